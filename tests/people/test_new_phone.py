"""A code for a new phone brings in its person, and not whoever made it."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select
from werkzeug.test import TestResponse

from app.kernel import clock
from app.kernel.db import db
from app.people import pins
from app.people.door_models import Admission
from app.people.models import Membership, Password, Person, Pin
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.pages import open_page, send
from tests.people.joining import OTHER_PIN, PIN, Guest, invited, lost_phone
from tests.people.keys import new_key

WRONG = "604182"


@pytest.fixture
def kim(app: Flask, cast: Cast) -> str:
    """The id of a colleague in fatima's team with a PIN and nothing else."""
    guest = Guest(app.test_client(), invited(app, cast))
    assert guest.join().status_code == 201
    return guest.id


def new_phone(
    app: Flask, cast: Cast, kim: str, *, forgotten: bool = False, by: str = "fatima"
) -> Guest:
    code = lost_phone(app, cast, kim, by, forgotten=forgotten)
    return Guest(app.test_client(), code, pin=OTHER_PIN)


def door(browser: FlaskClient, answer: str = "yes") -> TestResponse:
    """Answer whoever stands there, as the buttons of the page do."""
    page = open_page(browser, "/lead/team")
    [form] = [each for each in page.all("form") if "admissions" in str(each.get("action"))][:1]
    return send(browser, str(form.get("action")), answer=answer)


def test_the_maker_of_a_code_does_not_come_in_with_it(
    app: Flask, cast: Cast, kim: str, fatima: FlaskClient
) -> None:
    maker = new_phone(app, cast, kim)
    assert maker.look().json["asks"] == "pin"
    silent = maker.join()
    assert (silent.status_code, list(silent.json["fields"])) == (422, ["known"])
    now, codes = clock.now(), []
    for wait in (0, 2, 8, 24, 85, 0):
        now += timedelta(seconds=wait)
        with clock.frozen(now):
            codes.append(maker.join(known=WRONG).json["code"])
    assert codes == ["wrong_pin"] * 4 + ["pin_spent"] * 2
    assert maker.browser.get("/api/me").status_code == 401
    with app.app_context():
        assert db.session.get_one(Pin, kim).tries == pins.MOST


def test_their_own_pin_brings_somebody_in_and_an_answer_that_got_lost_comes_again(
    app: Flask, cast: Cast, kim: str
) -> None:
    phone = new_phone(app, cast, kim)
    assert phone.join(known=WRONG).status_code == 422
    with clock.frozen(clock.now() + timedelta(seconds=2)):
        assert phone.join(known=PIN).json["person"]["id"] == kim
        assert phone.join(known=PIN).json["person"]["id"] == kim
    phone.browser.delete("/api/session")
    unlocked = phone.browser.post("/api/locked-device", json={"pin": OTHER_PIN})
    assert unlocked.status_code == 200


def test_a_wrong_pin_takes_no_use_and_waiting_is_told(app: Flask, cast: Cast, kim: str) -> None:
    phone = new_phone(app, cast, kim)
    phone.join(known=WRONG)
    soon = phone.join(known=PIN)
    assert (soon.status_code, soon.headers["Retry-After"]) == (429, "1")
    assert phone.look().status_code == 200


def test_who_has_a_password_says_that_where_there_is_no_pin(app: Flask, cast: Cast) -> None:
    phone = Guest(app.test_client(), lost_phone(app, cast, "noor"))
    assert phone.look().json["asks"] == "password"
    assert phone.join(known="geraden").json["code"] == "wrong_password"
    assert phone.join(known=PASSWORD).json["person"]["id"] == cast.people["noor"]


def test_who_was_never_in_has_nothing_to_say_and_nothing_to_read(app: Flask, cast: Cast) -> None:
    with app.app_context():
        db.session.execute(delete(Password).where(Password.person_id == cast.people["noor"]))
        db.session.commit()
    phone = Guest(app.test_client(), lost_phone(app, cast, "noor"))
    assert phone.look().json["asks"] is None
    assert phone.join().status_code == 201


def test_a_forgotten_pin_takes_two_people(
    app: Flask, cast: Cast, kim: str, fatima: FlaskClient, sign_in: SignIn
) -> None:
    phone = new_phone(app, cast, kim, forgotten=True)
    assert (phone.look().json["asks"], phone.look().json["approval"]) == (None, True)
    assert phone.join().status_code == 202
    assert phone.browser.get("/api/me").status_code == 401
    page = open_page(fatima, "/lead/team")
    assert "Jij maakte de code" in page.text
    assert "Laat binnen" not in page.text
    with app.app_context():
        waiting = db.session.scalars(select(Admission.id)).one()
    own = send(fatima, f"/lead/admissions/{waiting}", answer="yes")
    assert own.status_code == 403
    assert phone.state() == "waiting"
    daan = sign_in("daan")
    path = f"/console/team?team={cast.teams['utrecht']}"
    assert "Kijk of Kim zelf voor je staat." in open_page(daan, path).text
    assert send(daan, f"/console/admissions/{waiting}", answer="yes").status_code == 303
    assert phone.state() == "in"
    assert phone.browser.get("/api/me").json["person"]["id"] == kim
    words = [line["words"] for line in phone.browser.get("/api/log").json["items"]]
    assert words[:3] == [
        "Iemand binnengelaten",
        "Op een nieuwe telefoon binnengekomen",
        "Oude telefoon afgemeld, code voor een nieuwe zonder de pincode van eerst",
    ]


def test_another_lead_of_the_team_is_somebody_else_too(
    app: Flask, cast: Cast, kim: str, sign_in: SignIn
) -> None:
    with app.app_context():
        key = (cast.people["sem"], cast.teams["utrecht"])
        db.session.get_one(Membership, key).role = "lead"
        db.session.commit()
    phone = new_phone(app, cast, kim, forgotten=True)
    phone.join()
    assert door(sign_in("sem")).status_code == 303
    assert phone.browser.get("/api/me").json["person"]["id"] == kim


def test_a_lead_lets_no_lead_or_admin_in_who_forgot_their_pin(
    app: Flask, cast: Cast, kim: str, fatima: FlaskClient
) -> None:
    """Kim became an admin while waiting: a lead opens no account that may do more."""
    phone = new_phone(app, cast, kim, forgotten=True, by="daan")
    phone.join()
    with app.app_context():
        db.session.get_one(Person, kim).role = "admin"
        db.session.commit()
    assert door(fatima).status_code == 403
    assert phone.state() == "waiting"


def test_whoever_is_turned_away_is_not_in(
    app: Flask, cast: Cast, kim: str, fatima: FlaskClient
) -> None:
    phone = new_phone(app, cast, kim, forgotten=True, by="daan")
    phone.join()
    assert door(fatima, "no").status_code == 303
    assert phone.state() == "gone"
    assert phone.browser.get("/api/me").status_code == 401


def test_a_new_code_sends_whoever_waits_with_the_one_before_away(
    app: Flask, cast: Cast, kim: str
) -> None:
    first = new_phone(app, cast, kim, forgotten=True)
    first.join()
    new_phone(app, cast, kim, forgotten=True)
    assert first.state() == "gone"


def test_where_nobody_else_can_look_the_code_opens_after_a_day(
    app: Flask, cast: Cast, kim: str
) -> None:
    with app.app_context():
        db.session.get_one(Person, cast.people["daan"]).ended_at = clock.now()
        db.session.commit()
    phone = new_phone(app, cast, kim, forgotten=True)
    for answer in (phone.look(), phone.join()):
        assert (answer.status_code, answer.json["code"]) == (410, "invite_early")
    with clock.frozen(clock.now() + timedelta(days=1, minutes=1)):
        assert phone.join().status_code == 201
    with clock.frozen(clock.now() + timedelta(days=2, minutes=1)):
        assert Guest(app.test_client(), phone.code).look().json["code"] == "invite_expired"


def test_who_has_a_passkey_alone_counts_as_having_forgotten(
    app: Flask, cast: Cast, sign_in: SignIn
) -> None:
    new_key(sign_in("noor"))
    with app.app_context():
        db.session.execute(delete(Password).where(Password.person_id == cast.people["noor"]))
        db.session.commit()
    phone = Guest(app.test_client(), lost_phone(app, cast, "noor"))
    assert phone.join().status_code == 202


def test_the_old_phone_says_once_why_it_ended(app: Flask, cast: Cast, sign_in: SignIn) -> None:
    phone = sign_in("noor")
    lost_phone(app, cast, "noor", forgotten=True)
    # Scanning the code with this very phone, or signing in on it, is not held up.
    assert phone.get("/api/admission").json == {"state": "gone"}
    told = phone.get("/api/sync?cursor=0")
    assert (told.status_code, told.json["code"]) == (401, "phone_replaced")
    assert "Vroeg jij daar niet om?" in told.json["detail"]
    assert phone.get("/api/sync?cursor=0").json["code"] == "not_signed_in"


def test_the_page_says_what_a_forgotten_pin_does(
    app: Flask, cast: Cast, kim: str, fatima: FlaskClient
) -> None:
    path = f"/lead/people/{kim}/new-phone"
    assert "Kim weet de pincode niet meer" in open_page(fatima, path).text
    made = send(fatima, path, forgotten="true")
    shown = open_page(fatima, made.location)
    assert "Na het scannen laat een andere teamleider of beheerder Kim binnen." in shown.text


@pytest.mark.parametrize(
    ("forgotten", "step"),
    [
        ({}, "Typ je pincode van nu en kies een nieuwe van zes cijfers."),
        ({"forgotten": "true"}, "Kies een pincode van zes cijfers."),
    ],
)
def test_the_printed_card_says_what_the_phone_will_ask(
    kim: str, fatima: FlaskClient, forgotten: dict[str, str], step: str
) -> None:
    made = send(fatima, f"/lead/people/{kim}/new-phone", **forgotten)
    assert step in open_page(fatima, made.location + "/card").texts("li")
