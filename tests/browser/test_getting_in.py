"""From a QR code to the first saved moment, and back after signing out, in a real browser."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from app.kernel import clock
from tests.browser import rows
from tests.browser.coming_in import (
    LONGEST,
    Thumb,
    box,
    button,
    code_of_utrecht,
    heading,
    join,
    scan,
)
from tests.browser.conftest import MakePhone
from tests.browser.looking import listening, wrong_with
from tests.browser.phone import Phone
from tests.browser.site import Site
from tests.cast import PASSWORD
from tests.people.joining import PIN, change_invite, lost_phone, uses_left

TOLD = "Een klant zocht een lamp en ik liep even mee."
WRONG = "604182"


def test_a_new_colleague_tells_the_first_moment_within_a_minute(
    phone: MakePhone, site: Site
) -> None:
    kim = phone()
    code = code_of_utrecht(site)
    scan(kim, code)
    thumb = Thumb(kim.page)
    expect(heading(kim, "Je komt bij Vestiging Utrecht van Van Dijk Wonen")).to_be_visible()
    thumb.type(box(kim, "Je naam"), "Kim")
    thumb.type(box(kim, "Pincode"), PIN)
    thumb.tap(button(kim, "Doe mee"))
    expect(heading(kim, "Je bent binnen, Kim")).to_be_visible()
    expect(heading(kim, "Zet Beleef op je beginscherm")).to_be_visible()
    nudge = kim.page.get_by_role("heading", name="Een duwtje aan het eind van je dienst?")
    assert nudge.count() == 0
    thumb.tap(kim.page.get_by_role("link", name="Vertel je eerste beleving"))
    thumb.type(box(kim, "Wat gebeurde er?"), TOLD)
    thumb.tap(button(kim, "Bewaren"))
    expect(kim.card(TOLD)).to_be_visible()
    assert (thumb.taps, thumb.keys) == (6, 3 + 6 + len(TOLD))
    assert thumb.seconds <= LONGEST
    kim.drained()
    assert rows.moments(site) == [TOLD]
    assert uses_left(site.world.app, code) == 4


def test_the_nudge_is_asked_for_after_the_first_saved_moment_and_not_before(
    phone: MakePhone, site: Site
) -> None:
    kim = phone()
    join(kim, code_of_utrecht(site))
    kim.page.get_by_role("link", name="Kijk eerst rond").click()
    kim.has_pulled()
    nudge = kim.page.get_by_role("heading", name="Een duwtje aan het eind van je dienst?")
    assert nudge.count() == 0
    kim.tell(TOLD)
    kim.go("Vandaag")
    expect(nudge).to_be_visible()


def test_every_state_of_coming_in_is_readable_by_all(phone: MakePhone, site: Site) -> None:
    code = code_of_utrecht(site, approval=True)
    kim = phone()
    with listening(kim.page, but="Failed to load resource") as heard:
        scan(kim, code)
        expect(button(kim, "Doe mee")).to_be_visible()
        assert wrong_with(kim.page) == []
        button(kim, "Doe mee").click()
        expect(kim.page.get_by_text("Hoe heet je?")).to_be_visible()
        box(kim, "Je naam").fill("Kim")
        box(kim, "Pincode").fill("123456")
        button(kim, "Doe mee").click()
        expect(kim.page.get_by_text("te makkelijk te raden")).to_be_visible()
        assert wrong_with(kim.page) == []
        box(kim, "Pincode").fill(PIN)
        button(kim, "Doe mee").click()
        expect(heading(kim, "Fatima laat je zo binnen")).to_be_visible()
        assert wrong_with(kim.page) == []
    assert heard == []


def test_the_tablet_lets_the_waiting_phone_in(phone: MakePhone, site: Site) -> None:
    kim, tablet = phone(), phone(device="Galaxy Tab S4 landscape")
    tablet.remember("fatima")
    tablet.page.goto(f"{site.url}/lead/team")
    join(kim, code_of_utrecht(site, approval=True))
    expect(heading(kim, "Fatima laat je zo binnen")).to_be_visible()
    kim.page.reload()
    expect(heading(kim, "Fatima laat je zo binnen")).to_be_visible()
    kim.page.goto(f"{site.url}/app/")
    expect(heading(kim, "Fatima laat je zo binnen")).to_be_visible()
    button(tablet, "Laat Kim binnen").click()
    expect(heading(kim, "Je bent binnen, Kim")).to_be_visible()


def test_who_is_refused_reads_whom_to_ask(phone: MakePhone, site: Site) -> None:
    kim, tablet = phone(), phone(device="Galaxy Tab S4 landscape")
    tablet.remember("fatima")
    join(kim, code_of_utrecht(site, approval=True))
    expect(heading(kim, "Fatima laat je zo binnen")).to_be_visible()
    tablet.page.goto(f"{site.url}/lead/team")
    button(tablet, "Kim niet binnenlaten").click()
    expect(heading(kim, "Je bent nog niet binnen")).to_be_visible()
    expect(kim.page.get_by_text("Vraag je teamleider")).to_be_visible()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"expires_at": clock.now() - timedelta(minutes=1)}, "verlopen. Vraag Fatima"),
        ({"uses_left": 0}, "al gebruikt. Vraag Fatima"),
        ({"revoked_at": clock.now()}, "ingetrokken. Vraag Fatima"),
        (None, "kennen we niet. Vraag je teamleider"),
    ],
)
def test_a_code_that_does_not_work_says_why(
    phone: MakePhone, site: Site, values: dict[str, object] | None, words: str
) -> None:
    code = code_of_utrecht(site)
    if values is not None:
        change_invite(site.world.app, code, **values)
    kim = phone()
    scan(kim, code if values is not None else "A" * 22)
    expect(heading(kim, "Deze code werkt niet")).to_be_visible()
    expect(kim.page.get_by_text(words)).to_be_visible()
    assert wrong_with(kim.page) == []


def test_a_code_takes_over_nobodys_phone(phone: MakePhone, site: Site) -> None:
    noor = phone("noor")
    code = code_of_utrecht(site)
    scan(noor, code)
    expect(heading(noor, "Hier is Noor ingelogd")).to_be_visible()
    assert uses_left(site.world.app, code) == 5


def test_a_lost_connection_and_a_lost_answer_cost_no_second_use(
    phone: MakePhone, site: Site
) -> None:
    code = code_of_utrecht(site)
    kim = phone()
    scan(kim, code)
    box(kim, "Je naam").fill("Kim")
    box(kim, "Pincode").fill(PIN)
    kim.context.route("**/api/admissions/*", lambda route: (route.fetch(), route.abort()))
    button(kim, "Doe mee").click()
    expect(kim.page.get_by_text("Er is geen verbinding. Tik nog eens")).to_be_visible()
    kim.context.unroute("**/api/admissions/*")
    button(kim, "Doe mee").click()
    expect(heading(kim, "Je bent binnen, Kim")).to_be_visible()
    assert uses_left(site.world.app, code) == 4


def test_a_lost_phone_ends_and_the_new_one_comes_in(phone: MakePhone, site: Site) -> None:
    old, new = phone("noor"), phone()
    code = lost_phone(site.world.app, site.world.cast, "noor")
    old.page.reload()
    expect(old.page.get_by_text("Er is een code gemaakt voor een nieuwe telefoon")).to_be_visible()
    old.page.reload()
    expect(heading(old, "Fijn dat je er bent")).to_be_visible()
    assert old.page.get_by_text("Er is een code gemaakt").count() == 0  # said once
    scan(new, code)
    expect(heading(new, "Welkom terug, Noor")).to_be_visible()
    assert box(new, "Je naam").count() == 0
    box(new, "Nieuwe pincode").fill(PIN)
    button(new, "Doe mee").click()
    expect(new.page.get_by_text("Typ eerst je wachtwoord.")).to_be_visible()
    box(new, "Je wachtwoord").fill("geraden")
    button(new, "Doe mee").click()
    expect(new.page.get_by_text("Dit wachtwoord klopt niet.")).to_be_visible()
    box(new, "Je wachtwoord").fill(PASSWORD)
    button(new, "Doe mee").click()
    expect(heading(new, "Je bent binnen, Noor")).to_be_visible()


def signed_out(phone: MakePhone, site: Site) -> Phone:
    kim = phone()
    join(kim, code_of_utrecht(site))
    kim.page.get_by_role("link", name="Kijk eerst rond").click()
    kim.has_pulled()
    kim.page.get_by_role("link", name="Ik", exact=True).click()
    button(kim, "Afmelden").click()
    expect(heading(kim, "Welkom terug, Kim")).to_be_visible()
    return kim


def test_a_pin_opens_the_phone_that_was_locked(phone: MakePhone, site: Site) -> None:
    kim = signed_out(phone, site)
    assert wrong_with(kim.page) == []
    kim.page.reload()
    box(kim, "Pincode").press_sequentially(PIN)  # the sixth digit is the tap
    expect(kim.bar).to_be_visible()
    expect(kim.page.locator("h1")).to_contain_text("Kim")


def test_a_locked_phone_without_a_network_says_so(phone: MakePhone, site: Site) -> None:
    kim = signed_out(phone, site)
    kim.offline()
    box(kim, "Pincode").fill(PIN)
    expect(kim.page.get_by_text("Ontgrendelen kan zodra die er weer is")).to_be_visible()
    kim.online()
    box(kim, "Pincode").fill(PIN)
    expect(kim.bar).to_be_visible()


def test_five_wrong_pins_lead_to_the_full_sign_in(phone: MakePhone, site: Site) -> None:
    kim = signed_out(phone, site)
    now = clock.now()
    for _ in range(4):
        with clock.frozen(now):
            box(kim, "Pincode").fill(WRONG)
            expect(kim.page.get_by_text("Deze pincode klopt niet.")).to_be_visible()
            expect(button(kim, "Ontgrendelen")).to_be_enabled()
        now += timedelta(minutes=2)
    with clock.frozen(now):
        box(kim, "Pincode").fill(WRONG)
        expect(kim.page.get_by_text(re.compile("vijf keer fout"))).to_be_visible()
    expect(box(kim, "Inlognaam")).to_be_visible()
    expect(box(kim, "Pincode")).to_have_count(0)


def test_a_forgotten_device_asks_for_everything_again(phone: MakePhone, site: Site) -> None:
    kim = signed_out(phone, site)
    button(kim, "Dit toestel vergeten").click()
    button(kim, "Ja, vergeet dit toestel").click()
    expect(box(kim, "Inlognaam")).to_be_visible()
    kim.page.reload()
    expect(box(kim, "Inlognaam")).to_be_visible()
    assert "Kim" not in kim.words
