"""A device of the team: its people choose who they are, and nobody stays on it for long."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.kernel import clock
from app.kernel.db import db
from app.people import pins
from app.people.models import Device, Membership
from app.people.shared.models import SharedDevice
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.cookies import cookie, holding
from tests.pages import open_page, send

PIN = "294715"


@pytest.fixture
def counter(app: Flask, cast: Cast, fatima: FlaskClient) -> FlaskClient:
    """Fatima's tablet, made into one of her team; noor has a PIN."""
    with app.app_context():
        pins.keep(db.session(), cast.people["noor"], pins.hash_of(PIN, app.config["SECRET_KEY"]))
        db.session.commit()
    answer = send(fatima, "/shared/", team=cast.teams["utrecht"])
    assert (answer.status_code, answer.headers["Location"]) == (303, "/app/sign-in")
    return fatima


def enter(counter: FlaskClient, person: str, pin: str = PIN) -> TestResponse:
    return counter.post("/api/place-session", json={"person": person, "pin": pin})


def test_whoever_shares_a_device_is_signed_out_on_it(counter: FlaskClient) -> None:
    assert counter.get("/api/me").status_code == 401
    place = counter.get("/api/place").json
    assert place["team"] == "Vestiging Utrecht"
    assert [(row["name"], row["pin"]) for row in place["people"]] == [
        ("Fatima", False), ("Noor", True), ("Sem", False),
    ]  # fmt: skip


def test_any_other_device_is_told_nothing(client: FlaskClient, noor: FlaskClient) -> None:
    for browser in (client, noor):
        assert browser.get("/api/place").json == {"team": None, "people": []}
    client.set_cookie("beleef-place", "guessed")
    assert client.get("/api/place").json == {"team": None, "people": []}
    assert enter(client, "018f3c1e-0000-7000-8000-000000000000").status_code == 404


def test_a_pin_brings_somebody_of_the_team_in_on_a_shared_session(
    counter: FlaskClient, cast: Cast
) -> None:
    answer = enter(counter, cast.people["noor"])
    assert answer.status_code == 200
    assert answer.json["person"]["name"] == "Noor"
    assert answer.json["device"]["shared"] is True
    [mine] = counter.get("/api/devices").json["items"]
    assert mine["shared"] is True


@pytest.mark.parametrize("who", ["jan", "daan"])
def test_nobody_of_another_team_comes_in(counter: FlaskClient, cast: Cast, who: str) -> None:
    assert enter(counter, cast.people[who]).status_code == 404


def test_whoever_left_the_team_is_not_there_any_more(
    app: Flask, counter: FlaskClient, cast: Cast
) -> None:
    with app.app_context():
        key = (cast.people["noor"], cast.teams["utrecht"])
        db.session.delete(db.session.get_one(Membership, key))
        db.session.commit()
    assert "Noor" not in counter.get("/api/place").text
    assert enter(counter, cast.people["noor"]).status_code == 404


def test_wrong_pins_wait_longer_and_then_end_as_on_ones_own_device(
    counter: FlaskClient, cast: Cast
) -> None:
    codes, now = [], clock.now()
    for number in range(5):
        with clock.frozen(now + timedelta(minutes=2 * number)):
            codes.append(enter(counter, cast.people["noor"], "111222").json["code"])
    assert codes == ["wrong_pin"] * 4 + ["pin_spent"]
    assert enter(counter, cast.people["noor"]).json["code"] == "pin_spent"
    assert [row["pin"] for row in counter.get("/api/place").json["people"]] == [False] * 3


def test_a_sign_in_ends_five_minutes_after_its_last_use(counter: FlaskClient, cast: Cast) -> None:
    enter(counter, cast.people["noor"])
    start = clock.now()
    with clock.frozen(start + timedelta(minutes=4)):
        assert counter.get("/api/sync").status_code == 200  # what the app does by itself
        assert counter.put("/api/place-use").status_code == 204
    with clock.frozen(start + timedelta(minutes=8)):
        assert counter.get("/api/sync").status_code == 200
    with clock.frozen(start + timedelta(minutes=9.1)):
        assert counter.get("/api/sync").status_code == 401


def test_a_password_gives_no_longer_sign_in_than_a_pin(
    counter: FlaskClient, noor: FlaskClient
) -> None:
    who = {"login": "sem", "password": PASSWORD}
    assert counter.post("/api/session", json=who).json["device"]["shared"] is True
    with clock.frozen(clock.now() + timedelta(minutes=5.1)):
        assert counter.get("/api/me").status_code == 401
        assert noor.get("/api/me").status_code == 200


def test_no_screen_of_a_lead_opens_on_it(counter: FlaskClient) -> None:
    send(counter, "/sign-in", login="fatima", password=PASSWORD)
    page = open_page(counter, "/lead/")
    assert page.status == 403
    assert "Dit doe je op je eigen toestel" in page.text


def test_no_way_in_is_made_or_changed_on_it(counter: FlaskClient, cast: Cast) -> None:
    enter(counter, cast.people["noor"])
    assert counter.post("/api/passkey-offer").json["code"] == "shared_device"
    assert send(counter, "/passkey/codes").status_code == 403


def test_the_next_person_ends_the_one_before(app: Flask, counter: FlaskClient, cast: Cast) -> None:
    enter(counter, cast.people["noor"])
    before = cookie(counter)
    counter.post("/api/session", json={"login": "sem", "password": PASSWORD})
    assert holding(app, before).get("/api/me").status_code == 401


@pytest.mark.parametrize(
    ("login", "status"), [("fatima", 303), ("daan", 303), ("petra", 404), ("noor", 403)]
)
def test_its_lead_and_an_admin_stop_sharing_at_once(
    app: Flask, counter: FlaskClient, cast: Cast, sign_in: SignIn, login: str, status: int
) -> None:
    enter(counter, cast.people["noor"])
    keeper = sign_in(login)
    with app.app_context():
        shared = db.session.scalars(select(SharedDevice.id)).one()
    if status == 303:
        assert "Vestiging Utrecht" in open_page(keeper, "/shared/").text
    assert send(keeper, f"/shared/{shared}/end").status_code == status
    ended = status == 303
    assert (counter.get("/api/me").status_code == 401) == ended
    assert (counter.get("/api/place").json["team"] is None) == ended
    with app.app_context():
        assert (db.session.scalar(select(Device.id).where(Device.shared)) is None) == ended


def test_a_lead_shares_devices_of_their_own_team_alone(
    cast: Cast, fatima: FlaskClient, daan: FlaskClient
) -> None:
    assert open_page(fatima, "/shared/").texts("label") == ["Vestiging Utrecht"]
    assert send(fatima, "/shared/", team=cast.teams["zwolle"]).status_code == 404
    assert send(daan, "/shared/", team=cast.teams["zwolle"]).status_code == 303


def test_the_log_says_who_shared_and_who_stopped(
    app: Flask, counter: FlaskClient, sign_in: SignIn
) -> None:
    fatima = sign_in("fatima")
    with app.app_context():
        shared = db.session.scalars(select(SharedDevice.id)).one()
    send(fatima, f"/shared/{shared}/end")
    said = [row["words"] for row in fatima.get("/api/log").json["items"]]
    assert said == ["Gestopt met delen van een apparaat", "Gedeeld apparaat gemaakt"]
