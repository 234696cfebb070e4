"""The PIN: it opens the device that its person locked, five tries long, and nothing else."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.kernel import clock
from app.kernel.db import db
from app.kernel.log import LogEntry
from app.people.actor import IDLE_DAYS
from app.people.models import Device, Pin
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.cookies import cookie, holding
from tests.pages import OURS
from tests.people.joining import OTHER_PIN, PIN, Guest, invited, lost_phone

WRONG = "604182"


def unlock(browser: FlaskClient, pin: str = PIN) -> TestResponse:
    return browser.post("/api/locked-device", json={"pin": pin})


def test_signing_out_locks_and_the_pin_opens_with_a_new_token(app: Flask, kim: Guest) -> None:
    first = cookie(kim.browser)
    assert kim.browser.delete("/api/session").status_code == 204
    locked = cookie(kim.browser)
    assert kim.browser.get("/api/me").status_code == 401
    assert kim.browser.get("/api/locked-device").json == {"name": "Kim", "locale": "nl"}
    assert unlock(kim.browser).json["person"]["id"] == kim.id
    third = cookie(kim.browser)
    assert len({first, locked, third}) == 3
    assert kim.browser.get("/api/me").status_code == 200
    assert kim.browser.get("/api/locked-device").json["name"] is None
    for old in (first, locked):
        thief = holding(app, old)
        assert thief.get("/api/me").status_code == 401
        assert unlock(thief).status_code == 404


def test_the_cookie_of_the_session_that_was_locked_opens_nothing(app: Flask, kim: Guest) -> None:
    stolen = holding(app, cookie(kim.browser))
    kim.browser.delete("/api/session")
    assert unlock(stolen).status_code == 404


def test_what_listened_on_the_device_goes_when_it_locks(app: Flask, kim: Guest) -> None:
    """The row is made anew, and subscriptions go with a device's row."""
    before = kim.browser.get("/api/devices").json["items"][0]["id"]
    kim.browser.delete("/api/session")
    unlock(kim.browser)
    after = [device["id"] for device in kim.browser.get("/api/devices").json["items"]]
    assert len(after) == 1
    assert before not in after


def test_the_pages_of_the_tablet_lock_as_the_phone_does(kim: Guest) -> None:
    left = kim.browser.post("/sign-out", headers=OURS)
    assert (left.status_code, left.location) == (303, "/app/sign-in")
    assert unlock(kim.browser).status_code == 200


def test_who_has_no_pin_signs_out_for_good(noor: FlaskClient) -> None:
    noor.delete("/api/session")
    assert noor.get("/api/locked-device").json["name"] is None
    assert unlock(noor).status_code == 404


def test_a_device_that_was_left_alone_too_long_opens_by_the_pin(kim: Guest) -> None:
    later = clock.now() + timedelta(days=IDLE_DAYS + 1)
    with clock.frozen(later):
        assert kim.browser.get("/api/me").status_code == 401
        assert unlock(kim.browser).status_code == 200
        assert kim.browser.get("/api/me").status_code == 200


def test_each_wrong_pin_makes_the_wait_longer_and_the_fifth_is_the_last(
    app: Flask, cast: Cast, kim: Guest
) -> None:
    kim.browser.delete("/api/session")
    now = clock.now()
    waits = []
    for _ in range(4):
        with clock.frozen(now):
            answer = unlock(kim.browser, WRONG)
            assert (answer.status_code, answer.json["code"]) == (401, "wrong_pin")
            early = unlock(kim.browser)
            assert early.status_code == 429
            waits.append(int(early.headers["Retry-After"]))
            now += timedelta(seconds=waits[-1])
    assert waits == sorted(waits)
    assert waits[0] < waits[-1]
    with clock.frozen(now):
        last = unlock(kim.browser, WRONG)
        assert (last.status_code, last.json["code"]) == (403, "pin_spent")
        assert unlock(kim.browser).status_code == 404
    with app.app_context():
        assert "pin_spent" in list(db.session.scalars(select(LogEntry.deed)))
    # Nor does it open anything on a new phone: only somebody else than the code's maker does.
    again = Guest(app.test_client(), lost_phone(app, cast, kim.id), known=PIN)
    assert again.join().json["code"] == "pin_spent"


def test_five_wrong_pins_lock_nobody_else_and_no_open_session(
    app: Flask, cast: Cast, kim: Guest
) -> None:
    other = Guest(app.test_client(), invited(app, cast), name="Bo")
    other.join()
    other.browser.delete("/api/session")
    spend_all(app, other)
    assert unlock(other.browser).status_code == 404
    assert kim.browser.get("/api/me").status_code == 200
    kim.browser.delete("/api/session")
    assert unlock(kim.browser).status_code == 200


def test_a_full_sign_in_makes_the_pin_good_again(app: Flask, sign_in: SignIn) -> None:
    noor = app.test_client()
    signed_in = noor.post("/api/session", json={"login": "noor", "password": PASSWORD})
    assert signed_in.status_code == 200
    set_pin = {"pin": PIN, "current": PASSWORD}
    assert noor.put("/api/pin", json=set_pin).status_code == 204
    noor.delete("/api/session")
    locked = cookie(noor)
    spend_all(app, noor)
    assert unlock(noor).status_code == 404
    noor.post("/api/session", json={"login": "noor", "password": PASSWORD})
    noor.delete("/api/session")
    assert cookie(noor) != locked
    assert unlock(noor).status_code == 200


def test_forgetting_a_device_leaves_nothing_to_open(app: Flask, kim: Guest) -> None:
    kim.browser.delete("/api/session")
    kept = cookie(kim.browser)
    assert kim.browser.delete("/api/locked-device").status_code == 204
    assert unlock(holding(app, kept)).status_code == 404
    with app.app_context():
        assert db.session.scalar(select(Device).where(Device.person_id == kim.id)) is None


def test_another_pin_needs_the_one_there_is(app: Flask, kim: Guest) -> None:
    assert kim.browser.get("/api/pin").json == {"present": True}
    change = {"pin": OTHER_PIN, "current": WRONG}
    refused = kim.browser.put("/api/pin", json=change)
    assert (refused.status_code, refused.json["code"]) == (422, "wrong_pin")
    change["current"] = PIN
    with clock.frozen(clock.now() + timedelta(seconds=2)):
        assert kim.browser.put("/api/pin", json=change).status_code == 204
    kim.browser.delete("/api/session")
    assert unlock(kim.browser, OTHER_PIN).status_code == 200
    words = [line["words"] for line in kim.browser.get("/api/log").json["items"]]
    assert words[0] == "Pincode veranderd"


def test_the_pin_of_a_database_without_the_key_matches_nothing(app: Flask, kim: Guest) -> None:
    from app.people import passwords  # noqa: PLC0415

    with app.app_context():
        kept = db.session.get(Pin, kim.id)
        assert kept is not None
        assert not passwords.matches(kept.hash, PIN)


def spend_all(app: Flask, who: Guest | FlaskClient) -> None:
    browser = who.browser if isinstance(who, Guest) else who
    now = clock.now()
    for _ in range(5):
        with clock.frozen(now):
            unlock(browser, WRONG)
        now += timedelta(minutes=2)
