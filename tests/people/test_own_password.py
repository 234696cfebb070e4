"""One's own password: chosen with proof of now, good enough, and it ends every other device."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete
from werkzeug.test import TestResponse

from app.kernel import clock
from app.kernel.db import db
from app.people import pins
from app.people.models import Password, Person
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.pages import open_page, send
from tests.people.joining import PIN

CHOSEN = "stoelen dansen zacht"


def choose(browser: FlaskClient, password: str = CHOSEN, current: str = PASSWORD) -> TestResponse:
    return browser.put("/api/password", json={"current": current, "password": password})


def enters(app: Flask, password: str, login: str = "noor") -> int:
    sent = {"login": login, "password": password}
    return app.test_client().post("/api/session", json=sent).status_code


def without_password(app: Flask, person: str) -> None:
    with app.app_context():
        db.session.execute(delete(Password).where(Password.person_id == person))
        db.session.commit()


def test_another_password_takes_the_place_of_the_old_one(app: Flask, noor: FlaskClient) -> None:
    assert choose(noor).status_code == 204
    assert (enters(app, CHOSEN), enters(app, PASSWORD)) == (200, 401)
    words = [line["words"] for line in noor.get("/api/log").json["items"]]
    assert words == ["Wachtwoord gekozen"]


def test_every_other_device_is_signed_out(noor: FlaskClient, sign_in: SignIn) -> None:
    other = sign_in("noor")
    assert choose(noor).status_code == 204
    assert other.get("/api/me").status_code == 401
    assert [each["current"] for each in noor.get("/api/devices").json["items"]] == [True]


def test_it_asks_for_the_password_there_is(app: Flask, noor: FlaskClient) -> None:
    assert noor.get("/api/password").json == {"asks": "password", "least": 8}
    refused = choose(noor, current="geraden")
    assert (refused.status_code, refused.json["code"]) == (422, "wrong_password")
    assert enters(app, PASSWORD) == 200


def test_guessing_the_old_one_stops_as_it_does_for_signing_in(noor: FlaskClient) -> None:
    assert {choose(noor, current="geraden").status_code for _ in range(5)} == {422}
    assert choose(noor).status_code == 429


def test_a_first_password_takes_the_pin(app: Flask, cast: Cast, noor: FlaskClient) -> None:
    without_password(app, cast.people["noor"])
    with app.app_context():
        pins.keep(db.session(), cast.people["noor"], pins.hash_of(PIN, app.config["SECRET_KEY"]))
        db.session.commit()
    assert noor.get("/api/password").json["asks"] == "pin"
    assert choose(noor, current=PASSWORD).json["code"] == "wrong_pin"
    with clock.frozen(clock.now() + timedelta(seconds=2)):
        assert choose(noor, current=PIN).status_code == 204
    assert enters(app, CHOSEN) == 200


def test_a_first_password_of_who_has_no_pin_takes_a_sign_in_of_just_now(
    app: Flask, cast: Cast, noor: FlaskClient
) -> None:
    without_password(app, cast.people["noor"])
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        assert choose(noor, current="").json["code"] == "prove_again"
    assert choose(noor, current="").status_code == 204


def test_without_a_login_there_is_nothing_to_choose(
    app: Flask, cast: Cast, noor: FlaskClient
) -> None:
    with app.app_context():
        db.session.get_one(Person, cast.people["noor"]).login = None
        db.session.commit()
    assert choose(noor).json["code"] == "no_login"
    assert "Een beheerder geeft je er een" in open_page(noor, "/password").text


@pytest.mark.parametrize(
    "password",
    [
        "password1", "welkom01", "qwerty123", "aaaaaaaaa", "12345678", "wachtwoord", "iloveyou1",
        # Of this place and this person.
        "noornoor", "Buitenhof1", "Vestiging Utrecht", "beleef12", "Welkombeleef",
    ],
)  # fmt: skip
def test_what_anybody_would_try_first_is_refused(
    app: Flask, noor: FlaskClient, password: str
) -> None:
    from app.people.service import organisation  # noqa: PLC0415

    with app.app_context():
        organisation(db.session()).name = "Buitenhof"
        db.session.commit()
    refused = choose(noor, password)
    assert (refused.status_code, refused.json["code"]) == (422, "weak_password")
    assert "snel te raden" in refused.json["fields"]["password"][0]


@pytest.mark.parametrize(
    "password",
    [
        "xkvbqzjw",
        "  twee spaties ",
        "пароль из слов",
        "🐴🔋📎🦓🎻🧭🪁🫖",
        "e\u0301e\u0301nvoudig raam",
        "q" + "7k" * 99,
    ],
)
def test_any_characters_make_a_password(app: Flask, noor: FlaskClient, password: str) -> None:
    assert choose(noor, password).status_code == 204
    assert enters(app, password) == 200


@pytest.mark.parametrize(
    ("login", "least"), [("noor", 8), ("fatima", 12), ("daan", 12), ("anne", 12)]
)
def test_a_password_is_long_enough_for_what_its_person_may_do(
    sign_in: SignIn, login: str, least: int
) -> None:
    browser, long = sign_in(login), "xkvbqzjwhgfp"
    short = choose(browser, long[: least - 1])
    assert (short.status_code, short.json["code"]) == (422, "short_password")
    assert choose(browser, long[:least]).status_code == 204


def test_more_than_anybody_types_is_refused(noor: FlaskClient) -> None:
    assert choose(noor, "x" * 201).status_code == 422
    assert send(noor, "/password", current=PASSWORD, password="x" * 201).status_code == 400


def test_the_page_keeps_it_and_leads_back(app: Flask, fatima: FlaskClient) -> None:
    assert "/password?next=/lead/me" in str(open_page(fatima, "/lead/me").source)
    page = open_page(fatima, "/password?next=/lead/me")
    fields = page.fields(method="post")
    assert fields["next"] == "/lead/me"
    wrong = send(fatima, "/password", **fields | {"current": "geraden", "password": CHOSEN})
    assert (wrong.status_code, "Dit wachtwoord klopt niet." in wrong.text) == (422, True)
    done = send(fatima, "/password", **fields | {"current": PASSWORD, "password": CHOSEN})
    assert (done.status_code, "Je wachtwoord is bewaard" in done.text) == (200, True)
    assert 'href="/lead/me"' in done.text
    assert enters(app, CHOSEN, "fatima") == 200


def test_not_on_a_shared_device(app: Flask, cast: Cast, fatima: FlaskClient) -> None:
    send(fatima, "/shared/", team=cast.teams["utrecht"])
    fatima.post("/api/session", json={"login": "noor", "password": PASSWORD})
    assert choose(fatima).json["code"] == "shared_device"
