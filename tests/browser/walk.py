"""Every screen of the phone, and what shows it; names are ours, in Dutch."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.looking import drawn
from tests.browser.phone import Phone

Say = Callable[[str], str]  # our words, in the language of whoever looks
Step = Callable[[Page, Say], object]


def at(path: str, *steps: Step) -> tuple[str, tuple[Step, ...]]:
    return path, steps


def press(name: str) -> Step:
    return lambda page, say: page.get_by_role("button", name=say(name)).first.click()


def fill(name: str, words: str) -> Step:
    return lambda page, say: page.get_by_role("textbox", name=say(name)).fill(words)


def follow(selector: str) -> Step:
    return lambda page, _say: page.locator(selector).first.click()


def open_folds(page: Page, _say: Say = str) -> None:
    expect(page.locator("summary").first).to_be_visible()
    closed = page.locator("details:not([open]) > summary")
    while closed.count():
        closed.first.click()
    expect(page.locator("details[open]").first).to_be_visible()


PROPOSING = (
    fill("Titel", "We bellen terug"), fill("In het kort", "Altijd."), press("Volgende"),
    fill("Kader", "Wie belooft, belt."), press("Volgende"),
    fill("Ruimte", "Je kiest zelf wanneer."), press("Volgende"),
)  # fmt: skip


def look_for(words: str) -> Step:
    return lambda page, _say: page.get_by_role("searchbox").fill(words)


PHONE = {
    "Vandaag": at("/app/"),
    "Vandaag, nothing filled in": at("/app/", press("Bewaren")),
    "Belevingen of the team": at("/app/moments"),
    "Belevingen, mine": at("/app/moments?scope=mine"),
    "Belevingen of everybody": at("/app/moments?scope=organisation"),
    "Belevingen, searching": at("/app/moments", press("Zoeken"), look_for("koffie")),
    "Belevingen, nothing found": at("/app/moments", press("Zoeken"), look_for("giraffe")),
    "Beleving": at("/app/moments?scope=mine", follow("article.moment .react a")),
    "Beleving, taking back": at(
        "/app/moments?scope=mine", follow("article.moment .react a"), press("Intrekken")
    ),
    "Beleving that is not there": at("/app/moments/01900000-0000-7000-8000-000000000000"),
    "Vertel": at("/app/tell"),
    "Vertel, nothing written": at("/app/tell", press("Bewaren")),
    "Vertel with a norm and with whom": at(
        "/app/tell", follow(".tools[role=group] button"), press("Met wie"),
    ),
    "Vertel with a customer's name": at(
        "/app/tell", fill("Wat gebeurde er?", "Bel hem op 06 12345678.")
    ),
    "Normen": at("/app/norms"),
    "Normen, nothing found": at("/app/norms", look_for("giraffe")),
    "Norm": at("/app/norms", follow("a.row"), open_folds),
    "Normen of a value": at("/app/norms", follow("a.row"), follow(".why a.tag")),
    "Stem van een klant": at("/app/norms", follow("a.row"), follow(".why .said a")),
    "Norm that is not there": at("/app/norms/01900000-0000-7000-8000-000000000000"),
    "Norm, other words": at(
        "/app/norms", follow("a.row:not(:has(.tag))"), press("Stel een verandering voor")
    ),
    "Norm that awaits a choice": at("/app/norms", follow("a.week"), open_folds),
    "Stel een norm voor": at("/app/norms/propose"),
    "Stel een norm voor, nothing filled in": at("/app/norms/propose", press("Volgende")),
    "Stel een norm voor, what looks alike": at(
        "/app/norms/propose", fill("Titel", "We bellen terug")
    ),
    "Stel een norm voor, phrases": at("/app/norms/propose?begin=1", *PROPOSING),
    "Stel een norm voor, a sign": at(
        "/app/norms/propose?begin=2", *PROPOSING, press("Volgende"), press("Volgende")
    ),
    "Stel een norm voor, the whole": at(
        "/app/norms/propose?begin=3", *PROPOSING, *(press("Volgende"),) * 3
    ),
    "Feedback received": at("/app/feedback", open_folds),
    "Feedback given": at("/app/feedback?box=given", open_folds),
    "Geef feedback": at("/app/feedback/give"),
    "Geef feedback, nobody chosen": at("/app/feedback/give", press("Volgende")),
    "Geef feedback, a step": at(
        "/app/feedback/give", follow("input[name=to]"), press("Volgende"), press("Volgende")
    ),
    "Ik": at("/app/me", open_folds),
    "Eerdere antwoorden": at("/app/reflections"),
    "Eerdere antwoorden, changing": at("/app/reflections", follow(".reflection .round")),
    "Eerdere antwoorden, throwing away": at(
        "/app/reflections", follow(".reflection .round"), press("Weggooien")
    ),
}  # fmt: skip


def visit(phone: Phone, name: str, say: Say = str) -> None:
    """Go where a screen stands and do what shows it."""
    path, steps = PHONE[name]
    phone.open(path)
    for step in steps:
        step(phone.page, say)
    drawn(phone.page)
