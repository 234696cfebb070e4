"""The forms by which a lead or an admin answers a point and withdraws a proposal."""

from flask.testing import FlaskClient

from tests.pages import Page, send, shown

# What a member wants to discuss.
POINT = "Hallo zeggen kan niet als ik bel."


def reply(browser: FlaskClient, page: Page, text: str) -> Page:
    return _sent(browser, page, "answer", text)


def withdraw(browser: FlaskClient, page: Page, text: str) -> Page:
    return _sent(browser, page, "withdraw", text)


def _sent(browser: FlaskClient, page: Page, form: str, text: str) -> Page:
    path = page.one("form", class_=form).get("action")
    return shown(browser, send(browser, str(path), answer=text))
