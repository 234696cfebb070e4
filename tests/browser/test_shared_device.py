"""A tablet at the counter: A comes and goes, B comes, and finds nothing of A."""

import pytest
from playwright.sync_api import expect
from sqlalchemy.orm import Session

from app.people import pins
from tests.browser import rows
from tests.browser.conftest import MakePhone
from tests.browser.exactly_once import arrives
from tests.browser.phone import Phone
from tests.browser.remains import everything
from tests.browser.site import Site

PINS = {"noor": "294715", "sem": "630582"}
SECRET = "Dit is alleen voor noor zelf."


@pytest.fixture
def counter(phone: MakePhone, site: Site) -> Phone:
    """A device that fatima made the team's, with noor's and sem's PIN."""

    def choose_pins(session: Session) -> None:
        key = site.world.app.config["SECRET_KEY"]
        for login, pin in PINS.items():
            pins.keep(session, site.world.cast.people[login], pins.hash_of(pin, key))
        session.commit()

    site.ask(choose_pins)
    site.told("noor", SECRET, visibility="private")
    device = phone(None, viewport={"width": 1024, "height": 768})
    device.remember("fatima")
    device.open("/shared/")
    device.page.get_by_role("button", name="Ja, deel dit apparaat").click()
    expect(device.page.get_by_role("heading", name="Kies wie je bent")).to_be_visible()
    return device


def come_in(counter: Phone, login: str) -> None:
    counter.page.get_by_role("button", name=login.capitalize()).click()
    counter.page.get_by_label("Pincode").fill(PINS[login])
    expect(counter.bar).to_be_visible()
    counter.has_pulled()


def go_out(counter: Phone) -> None:
    counter.page.get_by_role("link", name="Ik", exact=True).click()
    counter.page.get_by_role("button", name="Afmelden").click()


def is_free(counter: Phone) -> None:
    expect(counter.page.get_by_role("heading", name="Kies wie je bent")).to_be_visible()


def left_of_noor(counter: Phone, site: Site) -> list[str]:
    """What of noor's own is still on this device, by bytes; that she is in the team is known."""
    found = everything(counter)
    return [mark for mark in (SECRET, f"beleef-{site.world.cast.people['noor']}") if mark in found]


def test_nothing_of_a_is_left_for_b_without_a_network(counter: Phone, site: Site) -> None:
    come_in(counter, "noor")
    assert len(left_of_noor(counter, site)) == 2  # else the search below proves nothing
    go_out(counter)
    is_free(counter)
    assert left_of_noor(counter, site) == []
    come_in(counter, "sem")
    counter.offline()
    counter.open()
    assert left_of_noor(counter, site) == []
    expect(counter.bar).to_be_visible()


def test_who_has_no_pin_signs_in_with_a_password_and_did_nothing_wrong(counter: Phone) -> None:
    counter.page.get_by_role("button", name="Fatima").click()
    expect(counter.page.get_by_role("alert")).to_contain_text("Log in met je wachtwoord.")
    login = counter.page.get_by_role("textbox", name="Inlognaam")
    expect(login).to_have_attribute("aria-invalid", "false")
    counter.page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(login).to_have_attribute("aria-invalid", "true")


def test_whoever_walks_off_is_out_after_five_minutes(counter: Phone, site: Site) -> None:
    counter.page.clock.install()
    come_in(counter, "noor")
    cookies = counter.context.cookies()
    counter.page.clock.fast_forward(4 * 60_000)
    expect(counter.bar).to_be_visible()
    counter.page.clock.fast_forward(70_000)
    is_free(counter)
    assert left_of_noor(counter, site) == []
    counter.context.add_cookies(cookies)  # type: ignore[arg-type]  # as the browser gave them
    assert counter.context.request.get(f"{site.url}/api/me").status == 401


def test_what_was_not_sent_waits_for_its_writer_alone(counter: Phone, site: Site) -> None:
    counter.page.clock.install()
    come_in(counter, "noor")
    counter.offline()
    counter.tell("Nog niet weg.")
    counter.page.clock.fast_forward(5 * 60_000 + 10_000)
    expect(counter.page.get_by_role("heading", name="Even geen verbinding")).to_be_visible()
    expect(counter.page.get_by_text("Wat nog niet verstuurd is, staat veilig")).to_be_visible()
    assert SECRET not in everything(counter)
    assert "Nog niet weg." not in counter.page.content()

    counter.online()
    counter.page.get_by_role("button", name="Opnieuw proberen").click()
    is_free(counter)
    come_in(counter, "sem")
    assert "Nog niet weg." not in counter.page.content()
    assert "Nog niet weg." not in rows.moments(site)
    go_out(counter)
    is_free(counter)
    come_in(counter, "noor")
    arrives(counter, ["Nog niet weg."])


def test_a_page_that_slept_opens_locked(counter: Phone, site: Site) -> None:
    come_in(counter, "noor")
    counter.page.clock.install()
    counter.page.goto("about:blank")
    counter.page.clock.fast_forward(6 * 60_000)
    counter.open()
    is_free(counter)
    assert left_of_noor(counter, site) == []


def test_no_push_is_offered_on_it(counter: Phone) -> None:
    come_in(counter, "noor")
    counter.page.get_by_role("link", name="Ik", exact=True).click()
    expect(counter.page.get_by_text("Niet op een gedeeld apparaat")).to_be_visible()
