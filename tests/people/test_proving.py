"""Proving once more who one is: tries count as they do for signing in, wherever they are made."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete
from werkzeug.test import TestResponse

from app.kernel import clock
from app.kernel.db import db
from app.people import pins
from app.people.models import Password
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.pages import send
from tests.people.joining import OTHER_PIN, PIN

WRONG = "604182"

Act = Callable[[FlaskClient, str], TestResponse]

ACTS: dict[str, Act] = {
    "taking along": lambda browser, said: browser.post("/api/my-data", json={"password": said}),
    "erasing": lambda browser, said: browser.post(
        "/api/my-data/erasure", json={"password": said, "keep": True}
    ),
    "another PIN": lambda browser, said: browser.put(
        "/api/pin", json={"pin": OTHER_PIN, "current": said}
    ),
}

every_act = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)


@pytest.fixture
def by_pin(app: Flask, cast: Cast, noor: FlaskClient) -> FlaskClient:
    """Noor has a PIN and no password."""
    with app.app_context():
        pins.keep(db.session(), cast.people["noor"], pins.hash_of(PIN, app.config["SECRET_KEY"]))
        db.session.execute(delete(Password).where(Password.person_id == cast.people["noor"]))
        db.session.commit()
    return noor


@every_act
def test_each_wrong_pin_makes_the_wait_longer_and_the_fifth_is_the_last(
    by_pin: FlaskClient, act: Act
) -> None:
    now, seen = clock.now(), []
    for wait in (0, 2, 8, 24, 85):
        now += timedelta(seconds=wait)
        with clock.frozen(now):
            seen.append(act(by_pin, WRONG).json["code"])
            seen.append(act(by_pin, PIN).json["code"])
    assert seen == ["wrong_pin", "too_many"] * 4 + ["pin_spent"] * 2


@every_act
def test_the_right_pin_proves_it_and_takes_no_try(by_pin: FlaskClient, act: Act) -> None:
    assert act(by_pin, WRONG).status_code == 422
    with clock.frozen(clock.now() + timedelta(seconds=2)):
        assert act(by_pin, PIN).status_code in (200, 204)


def test_tries_at_a_pin_are_counted_together_with_those_at_a_locked_device(
    app: Flask, sign_in: SignIn, by_pin: FlaskClient
) -> None:
    other, now = sign_in("noor"), clock.now()
    other.delete("/api/session")
    for number in range(4):
        with clock.frozen(now + timedelta(minutes=2 * number)):
            act = ACTS["taking along"](by_pin, WRONG)
            assert act.json["code"] == "wrong_pin"
    with clock.frozen(now + timedelta(minutes=8)):
        answer = other.post("/api/locked-device", json={"pin": WRONG})
    assert (answer.status_code, answer.json["code"]) == (403, "pin_spent")


@every_act
def test_wrong_passwords_count_as_they_do_for_signing_in(noor: FlaskClient, act: Act) -> None:
    codes = [act(noor, "geraden").json["code"] for _ in range(5)]
    assert codes == ["wrong_password"] * 5
    assert act(noor, PASSWORD).status_code == 429
    again = noor.post("/api/session", json={"login": "noor", "password": PASSWORD})
    assert again.status_code == 429


@every_act
def test_nothing_of_it_is_done_on_a_shared_device(
    app: Flask, cast: Cast, by_pin: FlaskClient, fatima: FlaskClient, act: Act
) -> None:
    send(fatima, "/shared/", team=cast.teams["utrecht"])
    fatima.post("/api/place-session", json={"person": cast.people["noor"], "pin": PIN})
    assert act(fatima, PIN).json["code"] == "shared_device"


@every_act
def test_who_has_nothing_to_say_must_have_signed_in_just_now(
    app: Flask, cast: Cast, noor: FlaskClient, act: Act
) -> None:
    with app.app_context():
        db.session.execute(delete(Password).where(Password.person_id == cast.people["noor"]))
        db.session.commit()
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        assert act(noor, "-").json["code"] == "prove_again"
    assert act(noor, "-").status_code in (200, 204)
