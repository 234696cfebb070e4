"""A session is a Device row: without the row the cookie is worth nothing, at the next request."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel import clock
from app.kernel.db import db
from app.notices.models import Subscription
from app.people import service
from app.people.models import Device
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.cookies import cookie, holding


def sign_in_by_password(browser: FlaskClient, login: str = "noor", password: str = PASSWORD) -> int:
    return browser.post("/api/session", json={"login": login, "password": password}).status_code


def test_login_and_password_start_a_session(client: FlaskClient, cast: Cast) -> None:
    assert client.get("/api/me").status_code == 401
    answer = client.post("/api/session", json={"login": " Noor ", "password": PASSWORD})
    assert answer.status_code == 200
    assert answer.json["person"] == {
        "id": cast.people["noor"], "name": "Noor", "login": "noor", "role": "staff", "locale": "nl",
    }  # fmt: skip
    assert answer.json["teams"] == [
        {"id": cast.teams["utrecht"], "name": "Vestiging Utrecht", "role": "staff"}
    ]
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert client.get("/api/me").json == answer.json


@pytest.mark.parametrize(("login", "password"), [("noor", "verkeerd"), ("niemand", PASSWORD)])
def test_which_of_the_two_was_wrong_is_not_said(
    client: FlaskClient, login: str, password: str
) -> None:
    answer = client.post("/api/session", json={"login": login, "password": password})
    assert (answer.status_code, answer.json["code"]) == (401, "wrong_sign_in")
    assert "horen niet bij elkaar" in answer.json["detail"]
    other = client.post("/api/session", json={"login": "sem", "password": "ook verkeerd"})
    assert other.json == answer.json


def test_a_revoked_device_is_out_at_the_next_request(noor: FlaskClient, sign_in: SignIn) -> None:
    phone = sign_in("noor")
    devices = phone.get("/api/devices").json["items"]
    other = next(device for device in devices if not device["current"])
    assert noor.get("/api/me").status_code == 200
    assert phone.delete(f"/api/devices/{other['id']}").status_code == 204
    assert noor.get("/api/me").status_code == 401
    assert phone.get("/api/me").status_code == 200


def test_signing_out_everywhere_keeps_this_device(noor: FlaskClient, sign_in: SignIn) -> None:
    phone = sign_in("noor")
    assert phone.delete("/api/devices").status_code == 204
    assert (phone.get("/api/me").status_code, noor.get("/api/me").status_code) == (200, 401)


def test_a_colleague_cannot_end_one_s_device(noor: FlaskClient, sem: FlaskClient) -> None:
    device = noor.get("/api/devices").json["items"][0]["id"]
    assert sem.delete(f"/api/devices/{device}").status_code == 404
    assert noor.get("/api/me").status_code == 200


def test_who_leaves_is_out_at_the_next_request_and_cannot_come_back(
    noor: FlaskClient, app: Flask, cast: Cast
) -> None:
    assert noor.get("/api/me").status_code == 200
    with app.app_context():
        service.end_person(db.session(), cast.people["noor"])
        db.session.commit()
    assert noor.get("/api/me").status_code == 401
    back = app.test_client().post("/api/session", json={"login": "noor", "password": PASSWORD})
    assert (back.status_code, back.json["code"]) == (403, "account_revoked")
    assert "account is gesloten" in back.json["detail"]


@pytest.mark.parametrize("other", ["remember_token=x", "remember_token=", "=x", ";=x", '";"=x'])
def test_a_cookie_of_something_else_signs_nobody_out(
    noor: FlaskClient, app: Flask, other: str
) -> None:
    """flask-login has a remember cookie of its own; we never look at it."""
    token = cookie(noor)
    browser = app.test_client(use_cookies=False)
    for cookies in (f"{other}; beleef={token}", f"beleef={token}; {other}"):
        assert browser.get("/api/me", headers={"Cookie": cookies}).status_code == 200


def test_signing_in_over_somebody_ends_their_session_and_their_notices(
    noor: FlaskClient, app: Flask, cast: Cast
) -> None:
    """On a shared phone the first one's notices must not go on arriving."""
    token = cookie(noor)
    with app.app_context():
        device = db.session.scalars(select(Device)).one()
        listens = {"endpoint": "https://push.example/1", "p256dh": "p", "auth": "a"}
        db.session.add(
            Subscription(
                person_id=cast.people["noor"], device_id=device.id, confirmed_at=clock.now(),
                **listens,
            )
        )  # fmt: skip
        db.session.commit()
    assert sign_in_by_password(noor, "noor", "verkeerd") == 401
    assert noor.get("/api/me").status_code == 200
    assert sign_in_by_password(noor, "sem") == 200
    assert noor.get("/api/me").json["person"]["login"] == "sem"
    assert holding(app, token).get("/api/me").status_code == 401
    with app.app_context():
        assert db.session.scalars(select(Subscription)).all() == []
        assert len(db.session.scalars(select(Device)).all()) == 1


def test_a_stolen_database_makes_no_session(noor: FlaskClient, app: Flask) -> None:
    """Only a keyed hash of the token is kept: neither it nor a row of one's own making signs in."""
    with app.app_context():
        kept = db.session.scalars(select(Device.token_hash)).one()
    assert holding(app, kept).get("/api/me").status_code == 401


def test_the_language_is_the_person_s_own(noor: FlaskClient) -> None:
    assert noor.put("/api/me", json={"locale": "en"}).status_code == 204
    assert noor.get("/api/me").json["person"]["locale"] == "en"
    assert noor.put("/api/me", json={"locale": "fy"}).status_code == 422
