"""Every screen in English: no Dutch of ours is left on it, to eyes or to ears, and it fits.

What axe asks no translation changes, so `test_screens` asks it once, in Dutch."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.people.models import Person
from tests.architecture.test_catalogue import messages, parts
from tests.browser.agreeing import agreed, states
from tests.browser.conftest import MakePhone
from tests.browser.desk import desks
from tests.browser.faults import problem
from tests.browser.looking import drawn, sideways
from tests.browser.phone import Phone
from tests.browser.site import Site
from tests.browser.walk import PHONE, visit

Contexts = Callable[..., BrowserContext]
ENGLISH: dict[str, Any] = {"locale": "en-GB"}

# What a person sees, and what only a screen reader says, but for what calls itself Dutch.
WORDS = """() => {
  const found = new Set();
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (!node.parentElement.closest("script, style, [lang=nl]")) found.add(node.data);
  }
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["aria-label", "placeholder", "title", "alt", "data-confirm"]) {
      if (element.getAttribute(name)) found.add(element.getAttribute(name));
    }
  }
  return [...found].map(words => words.replace(/\\s+/g, " ").trim()).filter(words => words);
}"""
GAP = re.compile(r"%\\\(\w+\\\)[sd]")
PARTS = 3
LONG = 14  # a text so long is ours wherever it stands; a shorter one only by itself


@dataclass(frozen=True)
class Tongues:
    """The catalogue as a walk needs it."""

    english: dict[str, str]
    alone: re.Pattern[str]
    anywhere: re.Pattern[str]

    def say(self, dutch: str) -> str:
        """The English; also of a beginning such as "Volgende" in "Volgende: %(step)s"."""
        begins = next((text for text in self.english if text.startswith(f"{dutch}: %(")), dutch)
        return self.english.get(dutch) or self.english.get(begins, dutch).partition(": %(")[0]

    def dutch_on(self, page: Page) -> list[str]:
        """Our own Dutch that stands on this page."""
        said = page.evaluate(WORDS)
        return [one for one in said if self.alone.fullmatch(one) or self.anywhere.search(one)]


@pytest.fixture(scope="module")
def tongues() -> Tongues:
    pairs = {
        squeezed(text): squeezed(english)
        for message in messages("en")
        for text, english in zip(parts(message.id), parts(message.string), strict=False)
    }
    differ = {text for text, english in pairs.items() if text != english and tells(text)}
    # A choice of languages calls each by its own name, and Mei signs in as "mei".
    differ -= {"Nederlands", "mei"}
    whole = {text for text in differ if "%(" not in text and " " in text and len(text) >= LONG}
    assert len(whole) > 200
    return Tongues(pairs, any_of(differ), any_of(whole))


def tells(text: str) -> bool:
    """Enough of it is fixed to know it by: "%(one)s en %(other)s" is half the language."""
    return "%(" not in text or len(re.sub(r"%\(\w+\)[sd]", "", text)) > 8


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def any_of(texts: set[str]) -> re.Pattern[str]:
    """Any of these, with anything in their gaps."""
    return re.compile("|".join(GAP.sub(".+", re.escape(text)) for text in sorted(texts)))


@pytest.fixture
def english(demo_site: Site) -> Iterator[None]:
    """Everybody reads English, until the test is over."""
    speak(demo_site, "en")
    yield
    speak(demo_site, "nl")


def speak(site: Site, locale: str) -> None:
    def question(session: Session) -> None:
        session.execute(update(Person).values(locale=locale))
        session.commit()

    site.ask(question)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("turn", range(PARTS))
def test_no_screen_of_the_phone_speaks_dutch_to_who_reads_english(
    contexts: Contexts, playwright: Playwright, demo_site: Site, tongues: Tongues, turn: int
) -> None:
    noor = Phone(contexts(**(playwright.devices["Pixel 7"] | ENGLISH)), demo_site)
    noor.remember("noor")
    noor.open()
    noor.has_pulled()
    found = {}
    for name in list(PHONE)[turn::PARTS]:
        visit(noor, name, tongues.say)
        found[name] = [*tongues.dutch_on(noor.page), *sideways(noor.page)]
        assert noor.page.evaluate("document.documentElement.lang") == "en"
    assert {name: findings for name, findings in found.items() if findings} == {}


@pytest.mark.usefixtures("english")
def test_no_page_of_the_server_speaks_dutch_to_who_reads_english(
    contexts: Contexts,
    demo_site: Site,
    tongues: Tongues,
    drawn_here: list[tuple[str, str | None]],
) -> None:
    found = {}
    for desk, paths in desks(contexts, demo_site, drawn_here, **ENGLISH):
        for path in [*paths, "/nowhere"]:
            desk.open(path)
            drawn(desk.page)
            found[path] = [*tongues.dutch_on(desk.page), *sideways(desk.page)]
            assert desk.page.evaluate("document.documentElement.lang") == "en", path
    assert {path: findings for path, findings in found.items() if findings} == {}


def test_whoever_signs_in_on_an_english_phone_reads_english(
    contexts: Contexts, demo_site: Site, tongues: Tongues
) -> None:
    """Nobody is known yet, so the browser says which language."""
    nobody = Phone(contexts(**ENGLISH), demo_site)
    nobody.open()
    assert tongues.dutch_on(nobody.page) == []


def test_what_waits_and_what_came_back_is_told_in_english(
    phone: MakePhone, site: Site, tongues: Tongues
) -> None:
    speak(site, "en")
    noor = phone(**ENGLISH)
    noor.remember("noor")
    noor.open()
    noor.has_pulled()
    found = {}
    site.faults.on("PUT /api/moments/*", problem(422, "invalid", "We cannot take this."))
    for text, offline in (("Came back.", False), ("Still waits.", True)):
        noor.context.set_offline(offline)
        noor.page.locator("nav.bar a.tell").click()
        noor.page.get_by_role("textbox").first.fill(text)
        noor.page.get_by_role("button", name=tongues.say("Bewaren")).click()
        expect(noor.card(text)).to_be_visible()
        noor.outbox_where("items.every(item => item.state === 'refused' || item.tries > 0)")
        found[text] = tongues.dutch_on(noor.page)
    for path in ("/app/", "/app/me#outbox", "/app/feedback", "/app/reflections"):
        noor.open(path)
        found[path] = tongues.dutch_on(noor.page)
    noor.open("/app/me")
    noor.page.get_by_role("button", name=tongues.say("Afmelden")).click()
    expect(noor.page.get_by_role("dialog")).to_be_visible()
    found["signing out"] = tongues.dutch_on(noor.page)
    assert {name: words for name, words in found.items() if words} == {}


def test_what_a_team_chooses_about_is_told_in_english(
    phone: MakePhone, site: Site, tongues: Tongues
) -> None:
    norm = agreed(site)
    speak(site, "en")
    sem, fatima = phone("sem", **ENGLISH), phone("fatima", **ENGLISH)
    found = {name: tongues.dutch_on(seen.page) for name, seen in states(sem, fatima, norm)}
    assert {name: words for name, words in found.items() if words} == {}


def test_control_a_dutch_word_is_heard(contexts: Contexts, tongues: Tongues) -> None:
    page = contexts().new_page()
    page.set_content("<p>Even laden<p>x Alleen voor mezelf bewaren y<p aria-label=Terug>")
    assert len(tongues.dutch_on(page)) == 3
