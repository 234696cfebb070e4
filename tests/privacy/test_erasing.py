"""After an erasure nothing of somebody is left: not here, not in a backup, not at colleagues'."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, text

from app.kernel.db import db, new_id
from app.kernel.log import verify
from app.kernel.personal import FORMER
from app.kernel.sealed import DataKey
from app.notices.models import Subscription
from app.people.models import Person
from app.people.session import config_of
from app.privacy.ledger import Ledger
from app.privacy.log import all_entries
from app.privacy.replay import reapply
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.databases import SERVER, OnSQLite, World
from tests.feedback.test_feedback import give
from tests.moments.words import told
from tests.reflections.test_reflecting import answer as reflection

NAME = "Noordster"
# One word for every kind of thing that somebody can write.
WROTE = {
    "openbaar", "geheim", "opmerking", "tipvoorsem", "antwoord", "toestelnaam", "vanfatima",
    "vansem",
}  # fmt: skip


@pytest.fixture(autouse=True)
def empty_ledger(app: Flask) -> Iterator[None]:
    Ledger(config_of(app).data).path.unlink(missing_ok=True)
    yield
    Ledger(config_of(app).data).path.unlink(missing_ok=True)


@pytest.fixture
def written(
    app: Flask, noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, cast: Cast
) -> dict[str, str]:
    """Something of everything by noor, under a name that stands nowhere else."""
    with app.app_context():
        db.session.get_one(Person, cast.people["noor"]).name = NAME
        db.session.commit()
        db.session.execute(
            text("UPDATE device SET label = 'toestelnaam' WHERE person_id = :noor"),
            {"noor": cast.people["noor"]},
        )
        db.session.commit()
    mine = told(noor, text="openbaar", visibility="organisation")
    told(noor, text="geheim", visibility="private")
    sems = told(sem, text="vantsem", with_people=[cast.people["noor"]])
    noor.put(f"/api/moments/{sems}/comments/{new_id()}", json={"text": "opmerking"})
    noor.put(f"/api/moments/{sems}/reactions/heart", json={"on": True})
    fatima.put(f"/api/moments/{mine}/attention/{new_id()}", json={"text": "vanfatima"})
    give(noor, cast.people["sem"], behaviour="tipvoorsem")
    give(sem, cast.people["noor"], behaviour="vansem")
    noor.put(f"/api/reflections/{new_id()}", json=reflection(answer="antwoord"))
    noor.put("/api/shifts", json={"items": [{"weekday": 1, "begins": "09:00", "ends": "17:00"}]})
    return {"mine": mine, "sems": sems}


def erase(browser: FlaskClient, *, keep: bool, password: str = PASSWORD) -> int:
    sent = {"password": password, "keep": keep}
    return browser.post("/api/my-data/erasure", json=sent).status_code


def bytes_of(world: World) -> bytes:
    """Whatever the database left on the disk, or what a dump of it says."""
    if isinstance(world, OnSQLite):
        beside = (world.path.with_name(world.path.name + end) for end in ("-wal", "-journal"))
        kept = [world.path, *(path for path in beside if path.exists())]
        return b"".join(path.read_bytes() for path in kept)
    with world.app.app_context():
        name = db.engine.url.database
        everything = b""
        for table in db.metadata.tables:
            rows = db.session.execute(text(f'SELECT t::text FROM "{table}" t')).scalars()  # noqa: S608
            everything += "\n".join(rows).encode()
    if shutil.which("pg_dump"):
        url = f"{SERVER.rsplit('/', 1)[0]}/{name}"
        everything += subprocess.run(["pg_dump", url], check=True, capture_output=True).stdout
    return everything


def found_in(content: bytes, words: set[str]) -> set[str]:
    return {word for word in words if word.encode() in content}


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


def test_a_backup_brings_nobody_back(
    world: World, noor: FlaskClient, sem: FlaskClient, cast: Cast, written: dict[str, str],
    tmp_path: Path,
) -> None:  # fmt: skip
    """The ledger lies outside the database; what is restored is erased before anybody looks."""
    backup = Backup(world, tmp_path)
    assert erase(noor, keep=False) == 204
    backup.restore()
    assert found_in(bytes_of(world), {NAME}) == {NAME}
    assert reapply_at_start(world.app) == 1
    assert found_in(bytes_of(world), WROTE | {NAME}) == set()
    assert reapply_at_start(world.app) == 0
    with world.app.app_context():
        assert db.session.get(Person, cast.people["noor"]) is None
        assert db.session.get(Person, cast.people["sem"]) is not None
        ids = Ledger(config_of(world.app).data).path.read_text().split("\n")
    assert ids == [f"{cast.people['noor']} withdraw", ""]


def reapply_at_start(app: Flask) -> int:
    with app.app_context():
        return reapply(db.session(), config_of(app).data)


class Backup:
    """All rows as they are now, and back."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world, self.copy = world, folder / "backup.db"
        if isinstance(world, OnSQLite):
            with sqlite3.connect(world.path) as source, sqlite3.connect(self.copy) as copy:
                source.backup(copy)
        else:
            self.world = type(world)(world.app, world.cast)  # reads all rows

    def restore(self) -> None:
        if isinstance(self.world, OnSQLite):
            with self.world.app.app_context():
                db.engine.dispose()
            with sqlite3.connect(self.copy) as copy, sqlite3.connect(self.world.path) as target:
                copy.backup(target)
        else:
            self.world.restore()


def test_the_ledger_survives_a_crash_in_the_middle_of_a_line(app: Flask, cast: Cast) -> None:
    ledger = Ledger(config_of(app).data)
    ledger.note(cast.people["noor"], keep=True)
    with ledger.path.open("a") as file:
        file.write(cast.people["sem"][:20])
    assert ledger.entries() == {cast.people["noor"]: True}
    assert oct(ledger.path.stat().st_mode & 0o777) == "0o600"


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
