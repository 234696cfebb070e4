"""A tablet or a desktop screen on which somebody is signed in, and everything its console says."""

from collections.abc import Callable, Iterator

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.site import Site

TABLET = {"width": 1180, "height": 820}
UPRIGHT = {"width": 820, "height": 1180}
DESKTOP = {"width": 1440, "height": 900}
NARROW = {"width": 412, "height": 839}
SCREENS = {"fatima": TABLET, "daan": DESKTOP}  # everybody else reads on a phone


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


def desks(
    make: Callable[..., BrowserContext],
    site: Site,
    pages: list[tuple[str, str | None]],
    **options: object,
) -> Iterator[tuple[Desk, list[str]]]:
    """A desk for each who reads some of these pages, with the paths of those pages."""
    for login in sorted({login for _, login in pages}, key=str):
        size = SCREENS.get(str(login), NARROW)
        desk = Desk(make, site, login, viewport=size, **options)
        yield desk, [path for path, reader in pages if reader == login]
