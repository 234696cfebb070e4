"""A code made in the browser, and the app on the same phone that comes in by it."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1"
PROOF, OTHER_PROOF = "p" * 43, "q" * 43


def ask(browser: FlaskClient, password: str | None = None) -> TestResponse:
    sent = {} if password is None else {"password": password}
    return browser.post("/api/handover-code", json=sent)


def made(browser: FlaskClient) -> str:
    answer = ask(browser)
    assert answer.status_code == 201, answer.json
    return str(answer.json["code"])


def come(browser: FlaskClient, code: str, proof: str = PROOF, **more: Any) -> TestResponse:
    sent = {"code": code, "proof": proof}
    return browser.post("/api/handover-session", json=sent, headers={"User-Agent": IPHONE}, **more)


def devices(browser: FlaskClient) -> list[dict[str, Any]]:
    return list(browser.get("/api/devices").json["items"])


def refused(answer: TestResponse) -> dict[str, Any]:
    """What is said: the same words whatever is the matter, and no cookie."""
    assert answer.status_code == 422, answer.json
    assert "Set-Cookie" not in answer.headers
    return dict(answer.json)
