"""A screen that was left alone asks for the password over the page; nothing on it is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.desk import DESKTOP, TABLET, Desk
from tests.browser.looking import wrong_with
from tests.browser.site import Site
from tests.browser.test_board import says
from tests.browser.test_norm_editor import open_norm
from tests.cast import PASSWORD

Contexts = Callable[..., BrowserContext]


@pytest.fixture
def tablet(contexts: Contexts, site: Site) -> Desk:
    desk = Desk(contexts, site, "fatima", viewport=TABLET)
    desk.page.clock.install()
    return desk


@pytest.fixture
def desk(contexts: Contexts, site: Site) -> Desk:
    found = Desk(contexts, site, "daan", viewport=DESKTOP)
    found.page.clock.install()
    return found


def test_the_board_asks_who_is_there_and_goes_on_where_it_was(tablet: Desk, site: Site) -> None:
    moment = site.told("noor", "Ze zocht een kleed.")
    page = tablet.open("/lead/")
    box = page.get_by_role("textbox", name="Jouw aandacht")
    box.fill("Dat zag je goed.")
    site.left_alone()
    tablet.later()
    expect(asks(page)).to_contain_text("Je was een tijdje weg. Log opnieuw in.")
    assert covered(page, box)
    page.keyboard.press("Escape")
    expect(asks(page)).to_be_visible()
    sign_in(page, "verkeerd")
    expect(asks(page).get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    sign_in(page, PASSWORD)
    expect(asks(page)).to_be_hidden()
    expect(box).to_have_value("Dat zag je goed.")
    page.get_by_role("button", name="Versturen").click()
    says(page, "Verstuurd.")
    read = site.api("noor").get(f"/api/moments/{moment}").json
    assert [row["text"] for row in read["attention"]] == ["Dat zag je goed."]


def test_attention_that_comes_too_late_is_sent_after_signing_in(tablet: Desk, site: Site) -> None:
    moment = site.told("noor", "Ze zocht een kleed.")
    page = tablet.open("/lead/")
    page.get_by_role("textbox", name="Jouw aandacht").fill("Dat zag je goed.")
    site.left_alone()
    page.get_by_role("button", name="Versturen").click()
    sign_in(page, PASSWORD)
    says(page, "Verstuurd.")
    read = site.api("noor").get(f"/api/moments/{moment}").json
    assert [row["text"] for row in read["attention"]] == ["Dat zag je goed."]


def test_after_signing_out_elsewhere_it_asks_too(tablet: Desk, site: Site) -> None:
    site.told("noor", "Ze zocht een kleed.")
    page = tablet.open("/lead/")
    page.get_by_role("textbox", name="Jouw aandacht").fill("Dat zag je goed.")
    assert site.api("fatima").delete("/api/devices").status_code == 204
    tablet.later()
    expect(asks(page)).to_contain_text("Log in om verder te gaan.")
    sign_in(page, PASSWORD)
    expect(asks(page)).to_be_hidden()
    expect(page.get_by_role("textbox", name="Jouw aandacht")).to_have_value("Dat zag je goed.")


def test_typing_keeps_the_screen_open_and_looking_does_not(tablet: Desk, site: Site) -> None:
    site.told("noor", "Ze zocht een kleed.")
    page = tablet.open("/lead/")
    tablet.later(61)
    site.left_alone(minutes=29)
    with page.expect_response("**/api/screen") as answer:
        page.get_by_role("textbox", name="Jouw aandacht").press("a")
    assert answer.value.status == 204
    told: list[str] = []
    page.on("request", lambda request: told.append(request.url))
    page.keyboard.type("bc")
    with page.expect_response("**/lead/board?*"):
        tablet.later()
    assert not [url for url in told if url.endswith("/api/screen")]


def test_a_half_written_norm_is_kept_when_it_is_saved_too_late(desk: Desk, site: Site) -> None:
    page = open_norm(desk, "We lopen mee")
    page.get_by_role("textbox", name="Waarom").fill("Omdat het zo hoort.")
    site.left_alone()
    desk.later(61)
    page.get_by_role("button", name="Concept bewaren").click()
    expect(asks(page)).to_contain_text("Je was een tijdje weg.")
    sign_in(page, PASSWORD)
    expect(page.get_by_role("status")).to_contain_text("Concept bewaard.")
    expect(page.get_by_role("textbox", name="Waarom")).to_have_value("Omdat het zo hoort.")


def test_typing_on_in_a_norm_after_being_away_asks_and_keeps_the_words(
    desk: Desk, site: Site
) -> None:
    page = open_norm(desk, "We lopen mee")
    why = page.get_by_role("textbox", name="Waarom")
    why.fill("Omdat het zo hoort.")
    site.left_alone()
    desk.later(61)
    why.press("End")
    sign_in(page, PASSWORD)
    expect(asks(page)).to_be_hidden()
    expect(why).to_have_value("Omdat het zo hoort.")
    expect(why).to_be_focused()


def test_without_a_script_a_norm_goes_along_through_sign_in(contexts: Contexts, site: Site) -> None:
    desk = Desk(contexts, site, "daan", viewport=DESKTOP, java_script_enabled=False)
    page = open_norm(desk, "We lopen mee")
    page.get_by_role("textbox", name="Waarom").fill("Eerst dit.\n\nDan dat.")
    site.left_alone()
    page.get_by_role("button", name="Concept bewaren").click()
    expect(page.get_by_role("status")).to_contain_text("Wat je schreef, gaat met je mee.")
    sign_in(page, PASSWORD)
    page.get_by_role("button", name="Ga verder").click()
    expect(page.get_by_role("status")).to_contain_text("Concept bewaard.")
    expect(page.get_by_role("textbox", name="Waarom")).to_have_value("Eerst dit.\n\nDan dat.")


def test_the_question_is_readable_by_all(tablet: Desk, site: Site) -> None:
    site.told("noor", "Ze zocht een kleed.")
    page = tablet.open("/lead/")
    site.left_alone()
    tablet.later()
    expect(asks(page)).to_be_visible()
    assert wrong_with(page) == []


def asks(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Ben je er nog")


def sign_in(page: Page, password: str) -> None:
    page.get_by_role("textbox", name="Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen").click()


def covered(page: Page, below: Locator) -> bool:
    """Whether nothing of it can be seen or reached: something else lies over its middle."""
    over = """box => { const { x, y, width, height } = box.getBoundingClientRect();
      return !box.contains(document.elementFromPoint(x + width / 2, y + height / 2)); }"""
    return bool(below.evaluate(over))
