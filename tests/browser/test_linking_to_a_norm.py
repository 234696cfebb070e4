"""A voice is linked to a norm by a word: by keyboard, without a script, several at once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.desk import DESKTOP, NARROW, Desk
from tests.browser.looking import wrong_with
from tests.browser.site import Site
from tests.browser.test_console_keyboard import tab_to
from tests.norms.held import held
from tests.voices.saying import said

Contexts = Callable[..., BrowserContext]
TITLES = [f"Koffie voor wie wacht, {number:02}" for number in range(30)]


@pytest.fixture
def voice(site: Site) -> str:
    held(site.world.app, site.world.cast, [*TITLES, "Thee voor wie wacht"], "utrecht")
    return said(site.api("daan"), text="Ik kreeg thee terwijl ik stond te wachten.")


def test_by_keyboard_it_is_found_while_typing_and_linked(
    contexts: Contexts, site: Site, voice: str
) -> None:
    desk = Desk(contexts, site, "daan", viewport=DESKTOP)
    page = desk.open(f"/console/voices/{voice}")
    keys, found = page.keyboard, page.locator("#norms-found")
    assert page.get_by_role("button", name="Koppel aan Thee voor wie wacht").is_visible()
    search = page.get_by_role("searchbox", name="Zoek in normen")
    tab_to(search)
    page.evaluate("window.same = true")
    keys.type("koffie")
    expect(found.get_by_role("radio")).to_have_count(20)
    expect(page.locator("#norms-said")).to_have_text(
        "Dit zijn de eerste 20. Typ er een woord bij om er minder te zien."
    )
    keys.type(" 07")
    expect(found.get_by_role("radio")).to_have_count(1)
    expect(page.locator("#norms-said")).to_have_text("1 norm gevonden.")
    expect(search).to_be_focused()
    assert page.evaluate("window.same"), "no other page was loaded"
    assert wrong_with(page) == []
    page.reload()
    expect(found.get_by_role("radio")).to_have_count(1)
    tab_to(found.get_by_role("radio"))
    keys.press("Space")
    keys.press("Enter")
    loose = page.get_by_role("button", name="Maak los van Koffie voor wie wacht, 07")
    expect(loose).to_be_visible()
    expect(found.get_by_role("radio")).to_have_count(0)
    assert desk.complaints == []


def test_without_a_script_the_form_asks_for_a_page(
    contexts: Contexts, site: Site, voice: str
) -> None:
    desk = Desk(contexts, site, "daan", viewport=NARROW, java_script_enabled=False)
    page = desk.open(f"/console/voices/{voice}")
    page.get_by_role("searchbox", name="Zoek in normen").fill("wacht 12")
    page.get_by_role("search", name="Normen zoeken").get_by_role("button", name="Zoek").click()
    page.get_by_role("radio", name="Koffie voor wie wacht, 12").check()
    page.locator("#norms-found").get_by_role("button", name="Koppelen").click()
    expect(
        page.get_by_role("button", name="Maak los van Koffie voor wie wacht, 12")
    ).to_be_visible()


def test_when_no_answer_comes_while_typing_the_button_still_asks(
    contexts: Contexts, site: Site, voice: str
) -> None:
    desk = Desk(contexts, site, "daan", viewport=DESKTOP)
    page = desk.open(f"/console/voices/{voice}")
    page.route("**/console/norms/found*", lambda route: route.abort())
    search = page.get_by_role("searchbox", name="Zoek in normen")
    search.fill("koffie 07")
    search.press("Enter")
    expect(page.get_by_role("radio", name="Koffie voor wie wacht, 07")).to_be_visible()
    assert "norm=koffie+07" in page.url


def test_several_from_the_table(contexts: Contexts, site: Site, voice: str) -> None:
    said(site.api("daan"), text="De koffie stond al klaar.")
    desk = Desk(contexts, site, "daan", viewport=DESKTOP)
    page = desk.open("/console/voices")
    page.get_by_role("checkbox", name="Alles op deze pagina").check()
    page.locator("select[name=to]").select_option(label="Een norm …")
    page.get_by_role("button", name="Koppelen", exact=True).click()
    expect(page.get_by_role("heading", name="2 stemmen die je aanvinkte")).to_be_visible()
    page.get_by_role("searchbox", name="Zoek in normen").press_sequentially("thee")
    page.get_by_role("radio", name="Thee voor wie wacht").check()
    assert wrong_with(page) == []
    page.get_by_role("button", name="Koppelen").click()
    expect(page.get_by_role("status")).to_have_text("Gekoppeld.")
    expect(page.locator("td .tag.ok", has_text="Thee voor wie wacht")).to_have_count(2)
    assert desk.complaints == []
