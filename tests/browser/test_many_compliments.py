"""More compliments than fit on a page: a lead walks them all, and reads why the card is full."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from app.voices.compliments import MOST_WAITING
from tests.browser.desk import NARROW, TABLET, Desk
from tests.browser.looking import wrong_with
from tests.browser.site import Site
from tests.voices.test_many_compliments import left

Contexts = Callable[..., BrowserContext]


@pytest.mark.parametrize("size", [TABLET, NARROW], ids=["tablet", "phone"])
def test_a_lead_walks_the_pages_and_comes_back(
    contexts: Contexts, site: Site, size: dict[str, int]
) -> None:
    left(site.world.app, site.world.cast, MOST_WAITING)
    desk = Desk(contexts, site, "fatima", viewport=size)
    page = desk.open("/lead/compliments")
    expect(page.get_by_text("Meer neemt de kaart niet aan")).to_be_visible()
    pages = page.get_by_role("navigation", name="Bladzijden van wat wacht")
    quotes = page.locator("section#after blockquote")
    seen = quotes.all_inner_texts()
    for _page in range(3):
        pages.get_by_role("link", name="Volgende").click()
        expect(pages.get_by_role("link", name="Naar het begin")).to_be_visible()
        seen += quotes.all_inner_texts()
    assert len(set(seen)) == len(seen) == MOST_WAITING
    assert wrong_with(page) == []
    page.get_by_role("button", name="Goedkeuren").first.click()
    expect(page.get_by_role("status")).to_contain_text("Goedgekeurd.")
    expect(quotes).to_have_count(49)
    expect(page.get_by_text("Meer neemt de kaart niet aan")).to_have_count(0)
    pages.get_by_role("link", name="Naar het begin").click()
    expect(quotes).to_have_count(50)
    assert desk.complaints == []
