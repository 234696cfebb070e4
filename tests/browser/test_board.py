"""The lead's board in a real browser: it keeps itself fresh and never loses what is being typed."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import TABLET, Desk
from tests.browser.site import Site

Contexts = Callable[..., BrowserContext]


@pytest.fixture
def tablet(contexts: Contexts, site: Site) -> Desk:
    """Fatima's tablet, whose time the test lets pass."""
    desk = Desk(contexts, site, "fatima", viewport=TABLET)
    desk.page.clock.install()
    return desk


def test_a_new_moment_appears_within_one_poll_and_what_is_typed_stays(
    tablet: Desk, site: Site
) -> None:
    site.told("noor", "Ze zocht een kleed.")
    page = tablet.open("/lead/")
    box = page.get_by_role("textbox", name="Jouw aandacht")
    box.fill("Wat zag je aan haar?")
    box.evaluate("box => box.setSelectionRange(3, 6)")
    site.told("sem", "De bank paste niet.")
    tablet.later()
    expect(items(page)).to_have_count(2)
    expect(page.get_by_role("article", name="Beleving van Noor")).to_be_visible()
    expect(box).to_have_value("Wat zag je aan haar?")
    expect(box).to_be_focused()
    assert box.evaluate("box => [box.selectionStart, box.selectionEnd]") == [3, 6]
    assert tablet.complaints == []


def test_attention_is_sent_without_a_new_page_and_reaches_the_writer(
    tablet: Desk, site: Site
) -> None:
    moment = site.told("noor", "Ze zocht een kleed.")
    page = tablet.open("/lead/")
    page.evaluate("window.same = true")
    page.get_by_role("textbox", name="Jouw aandacht").fill("Dat zag je goed.")
    page.get_by_role("button", name="Versturen").click()
    says(page, "Verstuurd.")
    expect(page.get_by_role("region", name="Wat jij schreef")).to_contain_text("Dat zag je goed.")
    expect(page.get_by_role("textbox", name="Jouw aandacht")).to_have_value("")
    assert page.evaluate("window.same")
    read = site.api("noor").get(f"/api/moments/{moment}").json
    assert [row["text"] for row in read["attention"]] == ["Dat zag je goed."]
    assert tablet.complaints == []


def test_without_a_connection_it_says_so_and_keeps_the_words(tablet: Desk, site: Site) -> None:
    moment = site.told("noor", "Ze zocht een kleed.")
    page = tablet.open("/lead/")
    box = page.get_by_role("textbox", name="Jouw aandacht")
    box.fill("Dat zag je goed.")
    tablet.context.set_offline(True)
    tablet.later()
    says(page, "Geen verbinding. Je ziet de stand van")
    page.get_by_role("button", name="Versturen").click()
    says(page, "Je aandacht is nog niet verstuurd.")
    expect(box).to_have_value("Dat zag je goed.")
    tablet.context.set_offline(False)
    page.get_by_role("button", name="Versturen").click()
    says(page, "Verstuurd.")
    read = site.api("noor").get(f"/api/moments/{moment}").json
    assert [row["text"] for row in read["attention"]] == ["Dat zag je goed."]


def test_a_moment_that_is_taken_back_is_said_and_the_words_stay(tablet: Desk, site: Site) -> None:
    moment = site.told("noor", "Ze zocht een kleed.")
    page = tablet.open("/lead/")
    page.get_by_role("textbox", name="Jouw aandacht").fill("Dat zag je goed.")
    site.api("noor").delete(f"/api/moments/{moment}")
    tablet.later()
    says(page, "Deze beleving is er niet meer.")
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_role("textbox", name="Wat je schreef")).to_have_value("Dat zag je goed.")


def test_going_to_another_moment_and_back_keeps_both_drafts(tablet: Desk, site: Site) -> None:
    site.told("noor", "Ze zocht een kleed.")
    site.told("sem", "De bank paste niet.")
    page = tablet.open("/lead/")
    box = page.get_by_role("textbox", name="Jouw aandacht")
    box.fill("Voor Sem.")
    items(page).filter(has_text="kleed").get_by_role("link").click()
    expect(page).to_have_title("Beleving van Noor · Aandacht · Beleef")
    expect(box).to_have_value("")
    box.fill("Voor Noor.")
    items(page).filter(has_text="bank").get_by_role("link").click()
    expect(box).to_have_value("Voor Sem.")
    assert tablet.complaints == []


def test_it_all_works_without_a_script(contexts: Contexts, site: Site) -> None:
    site.told("noor", "Ze zocht een kleed.")
    site.told("sem", "De bank paste niet.")
    tablet = Desk(contexts, site, "fatima", viewport=TABLET, java_script_enabled=False)
    page = tablet.open("/lead/")
    items(page).filter(has_text="kleed").get_by_role("link").click()
    page.get_by_role("textbox", name="Jouw aandacht").fill("Dat zag je goed.")
    page.get_by_role("button", name="Versturen").click()
    expect(page.get_by_role("region", name="Wat jij schreef")).to_contain_text("Dat zag je goed.")


def items(page: Page):  # type: ignore[no-untyped-def]
    """The moments in the list, without the headings of its two groups."""
    return (
        page.get_by_role("list", name="Belevingen")
        .get_by_role("listitem")
        .filter(has=page.get_by_role("link"))
    )


def says(page: Page, words: str) -> None:
    """The board says so where it can be seen; its other notes lie ready, hidden."""
    shown = page.get_by_role("status").locator("p:not([hidden])")
    expect(shown.filter(has_text=re.compile(re.escape(words)))).to_be_visible()
