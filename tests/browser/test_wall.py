"""The screen on a wall, which nobody scrolls: all that hangs there comes by."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import Desk
from tests.browser.pages import a_wall
from tests.browser.phone import until
from tests.browser.site import Site

TURN = 20_000
LOW = {"width": 800, "height": 420}


@pytest.fixture
def wall(contexts: Callable[..., BrowserContext], site: Site) -> Page:
    token = site.ask(lambda session: a_wall(session, site))
    desk = Desk(contexts, site, None, viewport=LOW, reduced_motion="reduce")
    desk.page.clock.install()
    return desk.open(f"/wall/{token}")


def test_what_does_not_fit_comes_by_in_turns(wall: Page) -> None:
    first, last = wall.locator(".wall > li").first, wall.locator(".wall > li").last
    expect(first).to_be_in_viewport(ratio=0.9)
    expect(last).not_to_be_in_viewport(ratio=0.9)
    until(wall, "() => scrollY === 0")
    wall.clock.fast_forward(TURN)
    until(wall, "() => scrollY > 0")
    expect(last).to_be_in_viewport(ratio=0.9)
    wall.clock.fast_forward(TURN)
    until(wall, "() => scrollY === 0")


def test_it_stays_where_somebody_looks(wall: Page) -> None:
    wall.mouse.wheel(0, 60)
    until(wall, "() => scrollY > 0")
    there = wall.evaluate("scrollY")
    wall.clock.fast_forward(TURN)
    assert wall.evaluate("scrollY") == there
