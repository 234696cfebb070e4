"""Whichever way one comes in, the token is one that nobody knew before."""

from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.cookies import cookie, holding
from tests.pages import send
from tests.people.joining import PIN, Guest, invited, lost_phone
from tests.people.keys import enter, new_key
from tests.people.stage import Stage


def by_the_api(stage: Stage) -> TestResponse:
    return stage.browser.post("/api/session", json={"login": "noor", "password": PASSWORD})


def by_the_page(stage: Stage) -> TestResponse:
    return send(stage.browser, "/sign-in", login="noor", password=PASSWORD)


def by_a_code(stage: Stage) -> TestResponse:
    return Guest(stage.browser, invited(stage.app, stage.cast)).join()


def by_a_new_phone(stage: Stage) -> TestResponse:
    return Guest(stage.browser, lost_phone(stage.app, stage.cast, "noor"), known=PASSWORD).join()


def by_a_pin(stage: Stage) -> TestResponse:
    Guest(stage.browser, invited(stage.app, stage.cast)).join()
    stage.browser.delete("/api/session")
    return stage.browser.post("/api/locked-device", json={"pin": PIN})


def by_a_passkey(stage: Stage) -> TestResponse:
    return enter(stage.browser, new_key(stage.elsewhere()))


WAYS_IN = (by_the_api, by_the_page, by_a_code, by_a_new_phone, by_a_pin, by_a_passkey)


@pytest.mark.parametrize("comes_in", WAYS_IN, ids=lambda way: way.__name__)
def test_coming_in_gives_a_token_that_nobody_knew_before(
    app: Flask, cast: Cast, sign_in: SignIn, comes_in: Callable[[Stage], TestResponse]
) -> None:
    """Session fixation: what somebody put into the browser beforehand is worth nothing after."""
    planted = "planted-by-somebody-else-0123456789abcdefghi"
    stage = Stage(app, cast, sign_in, holding(app, planted))
    answer = comes_in(stage)
    assert answer.status_code in (200, 201, 303)
    token = cookie(stage.browser)
    assert token not in (planted, "")
    assert len(token) >= 43  # 256 bits in base64url
    assert token not in answer.text  # only ever in Set-Cookie
    assert stage.browser.get("/api/me").status_code == 200
    assert holding(app, planted).get("/api/me").status_code == 401
