"""The first shift: from a thumb without a network to the lead's tablet, over a killed browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from tests.browser import rows
from tests.browser.conftest import MakeProfile
from tests.browser.phone import WAITING, Phone
from tests.browser.site import Site

TOLD = [
    "Ik liep mee naar de stoelen.",
    "Een klant kwam terug om te bedanken.",
    "Ik belde dezelfde dag nog terug.",
]
SEMS = "Ik hield de deur open in de regen."
PETRAS = "In Zwolle bleef iemand voor de koffie."
POLL = 10_000
SLACK = 5_000  # the machine may be busy


@pytest.fixture(
    params=[("iPhone 15", "sqlite_site"), ("Pixel 7", "postgresql_site")],
    ids=lambda param: f"{param[0]}, {param[1].removesuffix('_site')}",
)
def device_and_site(request: pytest.FixtureRequest) -> tuple[str, Site]:
    device, name = request.param
    site: Site = request.getfixturevalue(name)
    site.renew()
    return device, site


def test_what_was_written_without_a_network_survives_kill_9_and_arrives_exactly_once(
    device_and_site: tuple[str, Site],
    playwright: Playwright,
    profile: MakeProfile,
    contexts: Callable[..., BrowserContext],
) -> None:
    """I-2 and I-3; then who sees it: the team and its lead, and nobody of another team."""
    device, site = device_and_site
    site.told("sem", SEMS)
    site.told("petra", PETRAS)
    board = contexts(viewport={"width": 1024, "height": 768})
    tablet = Phone(board, site)
    tablet.remember("fatima")
    tablet.page.goto(f"{site.url}/lead/")
    belevingen = tablet.page.get_by_role("list", name="Belevingen")
    expect(belevingen).to_contain_text(SEMS)

    browser = profile(**playwright.devices[device])
    morning = Phone(browser.start(), site)
    morning.open()
    morning.sign_in("noor")
    morning.has_pulled()
    browser.close()  # in the morning; Chromium writes its cookies down when it closes

    shift = Phone(browser.start(), site)
    shift.open()
    shift.offline()
    for text in TOLD:
        shift.tell(text)
    shift.compliment("Sem", "Ik zag dat je de deur openhield.")
    shift.reflect("Het was druk en goed.")
    shift.go("Belevingen")
    shift.card(SEMS).get_by_role("button", name="Hart").click()
    expect(shift.card(SEMS).get_by_role("button", name="Hart", pressed=True)).to_be_visible()
    assert len(shift.outbox) == 6
    site.stop()  # Background Sync wakes up with the browser, before it hears that it is offline
    browser.kill()

    later = Phone(browser.start(offline=True), site)
    later.open()
    later.go("Belevingen")
    for text in TOLD:
        expect(later.card(text)).to_contain_text(WAITING)
    expect(later.card(SEMS).get_by_role("button", name="Hart", pressed=True)).to_be_visible()
    later.go("Feedback")
    later.page.get_by_role("link", name="Gegeven").click()
    expect(later.page.get_by_role("listitem").filter(has_text="Sem")).to_contain_text(WAITING)
    later.go("Vandaag")
    expect(later.page.locator(".answered")).to_contain_text(WAITING)
    assert rows.moments(site) == sorted([SEMS, PETRAS])

    site.start()
    later.online()
    later.drained()
    expect(belevingen).to_contain_text(TOLD[0], timeout=POLL + SLACK)
    for text in TOLD:
        expect(belevingen).to_contain_text(text)

    assert rows.moments(site) == sorted([*TOLD, SEMS, PETRAS])
    assert rows.feedback(site) == ["Ik zag dat je de deur openhield."]
    assert rows.reflections(site) == ["Het was druk en goed."]
    assert rows.reactions(site) == ["heart"]
    later.go("Belevingen")
    expect(later.card(TOLD[0])).to_be_visible()
    expect(later.card(TOLD[0])).not_to_contain_text(WAITING)

    for login, theirs, sees in (("sem", SEMS, True), ("jan", PETRAS, False)):
        other = Phone(contexts(**playwright.devices[device]), site)
        other.remember(login)
        other.open()
        other.has_pulled()
        other.go("Belevingen")
        expect(other.card(theirs)).to_be_visible()
        assert [other.card(text).count() for text in TOLD] == [int(sees)] * 3
