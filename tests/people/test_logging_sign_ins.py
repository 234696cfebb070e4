"""What the log says of signing in: guessing, and new devices of who may do more. Never when
somebody works."""

import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel.db import db
from app.kernel.log import LogEntry
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.pages import send


def logged(app: Flask) -> list[tuple[str, str | None, str]]:
    with app.app_context():
        rows = db.session.scalars(select(LogEntry).order_by(LogEntry.number))
        return [(row.deed, row.about_id, row.value) for row in rows]


def tries(app: Flask, login: str, times: int, said: str = "geraden") -> FlaskClient:
    browser = app.test_client()
    for _ in range(times):
        browser.post("/api/session", json={"login": login, "password": said})
    return browser


def test_the_fifth_wrong_password_is_logged_and_no_mistake_before_it(
    app: Flask, cast: Cast
) -> None:
    tries(app, "noor", 4)
    assert logged(app) == []
    tries(app, "noor", 3)
    assert logged(app) == [("password_spent", cast.people["noor"], "")]


def test_an_account_that_nobody_has_is_logged_alike_and_names_nobody(app: Flask) -> None:
    tries(app, "niemand", 6)
    assert logged(app) == [("password_spent", None, "")]


def test_guessing_in_an_open_session_is_logged_too(
    app: Flask, cast: Cast, noor: FlaskClient
) -> None:
    for _ in range(5):
        noor.post("/api/my-data", json={"password": "geraden"})
    assert logged(app) == [("password_spent", cast.people["noor"], "")]


@pytest.mark.parametrize("login", ["fatima", "daan", "anne"])
def test_a_new_device_of_who_may_do_more_is_logged_once(app: Flask, cast: Cast, login: str) -> None:
    browser = tries(app, login, 1, PASSWORD)
    assert logged(app) == [("new_device", cast.people[login], "password")]
    browser.post("/api/session", json={"login": login, "password": PASSWORD})
    assert len(logged(app)) == 1


def test_when_staff_sign_in_is_nobody_s_to_know(app: Flask) -> None:
    tries(app, "noor", 2, PASSWORD)
    assert logged(app) == []


def test_nor_when_a_lead_uses_the_counter_s_tablet(app: Flask, cast: Cast, sign_in: SignIn) -> None:
    counter = sign_in("daan")
    send(counter, "/shared/", team=cast.teams["utrecht"])
    before = logged(app)
    counter.post("/api/session", json={"login": "fatima", "password": PASSWORD})
    assert logged(app) == before


def test_a_refusal_is_noted_without_whom_it_met(
    noor: FlaskClient, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert noor.get("/console/log").status_code == 403
    said = [record.getMessage() for record in caplog.records]
    assert said == ["not allowed: console.log"]
