"""A tablet or a desktop screen on which somebody is signed in, and everything its console says."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.site import Site

TABLET = {"width": 1180, "height": 820}
UPRIGHT = {"width": 820, "height": 1180}
DESKTOP = {"width": 1440, "height": 900}


class Desk:
    """One window; `complaints` are what the browser warned of, policy violations among them."""

    def __init__(
        self, make: Callable[..., BrowserContext], site: Site, login: str | None, **options: object
    ) -> None:
        self.site = site
        self.context = make(**options)
        if login:
            cookie = {"name": "beleef", "value": site.token(login), "url": site.url}
            self.context.add_cookies([{**cookie, "httpOnly": True, "sameSite": "Lax"}])  # type: ignore[list-item]
        self.complaints: list[str] = []
        self.page: Page = self.context.new_page()
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> Page:
        self.page.goto(self.site.url + path)
        expect(self.page.locator("h1")).to_have_count(1)
        return self.page

    def later(self, seconds: int = 11) -> None:
        """Let the board's own time pass; needs `page.clock.install()` before the page opened."""
        self.page.clock.fast_forward(seconds * 1000)

    def _note(self, message: object) -> None:
        kind, text = getattr(message, "type", ""), getattr(message, "text", "")
        if kind in ("error", "warning"):
            self.complaints.append(text)
