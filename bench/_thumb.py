"""A thumb on a phone whose processor is four times slower than this machine's."""

from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext, Locator, Page, Playwright

from tests.browser.chromium import FLAGS, find
from tests.cast import PASSWORD

SLOWER = 4
WATCH = Path(__file__).with_name("_watch.js")
REST = 250  # ms between two taps, in which the app finishes what it put off
PATIENCE = 100  # looks


class Tap(NamedTuple):
    """Milliseconds from a tap."""

    paint: float  # to the next paint, in steps of eight
    there: float


class Thumb:
    """Taps and says how many milliseconds passed until what was asked was there."""

    def __init__(self, context: BrowserContext) -> None:
        self.page: Page = context.pages[0] if context.pages else context.new_page()
        self.page.add_init_script(path=WATCH)

    def slow_down(self) -> None:
        session = self.page.context.new_cdp_session(self.page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    def open(self, url: str, until: str) -> float:
        """From the start of the navigation to the frame that shows `until`, slowed down."""
        self.slow_down()
        self.page.add_init_script(f"bench.watch({{ there: {until!r} }})")
        self.page.goto(url)
        return float(self._seen("there")["there"])

    def bar(self, name: str) -> Locator:
        return self.page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=name)

    def tap(self, target: Locator, answered: str, there: str | None = None) -> Tap:
        """From the finger's leaving the glass to the paint that answers and to the content that was
        asked for; `answered` and `there` select what must be on the screen by then."""
        target.scroll_into_view_if_needed()
        self.page.evaluate(
            "wanted => bench.watch(wanted)", {"answered": answered, "there": there or answered}
        )
        box = target.bounding_box()
        assert box, "nothing to tap"
        self.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self._seen("there")
        self.page.wait_for_timeout(REST)
        seen = self._seen("answered")
        return Tap(seen["painted"], seen["there"] - seen["up"])

    def durable(self) -> float:
        """From the same tap to the database's word that it is on the medium."""
        seen = self._seen("durable")
        return float(seen["durable"] - seen["up"])

    def interactions(self) -> list[float]:
        """The browser's own count of each interaction: its slowest event up to the next paint."""
        found: list[float] = self.page.evaluate("() => [...bench.seen.interactions.values()]")
        return found

    def _seen(self, what: str) -> dict[str, Any]:
        for _ in range(PATIENCE):
            seen: dict[str, Any] = self.page.evaluate("() => bench.seen")
            if seen[what]:
                return seen
            self.page.wait_for_timeout(20)
        raise RuntimeError(f"never {what}: {self.page.url}")


def chromium() -> dict[str, Any]:
    """How to start the browser that the tests drive."""
    program = find()
    if program is None:
        raise RuntimeError("no Chromium; python -m tests.browser.chromium installs it")
    return {"executable_path": program, "args": FLAGS}


def phone(playwright: Playwright) -> dict[str, Any]:
    """What makes a window a phone of our people."""
    device = {**playwright.devices["Pixel 7"], "locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}
    return {key: device[key] for key in device if key != "default_browser_type"}


def sign_in(context: BrowserContext, url: str) -> None:
    """Noor's session, as a sign-in leaves it in the browser."""
    answer = context.request.post(
        f"{url}/api/session", data={"login": "noor", "password": PASSWORD}, headers={"Origin": url}
    )
    if not answer.ok:
        raise RuntimeError(f"signing in: {answer.status} {answer.text()}")
