"""Using the norm editor as a browser does: open the page, change fields, press a button."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.pages import Page, open_page, send

# A new norm with what it must say.
WHOLE = {"title": "We groeten", "summary": "Kort.", "frame": "Altijd.", "room": "Vrij."}


def open_norm(browser: FlaskClient, norm_id: str) -> Page:
    page = open_page(browser, f"/console/norms/{norm_id}")
    assert page.status == 200
    return page


def press(browser: FlaskClient, page: Page, act: str, **changed: Any) -> TestResponse:
    """Send the form of this page with some fields changed."""
    path = page.one("form", id="norm").get("action")
    assert path
    return send(browser, path, **page.fields(id="norm") | changed | {"act": act})


def keep(browser: FlaskClient, page: Page, **changed: Any) -> str:
    """Concept bewaren; returns the norm's id."""
    return _id(press(browser, page, "keep", **changed))


def publish(browser: FlaskClient, page: Page, **changed: Any) -> str:
    """Publiceren; returns the norm's id."""
    return _id(press(browser, page, "publish", **changed))


def _id(answer: TestResponse) -> str:
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return answer.headers["Location"].split("/")[3].split("?")[0]
