"""What a person does on the phone, by the names that stand on the screen."""

import re
from contextlib import suppress
from typing import Any

from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from tests.browser.site import Site
from tests.cast import PASSWORD

DUTCH: dict[str, Any] = {"locale": "nl-NL", "timezone_id": "Europe/Amsterdam"}

WAITING = "wacht op verbinding"
REFUSED = "niet aangenomen"

# Only a database that is there: opening one by name would make it, without its stores.
READ = """async ([store]) => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    if (!/^beleef-[0-9a-f-]{36}$/.test(name)) continue;
    const db = await new Promise((done, fail) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    const rows = await new Promise((done, fail) => {
      const asked = db.transaction(store).objectStore(store).getAll();
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
    db.close();
    found.push(...rows);
  }
  return found;
}"""
CONTROLLED = (
    "async () => (await navigator.serviceWorker.ready) && !!navigator.serviceWorker.controller"
)


def until(page: Page, script: str, arg: Any = None, seconds: float = 30) -> Any:
    """What `script` gives once that is true. Unlike wait_for_function it awaits promises."""
    for _ in range(int(seconds * 20)):
        with suppress(Error):  # the page is just moving on, or fails for now
            if found := page.evaluate(script, arg):
                return found
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {script}")


class Phone:
    """One window of the app on one device."""

    def __init__(self, context: BrowserContext, site: Site, page: Page | None = None) -> None:
        self.context, self.site = context, site
        self.page = page or context.new_page()

    def another_window(self) -> "Phone":
        return Phone(self.context, self.site)

    def remember(self, login: str) -> None:
        """This person signed in on this device, on a page of ours, before."""
        cookie = {"name": "beleef", "value": self.site.token(login), "url": self.site.url}
        self.context.add_cookies([{**cookie, "httpOnly": True, "sameSite": "Lax"}])

    def open(self, path: str = "/app/") -> None:
        self.page.goto(self.site.url + path)
        expect(self.page.locator("h1").first).to_be_attached()

    def sign_in(self, login: str) -> None:
        self.page.get_by_role("textbox", name="Inlognaam").fill(login)
        self.page.get_by_role("textbox", name="Wachtwoord").fill(PASSWORD)
        self.page.get_by_role("button", name="Inloggen").click()
        expect(self.bar).to_be_visible()

    def has_pulled(self) -> None:
        """Everything that this device may hold is on it, and it can start without a network."""
        until(self.page, READ, ["norms"])
        until(self.page, CONTROLLED)

    def go(self, name: str) -> None:
        self.bar.get_by_role("link", name=name).click()

    def tell(self, text: str, readers: str = "Team") -> None:
        """Log a moment, from wherever there is a bar."""
        self.go("Vertel")
        self.page.get_by_role("textbox", name="Wat gebeurde er?").fill(text)
        self.page.get_by_role("radio", name=readers).check(force=True)
        self.page.get_by_role("button", name="Bewaren").click()
        expect(self.card(text)).to_be_visible()

    def compliment(self, name: str, behaviour: str) -> None:
        self.go("Feedback")
        self.page.get_by_role("button", name="Geef feedback").click()
        self.page.get_by_role("radio", name="Compliment").check(force=True)
        self.page.get_by_role("radio", name=name).check(force=True)
        for step, words in (
            ("Gedrag", behaviour),
            ("Gevoel", "Ik werd er blij van."),
            ("Gevolg", "De klant ging blijer weg."),
            ("Gewenst", "Blijf dit vooral doen."),
        ):
            self.page.get_by_role("button", name=f"Volgende: {step.lower()}").click()
            self.page.get_by_role("textbox", name=step).fill(words)
        self.page.get_by_role("button", name="Bekijk het geheel").click()
        self.page.get_by_role("button", name="Versturen").click()
        expect(self.page.get_by_text(f"Compliment voor {name}")).to_be_visible()

    def reflect(self, answer: str) -> None:
        """Answer the question of the day on Vandaag."""
        self.go("Vandaag")
        self.page.locator("form.ask").get_by_role("textbox").fill(answer)
        self.page.locator("form.ask").get_by_role("button", name="Bewaren").click()
        expect(self.page.locator(".answered")).to_be_visible()

    def card(self, text: str) -> Locator:
        return self.page.get_by_role("article").filter(has_text=text)

    @property
    def bar(self) -> Locator:
        return self.page.get_by_role("navigation", name="Hoofdmenu")

    @property
    def outbox(self) -> list[dict[str, Any]]:
        """What lies in the outbox on this device, of whomever."""
        return list(self.page.evaluate(READ, ["outbox"]))

    def kept(self, store: str) -> list[dict[str, Any]]:
        return list(self.page.evaluate(READ, [store]))

    def outbox_where(self, condition: str, seconds: float = 30) -> None:
        """Wait until this holds for `items`, the outbox."""
        script = f"async arg => (items => {condition})(await ({READ})(arg))"
        until(self.page, script, ["outbox"], seconds)

    def drained(self, seconds: float = 30) -> None:
        self.outbox_where("items.length === 0", seconds)

    def all_tried(self) -> None:
        """Wait until the last one was tried too, so that it does not go out by itself."""
        self.outbox_where("items.every(item => item.tries > 0)")

    def send_now(self) -> None:
        """As a person who does not want to wait."""
        self.page.evaluate("() => void dispatchEvent(new Event('online'))")

    def offline(self) -> None:
        self.context.set_offline(True)

    def online(self) -> None:
        self.context.set_offline(False)

    @property
    def words(self) -> str:
        """Everything that stands on the screen."""
        return re.sub(r"\s+", " ", self.page.locator("body").inner_text())
