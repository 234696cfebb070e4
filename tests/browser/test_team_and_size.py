"""Another team since, or too large: the writer decides, and nothing is lost."""

import json
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.moments.models import Moment
from tests.browser import rows
from tests.browser.conftest import MakePhone
from tests.browser.exactly_once import WRITES, arrives
from tests.browser.faults import ALWAYS, Forward, Reply, Request, answer, problem
from tests.browser.looking import wrong_with
from tests.browser.members import move
from tests.browser.phone import REFUSED, Phone
from tests.browser.site import Site

TEXT = "Geschreven voor Utrecht."
PROXY = answer(413, "<h1>Request Entity Too Large</h1>")


def tell_and_move(noor: Phone, *teams: str) -> None:
    noor.offline()
    noor.site.stop()  # a worker that wakes just now is not offline at once
    noor.tell(TEXT)
    move(noor.site, "noor", *teams)
    noor.site.start()
    noor.online()


def asks(noor: Phone) -> None:
    """I-8: it came back, it says what is safe, and no other team has read it."""
    card = noor.card(TEXT)
    expect(card).to_contain_text(REFUSED)
    expect(card).to_contain_text("waar je niet meer bij hoort")
    expect(card).to_contain_text("Je tekst is veilig bewaard.")
    nobody_read_it(noor.site)


def nobody_read_it(site: Site) -> None:
    assert rows.moments(site) == []


def team_of(site: Site, text: str) -> tuple[str | None, str]:
    found = select(Moment.team_id, Moment.visibility).where(Moment.text == text)
    team, visibility = site.ask(lambda session: session.execute(found).one())
    return team, visibility


def test_who_moved_is_asked_and_may_share_with_the_new_team(phone: MakePhone, site: Site) -> None:
    noor = phone("noor")
    tell_and_move(noor, "zwolle")
    asks(noor)
    assert wrong_with(noor.page) == []
    noor.card(TEXT).get_by_role("button", name="Delen met Vestiging Zwolle").click()
    arrives(noor, [TEXT])
    assert team_of(site, TEXT) == (site.world.cast.teams["zwolle"], "team")
    expect(noor.card(TEXT)).not_to_contain_text(REFUSED)


@pytest.mark.parametrize("teams", [["zwolle"], []], ids=["another team", "no team"])
def test_who_moved_may_keep_it_to_themselves(
    phone: MakePhone, site: Site, teams: list[str]
) -> None:
    noor = phone("noor")
    tell_and_move(noor, *teams)
    noor.page.get_by_role("link", name="Mijn").click()
    asks(noor)
    noor.card(TEXT).get_by_role("button", name="Alleen voor mezelf bewaren").click()
    arrives(noor, [TEXT])
    assert team_of(site, TEXT)[1] == "private"


def test_who_moved_and_changes_the_words_must_choose_a_team(phone: MakePhone, site: Site) -> None:
    noor = phone("noor")
    tell_and_move(noor, "zwolle")
    asks(noor)
    noor.card(TEXT).get_by_role("button", name="Aanpassen").click()
    noor.page.get_by_role("textbox", name="Wat gebeurde er?").fill("Nu voor Zwolle.")
    noor.page.get_by_role("button", name="Bewaren").click()
    expect(noor.page.get_by_role("alert")).to_contain_text("Kies voor welk team")
    noor.page.get_by_role("combobox", name="Welk team?").select_option("Vestiging Zwolle")
    noor.page.get_by_role("button", name="Bewaren").click()
    arrives(noor, ["Nu voor Zwolle."])
    assert team_of(site, "Nu voor Zwolle.") == (site.world.cast.teams["zwolle"], "team")


def test_a_draft_of_before_is_not_for_the_new_team_either(phone: MakePhone, site: Site) -> None:
    noor = phone("noor")
    noor.go("Vertel")
    noor.page.get_by_role("textbox", name="Wat gebeurde er?").fill(TEXT)
    expect(noor.page.get_by_text("Concept bewaard")).to_be_visible()
    move(site, "noor", "zwolle")
    noor.open("/app/moments")
    noor.send_now()
    expect(noor.page.get_by_role("link", name="Vertel")).to_be_visible()
    noor.go("Vertel")
    expect(noor.page.get_by_role("combobox", name="Welk team?")).to_be_visible()
    noor.page.get_by_role("button", name="Bewaren").click()
    expect(noor.page.get_by_role("alert")).to_contain_text("Kies voor welk team")


def test_control_a_build_that_does_not_name_the_team_is_caught(
    phone: MakePhone, site: Site
) -> None:
    def nameless(request: Request, forward: Forward) -> Reply:
        body = json.loads(request.body)
        del body["team"]
        sent = json.dumps(body).encode()
        headers = dict(request.headers) | {"Content-Length": str(len(sent))}
        return forward(replace(request, headers=list(headers.items()), body=sent))

    noor = phone("noor")
    site.faults.on(WRITES[0], nameless, ALWAYS)
    tell_and_move(noor, "zwolle")
    while not rows.moments(site):
        noor.page.wait_for_timeout(50)
    with pytest.raises(AssertionError):
        nobody_read_it(site)
    assert team_of(site, TEXT)[0] == site.world.cast.teams["zwolle"]


@pytest.mark.parametrize(
    "refusal",
    [problem(413, "too_large", "Dit is te groot om te versturen. Maak het korter."), PROXY],
    ids=["our server", "a proxy"],
)
def test_what_is_too_large_comes_back_to_be_made_shorter_and_holds_up_nobody(
    phone: MakePhone, site: Site, refusal: object
) -> None:
    """I-9, alone and in a batch: a limit that looks at bytes, as proxies do."""
    noor = phone("noor")
    large = "Een heel lang verhaal. " * 60

    def limited(request: Request, forward: Forward) -> Reply | None:
        return refusal(request, forward) if len(request.body) > 1500 else forward(request)  # type: ignore[operator]

    for pattern in WRITES:
        site.faults.on(pattern, limited, ALWAYS)
    noor.offline()
    others = [f"Gewoon moment {number}." for number in range(4)]
    noor.go("Vertel")
    noor.page.get_by_role("textbox", name="Wat gebeurde er?").fill(large)
    noor.page.get_by_role("button", name="Bewaren").click()
    for text in others:
        noor.tell(text)
    noor.online()
    noor.outbox_where("items.length === 1 && items[0].state === 'refused'")
    assert rows.moments(site) == others
    card = noor.card("Een heel lang verhaal.")
    expect(card).to_contain_text(REFUSED)
    expect(card).to_contain_text("te groot om te versturen. Maak het korter.")
    expect(card).to_contain_text("Je tekst is veilig bewaard.")
    assert wrong_with(noor.page) == []

    tries = len(site.faults.seen(WRITES[0]))
    pulls = len(site.faults.seen("GET /api/sync*"))
    noor.send_now()
    while len(site.faults.seen("GET /api/sync*")) == pulls:
        noor.page.wait_for_timeout(50)
    assert len(site.faults.seen(WRITES[0])) == tries  # never again unchanged

    card.get_by_role("button", name="Aanpassen").click()
    noor.page.get_by_role("textbox", name="Wat gebeurde er?").fill("Een kort verhaal.")
    noor.page.get_by_role("button", name="Bewaren").click()
    arrives(noor, ["Een kort verhaal."])
