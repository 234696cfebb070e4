"""The forms by which a lead answers a point and withdraws a proposal."""

from flask.testing import FlaskClient

from tests.pages import Page, open_page, send

# What a member wants to discuss.
POINT = "Hallo zeggen kan niet als ik bel."


def reply(browser: FlaskClient, page: Page, text: str) -> Page:
    return _sent(browser, page, "answer", text)


def withdraw(browser: FlaskClient, page: Page, text: str) -> Page:
    return _sent(browser, page, "withdraw", text)


def _sent(browser: FlaskClient, page: Page, form: str, text: str) -> Page:
    """What the browser shows after sending a form of the page."""
    path = page.one("form", class_=form).get("action")
    answer = send(browser, str(path), answer=text)
    return (
        open_page(browser, answer.headers["Location"])
        if answer.status_code == 303
        else Page(answer)
    )
