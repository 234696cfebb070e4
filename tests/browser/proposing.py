"""Proposing a norm and choosing about it on a phone, step by step."""

from playwright.sync_api import Locator, expect

from tests.browser.agreeing import TITLE, WORDS
from tests.browser.phone import Phone


def propose(phone: Phone, title: str = TITLE) -> None:
    """From wherever there is a bar, by every step of the form."""
    phone.go("Normen")
    phone.page.get_by_role("button", name="Stel een norm voor").click()
    fill(phone, title)


def fill(phone: Phone, title: str = TITLE) -> None:
    for name, words in (("Titel", title), ("In het kort", WORDS["summary"])):
        phone.page.get_by_role("textbox", name=name).fill(str(words))
    phone.page.get_by_role("button", name="Volgende").click()
    phone.page.get_by_role("textbox", name="Kader").fill(str(WORDS["frame"]))
    phone.page.get_by_role("button", name="Volgende").click()
    phone.page.get_by_role("textbox", name="Ruimte").fill(str(WORDS["room"]))
    onward(phone)


def onward(phone: Phone) -> None:
    """Through the steps that are left, and send."""
    last = phone.page.get_by_role("button", name="Voorstellen")
    while not last.is_visible():
        step = phone.page.locator("h1").inner_text()
        phone.page.get_by_role("button", name="Volgende").click()
        expect(phone.page.locator("h1").first).not_to_have_text(step)
    last.click()
    expect(phone.bar).to_be_visible()


def choose(phone: Phone, name: str, keep: bool = False) -> None:
    phone.page.get_by_role("radio", name=name).check()
    if keep:
        phone.page.get_by_role("button", name="Bewaren").first.click()


def main(phone: Phone) -> Locator:
    return phone.page.get_by_role("main")


def agreeing(phone: Phone) -> Locator:
    return phone.page.locator("#agreeing")


def row(phone: Phone, title: str) -> Locator:
    return phone.page.locator("a.row").filter(has_text=title)


def waits(phone: Phone, title: str) -> Locator:
    waiting = phone.page.get_by_role("region", name="Wacht op jou")
    return waiting.get_by_role("link").filter(has_text=title)
