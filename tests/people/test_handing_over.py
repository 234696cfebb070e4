"""From the browser into the app on the same phone: one code, one use, one more device."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from app.kernel import clock
from app.kernel.db import db
from app.kernel.log import LogEntry
from app.people import handovers
from app.people.handovers import LASTS, SIGNS, Handover
from app.people.models import Device, Pin
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.cookies import cookie, holding
from tests.pages import send
from tests.people.handing import OTHER_PROOF, ask, come, devices, made, refused
from tests.people.joining import PIN, Guest, invited


def test_the_code_signs_the_same_person_in_and_the_browser_stays(
    app: Flask, kim: Guest, installed: FlaskClient
) -> None:
    entered = come(installed, made(kim.browser))
    assert entered.status_code == 201
    assert entered.json["person"]["id"] == kim.id
    assert installed.get("/api/me").json == entered.json
    assert kim.browser.get("/api/me").status_code == 200
    assert [device["label"] for device in devices(installed)] == ["iPhone", "iPhone"]
    assert [device["current"] for device in devices(kim.browser)].count(True) == 1
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Handover)) == 0


def test_it_is_logged_without_a_word_of_the_code(
    app: Flask, kim: Guest, installed: FlaskClient
) -> None:
    code = made(kim.browser)
    come(installed, code)
    assert installed.get("/api/log").json["items"][0] | {"number": 0, "at": ""} == {
        "number": 0, "at": "", "words": "Met een code van een eigen toestel binnengekomen",
        "by": "Kim", "by_system": False,
    }  # fmt: skip
    with app.app_context():
        rows = db.session.scalars(select(LogEntry)).all()
        assert not any(code in str(vars(row)) for row in rows)


def test_the_same_pin_opens_the_app_after_signing_out(kim: Guest, installed: FlaskClient) -> None:
    come(installed, made(kim.browser))
    assert installed.delete("/api/session").status_code == 204
    assert installed.get("/api/me").status_code == 401
    assert installed.get("/api/locked-device").json["name"] == "Kim"
    assert installed.post("/api/locked-device", json={"pin": PIN}).status_code == 200


def test_only_a_hash_of_it_is_kept(app: Flask, kim: Guest) -> None:
    code = made(kim.browser)
    assert re.fullmatch(f"[{SIGNS}]{{8}}", code)
    with app.app_context():
        kept = db.session.scalars(select(Handover)).one()
        assert code not in kept.code_hash


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: f" {code[:4]}-{code[4:]} ",
        lambda code: " ".join(code),
        lambda code: f"{code[:4]}–{code[4:]}\n",  # a phone makes a dash of a hyphen
        lambda code: code.replace("0", "O").replace("1", "l").replace("V", "u"),
    ],
    ids=["lower case", "hyphen", "spaces", "dash", "look-alikes"],
)
def test_it_may_be_typed_in_any_way(
    kim: Guest, installed: FlaskClient, typed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    signs = iter("A0V1B0V1")
    monkeypatch.setattr(handovers.secrets, "choice", lambda _signs: next(signs))
    code = made(kim.browser)
    assert come(installed, typed(code)).status_code == 201


def test_it_works_once(app: Flask, kim: Guest, installed: FlaskClient) -> None:
    code = made(kim.browser)
    assert come(installed, code).status_code == 201
    second = app.test_client()
    assert refused(come(second, code, OTHER_PROOF))["code"] == "wrong_code"
    assert second.get("/api/me").status_code == 401
    assert len(devices(kim.browser)) == 2


def test_a_lost_answer_can_be_asked_for_again(
    app: Flask, kim: Guest, installed: FlaskClient
) -> None:
    """By the same app, which still has the secret that it made, though no cookie."""
    code = made(kim.browser)
    first = come(app.test_client(), code)
    again = come(installed, code)
    assert again.status_code == 201
    assert again.json["device"] == first.json["device"]
    assert come(installed, code).status_code == 201  # signed in by now
    assert len(devices(kim.browser)) == 2


def test_many_at_once_take_it_once(app: Flask, kim: Guest) -> None:
    code = made(kim.browser)
    apps = [(app.test_client(), f"{n}" * 43) for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda each: come(each[0], code, each[1]), apps))
    assert sorted(answer.status_code for answer in answers) == [201] + [422] * 7
    assert len(devices(kim.browser)) == 2


def test_one_app_that_asks_twice_at_once_is_one_device(app: Flask, kim: Guest) -> None:
    code = made(kim.browser)
    apps = [app.test_client() for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda each: come(each, code), apps))
    assert {answer.status_code for answer in answers} == {201}
    assert len(devices(kim.browser)) == 2


def test_many_made_at_once_leave_one_that_works(app: Flask, kim: Guest) -> None:
    windows = [holding(app, cookie(kim.browser)) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        codes = list(pool.map(made, windows))
    answers = [
        come(app.test_client(), code, f"{n}" * 43).status_code for n, code in enumerate(codes)
    ]
    assert sorted(answers) == [201] + [422] * 5


def test_the_browser_hears_that_it_was_used(kim: Guest, installed: FlaskClient) -> None:
    assert kim.browser.get("/api/handover-code").json == {"open": False}
    code = made(kim.browser)
    assert kim.browser.get("/api/handover-code").json == {"open": True}
    come(installed, code)
    assert kim.browser.get("/api/handover-code").json == {"open": False}


def test_it_says_how_long_it_works_in_seconds(kim: Guest) -> None:
    assert ask(kim.browser).json["seconds"] == LASTS.total_seconds() == 600


def test_an_unlocked_phone_alone_makes_no_code(app: Flask, kim: Guest) -> None:
    """Signed in longer than ten minutes ago: the PIN first."""
    with app.app_context():
        long_ago = clock.now() - timedelta(hours=1)
        db.session.execute(update(Device).values(created_at=long_ago))
        db.session.commit()
    assert ask(kim.browser).json["code"] == "prove_again"
    wrong = ask(kim.browser, "604182")
    assert (wrong.status_code, wrong.json["code"]) == (422, "wrong_pin")
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        assert ask(kim.browser, PIN).status_code == 201


def test_with_a_password_it_goes_the_same_way(
    app: Flask, noor: FlaskClient, installed: FlaskClient
) -> None:
    with app.app_context():
        db.session.execute(update(Device).values(created_at=clock.now() - timedelta(hours=1)))
        db.session.commit()
    assert ask(noor).json["code"] == "prove_again"
    code = ask(noor, PASSWORD).json["code"]
    assert come(installed, code).json["person"]["login"] == "noor"
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Pin)) == 0


def test_a_lead_comes_over_to_the_phone_app_but_not_to_the_tablet(
    app: Flask, sign_in: SignIn, installed: FlaskClient
) -> None:
    """A code is less than a passkey; the tablet asks who it is, as on any device."""
    assert come(installed, made(sign_in("fatima"))).status_code == 201
    assert installed.get("/lead/").status_code == 302


def test_nobody_comes_over_onto_somebody_elses_session(kim: Guest, noor: FlaskClient) -> None:
    code = made(kim.browser)
    answer = come(noor, code)
    assert (answer.status_code, answer.json["code"]) == (409, "signed_in")
    assert noor.get("/api/me").json["person"]["name"] == "Noor"
    assert kim.browser.get("/api/handover-code").json == {"open": True}


def test_a_locked_app_of_somebody_elses_forgets_them(
    app: Flask, cast: Cast, kim: Guest, installed: FlaskClient
) -> None:
    lou = Guest(installed, invited(app, cast), name="Lou")
    lou.join()
    installed.delete("/api/session")
    assert come(installed, made(kim.browser)).json["person"]["name"] == "Kim"
    installed.delete("/api/session")
    assert installed.get("/api/locked-device").json["name"] == "Kim"


def test_a_shared_device_neither_gives_nor_takes_a_code(
    app: Flask, cast: Cast, kim: Guest, fatima: FlaskClient
) -> None:
    assert send(fatima, "/shared/", team=cast.teams["utrecht"]).status_code == 303
    code = made(kim.browser)
    taken = come(fatima, code)
    assert (taken.status_code, taken.json["code"]) == (403, "shared_device")
    fatima.post("/api/place-session", json={"person": kim.id, "pin": PIN})
    for password in (None, PIN):
        given = ask(fatima, password)
        assert (given.status_code, given.json["code"]) == (403, "shared_device")
    assert come(app.test_client(), code).status_code == 201  # the one of her own phone


@pytest.mark.parametrize("code", ["", " ", "2" * 41, "\ud800", "é" * 8, "----", 8])
def test_whatever_is_typed_gets_an_answer(installed: FlaskClient, code: Any) -> None:
    assert come(installed, code).status_code in {400, 422}
