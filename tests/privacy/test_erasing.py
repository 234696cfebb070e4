"""After an erasure nothing of somebody is left: not here, not in a backup, not at colleagues'."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text

from app.kernel.db import db
from app.kernel.log import verify
from app.kernel.personal import FORMER
from app.kernel.sealed import DataKey
from app.notices.models import Subscription
from app.people.session import config_of
from app.privacy.ledger import Ledger
from app.privacy.log import all_entries
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.databases import World
from tests.moments.words import told
from tests.privacy.erased import NAME, WROTE, bytes_of, erase, found_in

pytestmark = pytest.mark.usefixtures("empty_ledger")


def test_nothing_is_left_in_the_database(
    world: World, noor: FlaskClient, written: dict[str, str]
) -> None:
    assert NAME in str(bytes_of(world))
    assert erase(noor, keep=False) == 204
    assert found_in(bytes_of(world), WROTE | {NAME}) == set()
    with world.app.app_context():
        everything = "".join(
            str(db.session.execute(text(f'SELECT * FROM "{table}"')).all())  # noqa: S608
            for table in db.metadata.tables
            if table != "log_entry"
        )
        assert world.cast.people["noor"] not in everything
        assert verify(all_entries(db.session()))


def test_what_colleagues_read_may_stay_without_the_name(
    world: World, noor: FlaskClient, sem: FlaskClient, written: dict[str, str]
) -> None:
    assert erase(noor, keep=True) == 204
    left = found_in(bytes_of(world), WROTE | {NAME})
    assert left == {"openbaar", "opmerking"}
    mine = sem.get(f"/api/moments/{written['mine']}").json
    assert (mine["text"], mine["author"]) == ("openbaar", {"id": FORMER, "name": "Oud-collega"})
    sems = sem.get(f"/api/moments/{written['sems']}").json
    assert sems["comments"][0]["author"]["name"] == "Oud-collega"
    assert (sems["with_people"], sems["reactions"]["heart"]) == ([], [])


@pytest.mark.parametrize("keep", [True, False])
def test_feedback_that_was_given_stays_with_whom_it_is_of(
    noor: FlaskClient, sem: FlaskClient, written: dict[str, str], keep: bool
) -> None:
    assert erase(noor, keep=keep) == 204
    received = sem.get("/api/feedback").json["items"]
    assert [(each["behaviour"], each["from"]["name"]) for each in received] == [
        ("tipvoorsem", "Oud-collega")
    ]
    assert sem.get("/api/feedback?box=given").json["items"] == []


@pytest.mark.parametrize("keep", [True, False])
@pytest.mark.parametrize("login", ["sem", "fatima", "jan"])
def test_colleagues_devices_drop_what_they_hold_at_the_next_pull(
    sign_in: SignIn, noor: FlaskClient, written: dict[str, str], login: str, keep: bool
) -> None:
    colleague = sign_in(login)
    before = colleague.get("/api/sync?cursor=0").json
    assert NAME in str(before)
    assert erase(noor, keep=keep) == 204
    after = colleague.get(f"/api/sync?cursor={before['cursor']}").json
    held = "" if after["full"] else str([each for each in before["changes"].get("people", [])])
    assert NAME not in str(after) + held
    if not after["full"]:  # not of the team: what is not replaced is named as gone or sent anew
        told_of = [each["id"] for each in after["changes"].get("moments", [])]
        assert written["mine"] in told_of + after["gone"].get("moments", [])
    whole = str(colleague.get("/api/sync?cursor=0").json)
    assert ("openbaar" in whole) == keep
    assert NAME not in whole


def test_sessions_and_pushes_end_and_each_device_hears_it_once(
    app: Flask, sign_in: SignIn, noor: FlaskClient, written: dict[str, str]
) -> None:
    other = sign_in("noor")
    assert erase(noor, keep=True) == 204
    assert noor.get("/api/me").json["code"] == "not_signed_in"  # its cookie went with the answer
    told_so = other.get("/api/sync?cursor=0")
    assert (told_so.status_code, told_so.json["code"]) == (401, "erased")
    assert other.get("/api/me").json["code"] == "not_signed_in"
    with app.app_context():
        assert db.session.scalars(select(Subscription)).all() == []
    again = other.post("/api/session", json={"login": "noor", "password": PASSWORD})
    assert (again.status_code, again.json["code"]) == (401, "wrong_sign_in")


def test_a_device_that_another_takes_over_signs_in_at_once(
    sign_in: SignIn, noor: FlaskClient, written: dict[str, str]
) -> None:
    other = sign_in("noor")
    erase(noor, keep=True)
    assert (
        other.post(
            "/sign-in",
            data={"login": "sem", "password": PASSWORD},
            headers={"Origin": "http://localhost"},
        ).status_code
        == 303
    )


def test_an_erasure_that_fails_half_way_leaves_everything(
    app: Flask, noor: FlaskClient, written: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Ledger, _person: str, *, keep: bool) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Ledger, "note", full)
    assert erase(noor, keep=False) == 500
    monkeypatch.undo()
    assert noor.get(f"/api/moments/{written['mine']}").json["text"] == "openbaar"
    assert noor.get("/api/reflections").json["items"][0]["answer"] == "antwoord"


def test_the_last_admin_stays(daan: FlaskClient, app: Flask) -> None:
    answer = daan.post("/api/my-data/erasure", json={"password": PASSWORD, "keep": True})
    assert (answer.status_code, answer.json["code"]) == (409, "last_admin")
    assert not Ledger(config_of(app).data).path.exists()


def test_it_takes_the_password(noor: FlaskClient) -> None:
    mine = told(noor, visibility="private")
    assert erase(noor, keep=True, password="geraden") == 422
    assert noor.get(f"/api/moments/{mine}").status_code == 200


def test_the_data_key_is_destroyed(
    app: Flask, noor: FlaskClient, cast: Cast, written: dict[str, str]
) -> None:
    with app.app_context():
        assert set(db.session.scalars(select(DataKey.owner_id))) == {
            cast.people["noor"], cast.people["sem"],
        }  # fmt: skip
    erase(noor, keep=True)
    with app.app_context():
        assert db.session.scalars(select(DataKey.owner_id)).all() == [cast.people["sem"]]
