"""Passkeys in a real browser, with its own virtual authenticator: made, used, removed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import MakePhone
from tests.browser.desk import DESKTOP, Desk
from tests.browser.phone import Phone
from tests.browser.site import Site
from tests.cast import PASSWORD

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def named_site(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Passkeys belong to a name, never to an address of numbers (WebAuthn 5.1.2)."""
    monkeypatch.setattr(site, "url", site.url.replace("127.0.0.1", "localhost"))
    return site


def with_authenticator(page: Page) -> Callable[[], list[dict[str, object]]]:
    """Give this page a device that knows its user; what it gives back lists its keys."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    added = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    return lambda: list(devtools.send("WebAuthn.getCredentials", added)["credentials"])


def open_passkeys(phone: Phone) -> None:
    phone.page.get_by_role("link", name="Ik", exact=True).click()
    phone.page.get_by_text("Passkeys", exact=True).click()


def test_a_passkey_on_the_phone_from_adding_to_removing(phone: MakePhone, named_site: Site) -> None:
    noor = phone("noor")
    page, keys = noor.page, with_authenticator(noor.page)
    open_passkeys(noor)
    page.get_by_role("button", name="Passkey toevoegen").click()
    expect(page.get_by_text("Je kunt nu inloggen met je passkey")).to_be_visible()
    [key] = keys()
    assert (key["rpId"], key["isResidentCredential"]) == ("localhost", True)

    page.get_by_role("button", name="Afmelden").click()
    page.get_by_role("button", name="Met een passkey").click()
    expect(noor.bar).to_be_visible()
    assert (
        page.evaluate("async () => (await (await fetch('/api/me')).json()).person.name") == "Noor"
    )

    open_passkeys(noor)
    page.get_by_role("button", name="Verwijder passkey").click()
    page.get_by_role("dialog").get_by_role("button", name="Ja, verwijder").click()
    expect(page.get_by_role("button", name="Verwijder passkey")).to_have_count(0)
    page.get_by_role("button", name="Afmelden").click()
    page.get_by_role("button", name="Met een passkey").click()
    expect(page.get_by_text("Deze passkey werkt hier niet.")).to_be_visible()


def test_whoever_signed_in_long_ago_is_asked_once_more(phone: MakePhone, named_site: Site) -> None:
    noor = phone("noor")
    keys = with_authenticator(noor.page)
    named_site.signed_in_ago(minutes=20)
    open_passkeys(noor)
    noor.page.get_by_role("button", name="Passkey toevoegen").click()
    question = noor.page.get_by_role("dialog")
    expect(question).to_contain_text("Even zeker weten dat jij het bent")
    question.get_by_label("Wachtwoord").fill("verkeerd")
    question.get_by_role("button", name="Verder").click()
    expect(question).to_contain_text("Dit wachtwoord klopt niet")
    question.get_by_label("Wachtwoord").fill(PASSWORD)
    question.get_by_role("button", name="Verder").click()
    expect(noor.page.get_by_text("Je kunt nu inloggen met je passkey")).to_be_visible()
    assert len(keys()) == 1


def test_an_admin_adds_a_passkey_and_signs_in_with_it(
    contexts: Callable[..., BrowserContext], named_site: Site
) -> None:
    daan = Desk(contexts, named_site, "daan", viewport=DESKTOP)
    with_authenticator(daan.page)
    page = daan.open("/console/me")
    page.get_by_role("button", name="Passkey toevoegen").click()
    expect(page.get_by_role("button", name="Verwijder passkey")).to_be_visible()
    page.get_by_role("button", name="Afmelden").click()
    daan.open("/sign-in?next=/console/norms")
    page.get_by_role("button", name="Met een passkey").click()
    expect(page.get_by_role("heading", name="Normen", level=1)).to_be_visible()
    assert daan.complaints == []


def test_words_that_came_too_late_go_along_with_a_passkey_too(
    contexts: Callable[..., BrowserContext], named_site: Site
) -> None:
    daan = Desk(contexts, named_site, "daan", viewport=DESKTOP)
    with_authenticator(daan.page)
    page = daan.open("/console/me")
    page.get_by_role("button", name="Passkey toevoegen").click()
    expect(page.get_by_role("button", name="Verwijder passkey")).to_be_visible()
    daan.open("/console/norms/new")
    page.get_by_label("Titel").fill("We zwaaien")
    named_site.left_alone()
    page.get_by_role("button", name="Concept bewaren").click()
    expect(page.get_by_text("Wat je schreef, gaat met je mee.")).to_be_visible()
    page.get_by_role("button", name="Met een passkey").click()
    expect(page.get_by_label("Titel")).to_have_value("We zwaaien")
    assert named_site.url + "/console/norms/" in page.url


def test_a_board_that_ended_opens_again_with_a_passkey(
    contexts: Callable[..., BrowserContext], named_site: Site
) -> None:
    fatima = Desk(contexts, named_site, "fatima", viewport=DESKTOP)
    with_authenticator(fatima.page)
    page = fatima.open("/lead/me")
    page.get_by_role("button", name="Passkey toevoegen").click()
    expect(page.get_by_role("button", name="Verwijder passkey")).to_be_visible()
    page.clock.install()
    fatima.open("/lead/")
    named_site.left_alone()
    fatima.later()
    question = page.get_by_role("dialog")
    question.get_by_role("button", name="Met een passkey").click()
    expect(question).to_have_count(0)
    expect(page.get_by_role("heading", name="Aandacht", exact=True)).to_be_visible()
