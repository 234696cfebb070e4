"""A phone that comes in by a code, as its owner does it, and the time that it takes a thumb."""

from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page

from tests.browser.phone import Phone
from tests.browser.site import Site
from tests.people.joining import PIN, invited

# A thumb: time per key and per tap, found field, moved hand and all.
KEY, TAP = 0.25, 1.0
# From pointing the camera to the page: the camera app, its yellow line, the first load.
SCAN = 8.0
LONGEST = 60.0


@dataclass
class Thumb:
    """Counts what a person does, at the speed of a thumb that does it for the first time."""

    page: Page
    taps: int = 0
    keys: int = 0
    seconds: float = field(default=SCAN)

    def tap(self, place: Locator) -> None:
        place.click()
        self.taps, self.seconds = self.taps + 1, self.seconds + TAP

    def type(self, place: Locator, words: str) -> None:
        self.tap(place)
        place.press_sequentially(words)
        self.keys, self.seconds = self.keys + len(words), self.seconds + KEY * len(words)


def scan(phone: Phone, code: str) -> None:
    phone.page.goto(f"{phone.site.url}/app/join#{code}")


def box(phone: Phone, name: str) -> Locator:
    return phone.page.get_by_role("textbox", name=name)


def button(phone: Phone, name: str) -> Locator:
    return phone.page.get_by_role("button", name=name)


def heading(phone: Phone, name: str) -> Locator:
    return phone.page.get_by_role("heading", name=name)


def join(phone: Phone, code: str, name: str = "Kim") -> None:
    scan(phone, code)
    box(phone, "Je naam").fill(name)
    box(phone, "Pincode").fill(PIN)
    button(phone, "Doe mee").click()


def code_of_utrecht(site: Site, **more: object) -> str:
    return invited(site.world.app, site.world.cast, **more)  # type: ignore[arg-type]
