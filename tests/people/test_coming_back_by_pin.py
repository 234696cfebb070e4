"""Who has a PIN and no password shows by it that it is still them, wherever that is asked."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete

from app.kernel import clock
from app.kernel.db import db
from app.people import pins
from app.people.models import Password
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.cookies import cookie, holding
from tests.moments.words import told
from tests.pages import Page, open_page, send
from tests.people.joining import PIN

WRONG = "604182"
AWAY = timedelta(minutes=31)


@pytest.fixture
def lead(app: Flask, cast: Cast, fatima: FlaskClient) -> FlaskClient:
    """Fatima came in by a code and leads her team since."""
    with app.app_context():
        pins.keep(db.session(), cast.people["fatima"], pins.hash_of(PIN, app.config["SECRET_KEY"]))
        db.session.execute(delete(Password).where(Password.person_id == cast.people["fatima"]))
        db.session.commit()
    return fatima


def test_an_ended_screen_opens_by_pin_on_the_same_device_with_a_new_token(
    app: Flask, lead: FlaskClient
) -> None:
    device, old = lead.get("/api/me").json["device"], cookie(lead)
    with clock.frozen(clock.now() + AWAY):
        page = open_page(lead, lead.get("/lead/").headers["Location"])
        fields = page.fields(action="/sign-in")
        assert set(fields) == {"next", "pin"}
        answer = send(lead, "/sign-in", **fields | {"pin": PIN})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/lead/")
        assert lead.get("/lead/").status_code == 200
        assert lead.get("/api/me").json["device"] == device
        assert holding(app, old).get("/api/me").status_code == 401


def test_the_dialog_over_the_page_asks_it_and_the_script_s_answer_opens_it(
    lead: FlaskClient, sem: FlaskClient
) -> None:
    dialog = open_page(lead, "/lead/").one("dialog", id="again")
    names = {found.get("name") for found in dialog.iter() if found.get("name")}
    assert "pin" in names
    assert "password" not in names
    with clock.frozen(clock.now() + AWAY):
        assert lead.put("/api/screen").status_code == 401
        assert lead.post("/api/proof", json={"said": WRONG}).json["code"] == "wrong_pin"
    with clock.frozen(clock.now() + AWAY + timedelta(seconds=2)):
        assert lead.post("/api/proof", json={"said": PIN}).status_code == 200
        assert lead.put("/api/screen").status_code == 204


def test_who_has_a_password_is_asked_that(fatima: FlaskClient) -> None:
    dialog = open_page(fatima, "/lead/").one("dialog", id="again")
    assert "password" in {found.get("name") for found in dialog.iter()}
    with clock.frozen(clock.now() + AWAY):
        fields = open_page(fatima, "/sign-in?next=/lead/").fields(action="/sign-in")
    assert "pin" not in fields


def test_wrong_pins_wait_longer_and_then_end(lead: FlaskClient) -> None:
    now, codes = clock.now() + AWAY, []
    for wait in (0, 2, 8, 24, 85):
        now += timedelta(seconds=wait)
        with clock.frozen(now):
            codes.append(send(lead, "/sign-in", pin=WRONG, next="/lead/").status_code)
            codes.append(send(lead, "/sign-in", pin=PIN, next="/lead/").status_code)
    assert codes == [422, 429] * 4 + [403, 403]


def test_what_was_written_goes_along(lead: FlaskClient, noor: FlaskClient) -> None:
    moment = told(noor)
    path = f"/lead/moments/{moment}/attention"
    fields = open_page(lead, f"/lead/moments/{moment}").fields(class_="reply")
    with clock.frozen(clock.now() + AWAY):
        page = Page(send(lead, path, **fields | {"text": "Zo mooi."}))
        filled = page.fields(action="/sign-in") | {"pin": PIN}
        back = Page(send(lead, "/sign-in", **filled))
        assert send(lead, path, **back.fields(action=path)).status_code == 303
        given = noor.get(f"/api/moments/{moment}").json["attention"]
    assert [row["text"] for row in given] == ["Zo mooi."]


def test_a_pin_signs_nobody_in_who_is_not_signed_in(client: FlaskClient, lead: FlaskClient) -> None:
    assert send(client, "/sign-in", pin=PIN, login="fatima").status_code == 401
    assert client.post("/api/proof", json={"said": PIN}).status_code == 401


def test_somebody_else_signs_in_by_name(lead: FlaskClient) -> None:
    fields = open_page(lead, "/sign-in?next=/lead/&other=1").fields(action="/sign-in")
    assert set(fields) == {"next", "login", "password"}
    assert send(lead, "/sign-in", login="petra", password=PASSWORD).status_code == 303


def test_what_asks_for_a_sign_in_of_just_now_is_open_after_the_pin(lead: FlaskClient) -> None:
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        assert lead.post("/api/passkey-offer").json["code"] == "prove_again"
        assert lead.post("/api/proof", json={"said": PIN}).status_code == 200
        assert lead.post("/api/passkey-offer").status_code == 200


def test_not_on_a_shared_device(app: Flask, cast: Cast, lead: FlaskClient, sign_in: SignIn) -> None:
    counter = sign_in("daan")
    send(counter, "/shared/", team=cast.teams["utrecht"])
    counter.post("/api/place-session", json={"person": cast.people["fatima"], "pin": PIN})
    assert counter.post("/api/proof", json={"said": PIN}).json["code"] == "shared_device"
