"""The console by keyboard alone: past the navigation, to a norm, into it, and kept."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.desk import DESKTOP, Desk
from tests.browser.site import Site

Contexts = Callable[..., BrowserContext]


def test_a_norm_is_found_changed_and_kept_without_a_mouse(contexts: Contexts, site: Site) -> None:
    desk = Desk(contexts, site, "daan", viewport=DESKTOP)
    page = desk.open("/console/norms")
    keys = page.keyboard
    keys.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    keys.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    search = page.get_by_role("searchbox", name="Zoek in normen")
    keys.press("/")  # a single sign takes nobody anywhere from outside the table
    expect(page.locator("#main")).to_be_focused()
    tab_to(search)
    keys.press("ArrowDown")
    rows = page.locator("table.grid a.what")
    expect(rows.nth(0)).to_be_focused()
    keys.press("j")
    expect(rows.nth(1)).to_be_focused()
    keys.press("ArrowUp")
    expect(rows.nth(0)).to_be_focused()
    keys.press("/")
    keys.type("lopen/")  # in the field it is a sign like any other
    expect(search).to_have_value("lopen/")
    keys.press("Backspace")
    keys.press("Enter")
    expect(page.get_by_role("link", name="Alles tonen")).to_be_visible()
    tab_to(search)
    keys.press("ArrowDown")
    expect(page.get_by_role("link", name="We lopen mee").first).to_be_focused()
    keys.press("Enter")
    room = page.get_by_role("textbox", name="Ruimte")
    expect(room).to_be_visible()
    tab_to(room)
    keys.press("ControlOrMeta+a")
    keys.type("Loop ook mee naar de auto.")
    tab_to(page.get_by_role("button", name="Concept bewaren"), "Shift+Tab")
    keys.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Concept bewaard.")
    expect(room).to_have_value("Loop ook mee naar de auto.")
    assert desk.complaints == []


def tab_to(wanted: Locator, key: str = "Tab") -> None:
    for _step in range(80):
        if wanted.evaluate("it => it === document.activeElement"):
            break
        wanted.page.keyboard.press(key)
    expect(wanted).to_be_focused()
