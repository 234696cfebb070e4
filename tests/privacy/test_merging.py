"""One person, two accounts: only the person hands one to the other, and then all of it."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel import clock
from app.kernel.db import db, new_id
from app.nudges.models import ShiftPattern
from app.people import staff
from app.people.keys.models import Federation, Passkey
from app.people.models import Password, Pin
from app.privacy.merging import OPEN_FOR
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.console.roster import found
from tests.console.test_person_page import deeds
from tests.moments.words import told
from tests.pages import Page, open_page, send
from tests.people.joining import actor_of
from tests.people.keys import enter, new_key
from tests.phone.test_sync import pull


def ask(browser: FlaskClient, cast: Cast, ends: str, stays: str) -> str:
    """Ask `ends` to hand over to `stays`; the path of the question."""
    path = f"/console/people/{cast.people[ends]}/merge"
    answer = send(browser, path, stays=cast.people[stays])
    assert answer.status_code == 303, answer.text
    shown = open_page(browser, answer.headers["Location"])
    assert shown.all("svg", class_="qr") or "qr" in shown.source
    return "/same-person/" + answer.headers["Location"].rsplit("/", 1)[1]


def reflect(browser: FlaskClient, answer: str, feeling: int | None = None) -> None:
    words: dict[str, Any] = {"on": clock.today("Europe/Amsterdam").isoformat(), "answer": answer}
    path = f"/api/reflections/{new_id()}"
    assert browser.put(path, json=words | {"feeling": feeling}).status_code == 201


def give(browser: FlaskClient, to: str, behaviour: str) -> None:
    words = {"to": to, "kind": "tip", "behaviour": behaviour}
    assert browser.put(f"/api/feedback/{new_id()}", json=words).status_code == 201


def test_everything_goes_to_the_account_that_stays(
    app: Flask, cast: Cast, daan: FlaskClient, noor: FlaskClient, sem: FlaskClient,
    jan: FlaskClient, fatima: FlaskClient,
) -> None:  # fmt: skip
    """Noor worked in Utrecht and got a second account, jan, in Zwolle."""
    told(noor, "in het team")
    told(noor, "voor mezelf", visibility="private")
    everywhere = told(sem, "van sem", visibility="organisation")
    for browser in (noor, jan):
        browser.put(f"/api/moments/{everywhere}/reactions/heart", json={"on": True})
    noor.put(f"/api/moments/{everywhere}/comments/{new_id()}", json={"text": "Mooi."})
    noor.put(f"/api/moments/{everywhere}/reactions/applause", json={"on": True})
    give(sem, cast.people["noor"], "Je liep mee.")
    give(noor, cast.people["sem"], "Je belde terug.")
    give(noor, cast.people["jan"], "Aan mezelf.")
    reflect(noor, "Rustig", 7)
    reflect(jan, "Druk")
    week = {"items": [{"weekday": 1, "begins": "09:00", "ends": "17:00"}]}
    assert noor.put("/api/shifts", json=week).status_code == 200
    cursor, at_sem = pull(jan)["cursor"], pull(sem)["cursor"]

    question = ask(daan, cast, "noor", "jan")
    assert "Jan" in open_page(noor, question).text
    assert "Jan" in pull(jan, 0)["changes"]["me"]["name"]
    assert send(noor, question).status_code == 303

    assert noor.get("/api/me").status_code == 401
    everything = pull(jan, cursor)
    assert everything["full"] is True
    assert {m["text"] for m in everything["changes"]["moments"]} == {
        "in het team", "voor mezelf", "van sem",
    }  # fmt: skip
    assert "Noor" not in str(everything)
    reactions = jan.get(f"/api/moments/{everywhere}").json["reactions"]
    assert [len(reactions[kind]) for kind in ("heart", "applause")] == [1, 1]
    received = jan.get("/api/feedback?box=received").text
    assert "Je liep mee." in received
    assert "Aan mezelf." not in received
    assert "Je belde terug." in jan.get("/api/feedback?box=given").text
    assert "Jan" in sem.get("/api/feedback?box=received").text
    (day,) = jan.get("/api/reflections").json["items"]
    assert (day["answer"], day["feeling"]) == ("Rustig\n\nDruk", 7)
    assert [team["name"] for team in jan.get("/api/me").json["teams"]] == [
        "Vestiging Utrecht", "Vestiging Zwolle",
    ]  # fmt: skip
    with app.app_context():
        assert db.session.query(ShiftPattern).one().person_id == cast.people["jan"]
    news = pull(sem, at_sem)
    assert news["gone"] == {"people": [cast.people["noor"]]}
    assert '"Noor"' not in sem.get("/api/moments?scope=team").text
    assert found(daan, search="noor") == []
    assert deeds(app) == [("merge_asked", ""), ("people_merged", ""), ("people_merged", "")]


def test_an_admin_asks_and_cannot_answer(
    cast: Cast, daan: FlaskClient, noor: FlaskClient, jan: FlaskClient, client: FlaskClient
) -> None:
    question = ask(daan, cast, "noor", "jan")
    for browser in (daan, jan):
        assert browser.get(question).status_code == 404
        assert send(browser, question).status_code == 404
    assert client.get(question).status_code == 302
    assert noor.get("/api/me").status_code == 200
    with clock.frozen(clock.now() + OPEN_FOR * 1.1):
        assert noor.get(question).status_code == 404


def test_a_later_question_replaces_an_earlier_one(
    cast: Cast, daan: FlaskClient, noor: FlaskClient
) -> None:
    first, second = ask(daan, cast, "noor", "jan"), ask(daan, cast, "noor", "sem")
    assert noor.get(first).status_code == 404
    assert "Sem" in open_page(noor, second).text


@pytest.mark.parametrize("ends", ["daan", "anne"])
def test_who_has_a_role_is_not_merged_away(
    cast: Cast, daan: FlaskClient, sign_in: SignIn, ends: str
) -> None:
    path = f"/console/people/{cast.people[ends]}/merge"
    refused = send(daan, path, stays=cast.people["jan"])
    assert (refused.status_code, "Neem die eerst terug" in refused.text) == (409, True)


def test_a_role_that_came_after_the_question_stops_the_answer(
    cast: Cast, daan: FlaskClient, noor: FlaskClient
) -> None:
    question = ask(daan, cast, "noor", "jan")
    send(daan, f"/console/people/{cast.people['noor']}/role", role="admin")
    assert send(noor, question).status_code == 409
    assert noor.get("/api/me").status_code == 200


def test_only_two_accounts_with_access_are_merged(cast: Cast, daan: FlaskClient) -> None:
    send(daan, f"/console/people/{cast.people['jan']}/access", access="no")
    path = f"/console/people/{cast.people['noor']}/merge"
    for stays in (cast.people["jan"], cast.people["noor"], ""):
        answer = send(daan, path, stays=stays)
        assert (answer.status_code, "Kies het account dat blijft" in answer.text) == (422, True)
    assert send(daan, path, stays=new_id()).status_code == 404
    assert "Noor" in Page(daan.get(path)).text


def test_no_way_in_of_the_account_that_ended_opens_anything(
    app: Flask, cast: Cast, daan: FlaskClient, noor: FlaskClient, jan: FlaskClient
) -> None:
    """Only the account that ends said yes: what opens it must not open the one that stays."""
    key = new_key(noor)
    assert send(noor, ask(daan, cast, "noor", "jan")).status_code == 303
    stranger = app.test_client()
    assert enter(stranger, key).json["code"] == "wrong_sign_in"
    signed_in = stranger.post("/api/session", json={"login": "noor", "password": PASSWORD})
    assert signed_in.json["code"] == "wrong_sign_in"
    assert jan.get("/api/passkeys").json["items"] == []
    with app.app_context():
        for table in (Passkey, Federation, Password, Pin):
            rows = select(table).where(table.person_id == cast.people["noor"])
            assert db.session.scalars(rows).all() == []
        # Free for the account that stays.
        jans = staff.change_person(
            db.session(), actor_of(cast.people["daan"]), cast.people["jan"],
            name="Jan", login="noor", locale="nl",
        )  # fmt: skip
        assert jans is False  # only the name counts as renamed


def test_saying_yes_takes_a_sign_in_of_just_now(
    cast: Cast, daan: FlaskClient, noor: FlaskClient
) -> None:
    question = ask(daan, cast, "noor", "jan")
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        for answer in (noor.get(question), send(noor, question, next=question)):
            assert (answer.status_code, answer.location) == (303, f"/sign-in?next={question}")
    assert noor.get("/api/me").status_code == 200
