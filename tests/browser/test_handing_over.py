"""On an iPhone: from the QR code in Safari into the app on the home screen, by one more code."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import update

from app.kernel import clock
from app.people.handovers import LASTS, Handover
from app.people.models import Device
from tests.browser.coming_in import box, button, code_of_utrecht, heading, join
from tests.browser.conftest import MakePhone
from tests.browser.looking import listening, wrong_with
from tests.browser.phone import Phone
from tests.browser.site import Site
from tests.people.joining import PIN

PAST = update(Handover).values(expires_at=clock.now())
LONG_AGO = update(Device).values(created_at=clock.now() - timedelta(hours=1))
TOLD = "Een klant zocht een lamp en ik liep even mee."
INSTALLED = "Object.defineProperty(navigator, 'standalone', { get: () => true })"
NEVER = "2222-2222"


@pytest.fixture
def safari(phone: MakePhone, site: Site) -> Phone:
    """Kim came in by a QR code just now."""
    kim = phone(device="iPhone 13", permissions=["clipboard-read", "clipboard-write"])
    join(kim, code_of_utrecht(site))
    expect(heading(kim, "Je bent binnen, Kim")).to_be_visible()
    return kim


@pytest.fixture
def app(phone: MakePhone) -> Phone:
    """Beleef on the home screen of the same iPhone, opened for the first time."""
    found = phone(device="iPhone 13")
    found.context.add_init_script(INSTALLED)
    found.open()
    return found


def shown(safari: Phone) -> str:
    code = safari.page.locator("p.code")
    expect(code).to_have_text(re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$"))
    return code.inner_text()


def at_install_help(safari: Phone) -> None:
    safari.page.goto(f"{safari.site.url}/app/me#install")
    expect(safari.page.locator("#install")).to_have_attribute("open", "")


def type_in(app: Phone, code: str) -> None:
    box(app, "Code").fill(code)
    button(app, "Kom binnen").click()


def test_from_safari_into_the_app_with_ones_own_moments(safari: Phone, app: Phone) -> None:
    code = shown(safari)
    expect(safari.page.get_by_text("Nog 10 minuten geldig.")).to_be_visible()
    safari.page.get_by_role("link", name="Vertel je eerste beleving").click()
    box(safari, "Wat gebeurde er?").fill(TOLD)
    button(safari, "Bewaren").click()
    expect(safari.card(TOLD)).to_be_visible()
    safari.drained()
    expect(heading(app, "Kom binnen met je code")).to_be_visible()
    expect(box(app, "Code")).to_be_focused()
    type_in(app, code.lower().replace("-", " "))
    expect(app.bar).to_be_visible()
    app.go("Belevingen")
    expect(app.card(TOLD)).to_be_visible()
    app.tell("En deze vertel ik in de app.")
    app.drained()
    safari.page.reload()
    expect(safari.card("En deze vertel ik in de app.")).to_be_visible()


def test_the_app_locks_with_the_same_pin(safari: Phone, app: Phone) -> None:
    type_in(app, shown(safari))
    app.has_pulled()
    app.page.get_by_role("link", name="Ik", exact=True).click()
    button(app, "Afmelden").click()
    expect(heading(app, "Welkom terug, Kim")).to_be_visible()
    box(app, "Pincode").press_sequentially(PIN)
    expect(app.bar).to_be_visible()


def test_it_is_copied_in_one_tap(safari: Phone) -> None:
    code = shown(safari)
    button(safari, "Kopieer de code").click()
    expect(button(safari, "Gekopieerd")).to_be_visible()
    assert safari.page.evaluate("navigator.clipboard.readText()") == code


def test_a_browser_that_does_not_copy_says_so(safari: Phone) -> None:
    shown(safari)
    safari.page.evaluate(
        "void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))"
    )
    button(safari, "Kopieer de code").click()
    expect(safari.page.get_by_text("Kopiëren mocht niet. Typ de code over.")).to_be_visible()


def test_safari_hears_that_it_was_used(safari: Phone, app: Phone) -> None:
    type_in(app, shown(safari))
    expect(app.bar).to_be_visible()
    safari.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(safari.page.get_by_text("Je bent nu ook in de app binnen.")).to_be_visible()


def test_a_code_that_is_over_makes_way_for_a_new_one(safari: Phone) -> None:
    first = shown(safari)
    safari.page.clock.install()
    safari.page.clock.fast_forward(int(LASTS.total_seconds() * 1000))
    expect(safari.page.get_by_text("Deze code is voorbij.")).to_be_visible()
    button(safari, "Maak een nieuwe code").click()
    assert shown(safari) != first


@pytest.mark.parametrize("why", ["never made", "too old", "used"])
def test_a_refused_code_reads_the_same_whatever_is_the_matter(
    safari: Phone, app: Phone, site: Site, phone: MakePhone, why: str
) -> None:
    code = shown(safari)
    if why == "too old":
        site.ask(lambda session: (session.execute(PAST), session.commit()))
    if why == "used":
        other = phone(device="iPhone 13")
        other.context.add_init_script(INSTALLED)
        other.open()
        type_in(other, code)
        expect(other.bar).to_be_visible()
    type_in(app, NEVER if why == "never made" else code)
    expect(app.page.get_by_text("Deze code werkt niet.")).to_be_visible()
    expect(box(app, "Code")).to_be_focused()


def test_half_a_code_is_said_before_it_is_sent(app: Phone) -> None:
    type_in(app, "ABCD")
    expect(app.page.get_by_text("Een code is acht letters en cijfers.")).to_be_visible()


def test_days_later_the_help_in_ik_asks_for_the_pin_first(
    safari: Phone, app: Phone, site: Site
) -> None:
    site.ask(lambda session: (session.execute(LONG_AGO), session.commit()))
    at_install_help(safari)
    button(safari, "Maak een code").click()
    safari.page.locator("#install").get_by_label("Je pincode").fill("604182")
    button(safari, "Maak een code").click()
    expect(safari.page.get_by_text("Deze pincode klopt niet.")).to_be_visible()
    with clock.frozen(clock.now() + timedelta(seconds=5)):  # a wrong one makes the next wait
        safari.page.locator("#install").get_by_label("Je pincode").fill(PIN)
        button(safari, "Maak een code").click()
        type_in(app, shown(safari))
        expect(app.bar).to_be_visible()


def test_what_waits_in_safari_is_sent_from_there_first(safari: Phone) -> None:
    safari.page.get_by_role("link", name="Kijk eerst rond").click()
    safari.has_pulled()
    safari.context.route("**/api/moments/*", lambda route: route.abort())
    safari.tell(TOLD)
    at_install_help(safari)
    expect(safari.page.get_by_text("Verstuur dit eerst, vanaf hier.")).to_be_visible()
    now = safari.page.locator("#install").get_by_role("button", name="Nu versturen")
    expect(now).to_be_visible()
    safari.context.unroute("**/api/moments/*")
    safari.send_now()
    safari.drained()
    expect(safari.page.get_by_text("Verstuur dit eerst, vanaf hier.")).to_have_count(0)


def test_without_a_network_both_sides_say_so(safari: Phone, app: Phone) -> None:
    code = shown(safari)
    safari.page.get_by_role("link", name="Kijk eerst rond").click()
    safari.has_pulled()
    at_install_help(safari)
    safari.offline()
    button(safari, "Maak een code").click()
    expect(safari.page.get_by_text("Een code maken kan zodra die er weer is.")).to_be_visible()
    app.offline()
    type_in(app, code)
    expect(app.page.get_by_text("Binnenkomen kan zodra die er weer is.")).to_be_visible()
    app.online()
    button(app, "Kom binnen").click()
    expect(app.bar).to_be_visible()


def test_a_lost_answer_costs_no_second_code(safari: Phone, app: Phone) -> None:
    code = shown(safari)
    app.context.route("**/api/handover-session", lambda route: (route.fetch(), route.abort()))
    type_in(app, code)
    expect(app.page.get_by_text("Binnenkomen kan zodra die er weer is.")).to_be_visible()
    app.context.unroute("**/api/handover-session")
    button(app, "Kom binnen").click()
    expect(app.bar).to_be_visible()


def test_anybody_finds_the_way_in_from_the_sign_in_screen(
    phone: MakePhone, safari: Phone, app: Phone
) -> None:
    button(app, "Met inlognaam en wachtwoord").click()
    expect(box(app, "Wachtwoord")).to_be_visible()
    expect(app.page.locator(".wrong")).to_have_count(0)
    button(app, "Ik heb een code uit Safari").click()
    expect(box(app, "Code")).to_be_visible()
    android = phone()
    android.open()
    button(android, "Ik heb een code van een ander toestel").click()
    type_in(android, shown(safari))
    expect(android.bar).to_be_visible()


def test_other_phones_need_no_code(phone: MakePhone, site: Site) -> None:
    """The app on an Android home screen has the browser's cookie."""
    kim = phone()
    join(kim, code_of_utrecht(site))
    expect(heading(kim, "Je bent binnen, Kim")).to_be_visible()
    expect(kim.page.locator("p.code")).to_have_count(0)


def test_every_state_is_readable_by_all(safari: Phone, app: Phone) -> None:
    with listening(app.page, but="Failed to load resource") as heard:
        shown(safari)
        assert wrong_with(safari.page) == []
        assert wrong_with(app.page) == []
        type_in(app, NEVER)
        expect(app.page.get_by_text("Deze code werkt niet.")).to_be_visible()
        assert wrong_with(app.page) == []
    assert heard == []
