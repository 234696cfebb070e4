"""Push from end to end: a real browser subscribes in our app and opens what our worker sends.

Nothing of ours is replaced. Stand-ins play the push services and the desktop, on this machine.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from app.people.session import config_of
from tests.browser import notification_desktop
from tests.browser.certificate import Certificate
from tests.browser.chromium import FLAGS
from tests.browser.firefox import PROGRAM, Firefox
from tests.browser.notification_desktop import NotificationDesktop
from tests.browser.phone import DUTCH, Phone
from tests.browser.push_chain import PushChain, wait_for
from tests.browser.push_service_chromium import HOST, ChromiumPushService
from tests.browser.push_service_firefox import FirefoxPushService
from tests.browser.site import Site
from tests.cast import PASSWORD

NUDGE = ("Even stilstaan bij je dienst?", "Eén vraag, één minuut. Alleen voor jou.")
ATTENTION = ("Er is aandacht voor je", "Open Beleef om te lezen.")
DOOR = ("Er staat iemand voor de deur", "Open Beleef om te zien wie erbij wil.")
UNSUBSCRIBE = """
  const { pushManager } = await navigator.serviceWorker.ready;
  return (await pushManager.getSubscription()).unsubscribe();
"""


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[NotificationDesktop]:
    if reason := notification_desktop.missing():  # a notification is read off its bus
        pytest.skip(reason)
    found = NotificationDesktop(tmp_path)
    yield found
    found.close()


@pytest.fixture
def google(tmp_path: Path) -> Iterator[ChromiumPushService]:
    found = ChromiumPushService(Certificate(tmp_path, "localhost", HOST))
    yield found
    found.close()


@pytest.fixture
def chromium(
    playwright: Playwright,
    program: str,
    tmp_path: Path,
    google: ChromiumPushService,
    desktop: NotificationDesktop,
) -> Iterator[BrowserContext]:
    """A Chromium with a profile: without one it neither subscribes nor hears a click."""
    context = playwright.chromium.launch_persistent_context(
        tmp_path / "profile",
        executable_path=program,
        args=[*FLAGS, *google.flags],
        env=os.environ | desktop.environment,
        permissions=["notifications"],
        **DUTCH,
    )
    yield context
    context.close()


@pytest.fixture
def mozilla(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[FirefoxPushService]:
    """Firefox takes its endpoints from us, so the site is told of one on this machine."""
    found = FirefoxPushService()
    config = config_of(site.world.app)
    known = replace(config, push_hosts=(*config.push_hosts, found.origin))
    monkeypatch.setitem(site.world.app.config, "BELEEF", known)
    yield found
    found.close()


@pytest.fixture
def firefox(tmp_path: Path, mozilla: FirefoxPushService) -> Iterator[Firefox]:
    if not PROGRAM:  # Chromium walks the same chain; only its push service is another
        pytest.skip("Firefox is not installed")
    found = Firefox(tmp_path, mozilla.server_url)
    yield found
    found.close()


def test_a_push_reaches_a_person_in_chromium(
    site: Site,
    chromium: BrowserContext,
    google: ChromiumPushService,
    desktop: NotificationDesktop,
) -> None:
    chain = PushChain(site, google.connect)
    phone = Phone(chromium, site)
    turn_the_nudge_on(phone)
    assert chain.subscriptions == 1

    chain.shift_ends()
    assert chain.send() == 1
    (nudge,) = wait_for(lambda: desktop.shown)
    assert (nudge.title, nudge.body.splitlines()[-1]) == NUDGE
    desktop.click(nudge)
    phone.page.wait_for_url(f"{site.url}/app/")  # the window that was open goes there

    place = chain.attention()
    assert chain.send() == 1
    attention = wait_for(lambda: desktop.shown[1:])[0]
    assert (attention.title, attention.body.splitlines()[-1]) == ATTENTION
    chromium.new_page()
    phone.page.close()
    with chromium.expect_page() as opened:  # no window of ours is open: one opens there
        desktop.click(attention)
    opened.value.wait_for_url(site.url + place)
    expect(opened.value.get_by_text("Een klant lachte")).to_be_visible()

    chain.attention()
    chain.send(as_another=True)
    assert google.statuses[-1] == 403
    assert (chain.subscriptions, chain.last_delivery) == (1, ("waiting", 1))

    assert opened.value.evaluate(f"async () => {{{UNSUBSCRIBE}}}")
    wait_for(lambda: not google.registrations)
    chain.attention()
    chain.send()
    assert google.statuses == [201, 201, 403, 410]
    assert chain.subscriptions == 0


def test_a_push_reaches_a_person_in_firefox(
    site: Site, firefox: Firefox, mozilla: FirefoxPushService
) -> None:
    chain = PushChain(site)
    firefox.open(f"{site.url}/app/")
    wait_for(lambda: "Inlognaam" in firefox.text)
    firefox.fill("login", "noor")
    firefox.fill("password", PASSWORD)
    firefox.press("Inloggen")
    wait_for(lambda: firefox.url == f"{site.url}/app/" and "Noor" in firefox.text)
    firefox.press_labelled("Ik")
    wait_for(lambda: "Aan het eind van je dienst" in firefox.text)
    firefox.press("Aan het eind van je dienst")
    firefox.press("Zet duwtje aan")
    wait_for(lambda: "Zet duwtje uit" in firefox.text)
    assert chain.subscriptions == 1

    chain.shift_ends()
    assert chain.send() == 1
    assert wait_for(lambda: firefox.shown) == [list(NUDGE)]
    firefox.click_notification(0)
    wait_for(lambda: firefox.url == f"{site.url}/app/")

    place = chain.attention()
    assert chain.send() == 1
    assert wait_for(lambda: firefox.shown[1:]) == [list(ATTENTION)]
    firefox.click_notification(1)
    wait_for(lambda: firefox.url == site.url + place)
    wait_for(lambda: "Een klant lachte" in firefox.text)

    chain.attention()
    chain.send(as_another=True)
    assert mozilla.statuses[-1] == 403
    assert (chain.subscriptions, chain.last_delivery) == (1, ("waiting", 1))

    assert firefox.run(UNSUBSCRIBE) is True
    wait_for(lambda: not mozilla.channels)
    chain.attention()
    chain.send()
    assert mozilla.statuses == [201, 201, 403, 410]
    assert chain.subscriptions == 0


@pytest.mark.parametrize("is_open", [True, False])
def test_a_knock_leads_a_lead_to_the_door(
    site: Site,
    chromium: BrowserContext,
    google: ChromiumPushService,
    desktop: NotificationDesktop,
    *,
    is_open: bool,
) -> None:
    chain = PushChain(site, google.connect)
    phone = Phone(chromium, site)
    turn_the_nudge_on(phone, "fatima")
    place = chain.somebody_waits("Kim")
    assert chain.send() == 1
    (notice,) = wait_for(lambda: desktop.shown)
    assert (notice.title, notice.body.splitlines()[-1]) == DOOR
    if is_open:
        desktop.click(notice)
        page = phone.page
    else:
        chromium.new_page()
        phone.page.close()
        with chromium.expect_page() as opened:
            desktop.click(notice)
        page = opened.value
    page.wait_for_url(site.url + place)
    page.get_by_role("button", name="Laat Kim binnen").click()
    expect(page.get_by_role("listitem").filter(has_text="Kim")).to_be_visible()


def turn_the_nudge_on(phone: Phone, login: str = "noor") -> None:
    """What noor does: sign in, and say yes to an invitation at the end of a shift."""
    phone.page.goto(f"{phone.site.url}/app/")
    phone.sign_in(login)
    phone.has_pulled()
    phone.page.get_by_role("link", name="Ik", exact=True).click()
    phone.page.get_by_text("Aan het eind van je dienst").click()
    phone.page.get_by_role("button", name="Zet duwtje aan").click()
    expect(phone.page.get_by_role("button", name="Zet duwtje uit")).to_be_visible(timeout=20_000)
