"""In production whoever leads, manages or audits comes in by more than a password."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from app.config import Config
from app.kernel import clock
from app.kernel.db import db
from app.people.keys.models import RecoveryCode
from app.people.models import Device
from tests.cast import PASSWORD
from tests.conftest import SignIn
from tests.pages import OURS, Page, open_page, send
from tests.people.keys import Key, add, enter, new_key, person_of

PLACES = [("fatima", "/lead/"), ("daan", "/console/norms"), ("anne", "/console/log")]


@pytest.fixture(autouse=True)
def as_in_production(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Config, "passkey_required", True)


@pytest.mark.parametrize(("login", "place"), PLACES)
def test_a_password_alone_opens_the_phone_but_no_screen(
    sign_in: SignIn, login: str, place: str
) -> None:
    browser = sign_in(login)
    assert browser.get("/api/sync").status_code == 200
    answer = browser.get(place)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/passkey?next={place}")
    by_script = browser.get(place, headers={"Beleef-Fragment": "poll"})
    used = browser.put("/api/screen")
    assert [found.json["code"] for found in (by_script, used)] == ["key_first"] * 2
    page = open_page(browser, answer.headers["Location"])
    assert page.texts("h1") == ["Nog één stap"]
    assert [button.get("data-key") for button in page.all("button", type="button")] == ["add"]


@pytest.mark.parametrize("proof", ["pin", "invite"])
def test_neither_does_what_somebody_else_could_have_seen(
    app: Flask, fatima: FlaskClient, proof: str
) -> None:
    with app.app_context():
        db.session.execute(update(Device).values(proof=proof))
        db.session.commit()
    assert fatima.get("/lead/").status_code == 303


def test_staff_are_asked_nothing_more(noor: FlaskClient, client: FlaskClient) -> None:
    key = new_key(noor)
    send(client, "/sign-in", login="noor", password=PASSWORD)
    assert add(client, Key(key.person)).status_code == 201


@pytest.mark.parametrize(("login", "place"), PLACES)
def test_the_first_passkey_may_be_added_by_password_and_opens_the_screen(
    sign_in: SignIn, login: str, place: str
) -> None:
    browser = sign_in(login)
    new_key(browser)
    assert browser.get(place).status_code == 200
    assert open_page(browser, f"/passkey?next={place}").texts("h1") == ["Je bent binnen"]


def test_after_that_a_password_neither_opens_nor_changes_anything(
    fatima: FlaskClient, client: FlaskClient
) -> None:
    key = new_key(fatima)
    [row] = fatima.get("/api/passkeys").json["items"]
    send(client, "/sign-in", login="fatima", password=PASSWORD)
    assert client.get("/lead/").status_code == 303
    page = open_page(client, "/passkey?next=/lead/")
    assert [button.get("data-key") for button in page.all("button", type="button")] == ["enter"]
    for refused in (
        client.post("/api/passkey-offer"),
        client.delete(f"/api/passkeys/{row['id']}"),
    ):
        assert (refused.status_code, refused.json["code"]) == (403, "key_first")
    assert send(client, "/passkey/codes").headers["Location"].startswith("/passkey")
    assert enter(client, key).status_code == 200
    assert client.get("/lead/").status_code == 200
    assert add(client, Key(key.person)).status_code == 201


def codes_of(browser: FlaskClient) -> list[str]:
    page = Page(send(browser, "/passkey/codes"))
    assert page.status == 200
    return page.texts("code")


def test_a_code_on_paper_opens_the_screen_once_and_lets_one_add_a_passkey(
    app: Flask, fatima: FlaskClient, client: FlaskClient
) -> None:
    new_key(fatima)
    codes = codes_of(fatima)
    assert len(set(codes)) == 10
    with app.app_context():
        assert not {*codes} & {*db.session.scalars(select(RecoveryCode.hash))}

    send(client, "/sign-in", login="fatima", password=PASSWORD)
    said = f" {codes[3].upper().replace('-', ' ')} "
    answer = send(client, "/passkey/recovery", code=said, next="/lead/")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/passkey?next=/lead/")
    assert "Je hebt nog 9 herstelcodes." in open_page(client, "/passkey?next=/lead/").text
    assert client.get("/lead/").status_code == 200
    assert add(client, Key(person_of(client))).status_code == 201
    said_by_log = [line["words"] for line in client.get("/api/log").json["items"]]
    assert "Herstelcode gebruikt" in said_by_log

    other = app.test_client()
    send(other, "/sign-in", login="fatima", password=PASSWORD)
    again = Page(send(other, "/passkey/recovery", code=codes[3]))
    assert (again.status, other.get("/lead/").status_code) == (422, 303)
    assert "Deze herstelcode klopt niet, of is al gebruikt." in again.text


def test_a_code_is_of_one_person(fatima: FlaskClient, sign_in: SignIn, client: FlaskClient) -> None:
    new_key(fatima)
    codes = codes_of(fatima)
    petra = sign_in("petra")
    new_key(petra)
    send(client, "/sign-in", login="petra", password=PASSWORD)
    assert send(client, "/passkey/recovery", code=codes[0]).status_code == 422
    assert client.get("/lead/").status_code == 303


def test_new_codes_end_the_old_ones(fatima: FlaskClient, client: FlaskClient) -> None:
    new_key(fatima)
    old, new = codes_of(fatima), codes_of(fatima)
    send(client, "/sign-in", login="fatima", password=PASSWORD)
    assert send(client, "/passkey/recovery", code=old[0]).status_code == 422
    assert send(client, "/passkey/recovery", code=new[0]).status_code == 303


def test_codes_are_guessed_five_times_at_most(fatima: FlaskClient, client: FlaskClient) -> None:
    new_key(fatima)
    codes = codes_of(fatima)
    send(client, "/sign-in", login="fatima", password=PASSWORD)
    tries = [send(client, "/passkey/recovery", code="aaaaa-aaaaa").status_code for _ in range(6)]
    assert tries == [422] * 5 + [429]
    assert send(client, "/passkey/recovery", code=codes[0]).status_code == 429


def test_making_codes_asks_for_a_sign_in_of_just_now(fatima: FlaskClient) -> None:
    new_key(fatima)
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        answer = fatima.post("/passkey/codes", headers=OURS)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in?next=/passkey")


def test_the_operator_lets_somebody_who_lost_everything_start_anew(
    app: Flask, fatima: FlaskClient, client: FlaskClient
) -> None:
    key = new_key(fatima)
    codes = codes_of(fatima)
    said = app.test_cli_runner().invoke(args=["forget-keys", "fatima"])
    assert said.exit_code == 0, said.output
    assert fatima.get("/api/me").status_code == 401
    assert enter(client, key).status_code == 401
    send(client, "/sign-in", login="fatima", password=PASSWORD)
    assert send(client, "/passkey/recovery", code=codes[0]).status_code == 422
    new_key(client)
    assert client.get("/lead/").status_code == 200
