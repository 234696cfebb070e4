"""Sealed words: unreadable in the database, bound to their place, gone with their key."""

import os
import stat
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select, text

from app import create_app
from app.config import Config, ConfigError
from app.feedback.models import Feedback
from app.kernel.db import db
from app.kernel.sealed import DataKey, Unreadable, seal, unseal
from app.master_key import MasterKeys, UnknownMaster
from app.people.session import config_of
from app.reflections.models import Reflection
from tests.cast import Cast
from tests.databases import OnSQLite, World
from tests.feedback.test_feedback import give
from tests.reflections.test_reflecting import answer

PLACE = "feedback.words:1"


def test_what_was_written_stands_nowhere_in_the_database(
    noor: FlaskClient, sem: FlaskClient, app: Flask, cast: Cast
) -> None:
    give(noor, cast.people["sem"], behaviour="Kwikzilver")
    noor.put(f"/api/reflections/{cast.questions[0]}", json=answer(answer="Kwikstaart", feeling=3))
    with app.app_context():
        kept = db.session.scalars(select(Feedback.words)).all()
        kept += db.session.scalars(select(Reflection.words)).all()
        assert len(kept) == 2
        for table in db.metadata.tables:
            rows = db.session.execute(text(f'SELECT * FROM "{table}"')).all()  # noqa: S608
            assert "Kwik" not in str(rows), table
    assert sem.get("/api/feedback").json["items"][0]["behaviour"] == "Kwikzilver"
    assert noor.get("/api/feedback?box=given").json["items"][0]["behaviour"] == "Kwikzilver"
    assert noor.get("/api/reflections").json["items"][0]["feeling"] == 3


def test_words_are_bound_to_their_table_column_row_and_owner(app: Flask) -> None:
    with app.app_context():
        session = db.session()
        sealed = seal(session, OWNER, PLACE, {"answer": "Ja"})
        seal(session, OTHER, PLACE, {"answer": "Nee"})
        assert list(unseal(session, [(OWNER, PLACE, sealed)])) == [{"answer": "Ja"}]
        for owner, place, words in (
            (OWNER, "feedback.words:2", sealed),
            (OWNER, "reflection.words:1", sealed),
            (OTHER, PLACE, sealed),
            (OWNER, PLACE, ("B" if sealed[0] == "A" else "A") + sealed[1:]),
        ):
            with pytest.raises(Unreadable):
                list(unseal(session, [(owner, place, words)]))


def test_the_same_words_never_look_the_same(app: Flask) -> None:
    with app.app_context():
        assert len({seal(db.session(), OWNER, PLACE, {"answer": "Ja"}) for _ in range(20)}) == 20


def test_without_its_data_key_nothing_can_be_read(app: Flask) -> None:
    with app.app_context():
        sealed = seal(db.session(), OWNER, PLACE, {"answer": "Ja"})
        db.session.execute(delete(DataKey))
        with pytest.raises(Unreadable):
            list(unseal(db.session(), [(OWNER, PLACE, sealed)]))


def test_an_item_that_is_refused_takes_no_key_along(
    noor: FlaskClient, app: Flask, cast: Cast
) -> None:
    """A key that was made in a savepoint that is undone must not seal what comes after it."""
    broken = {"to": cast.people["sem"], "kind": "tip", "behaviour": "Eerst", "norm": OTHER}
    sound = {"to": cast.people["sem"], "kind": "tip", "behaviour": "Daarna"}
    items = [
        {"method": "PUT", "path": f"/api/feedback/{number}", "body": body}
        for number, body in ((OWNER, broken), (OTHER, sound))
    ]
    results = noor.post("/api/outbox", json={"items": items}).json["results"]
    assert [result["status"] for result in results] == [422, 201]
    assert noor.get("/api/feedback?box=given").json["items"][0]["behaviour"] == "Daarna"


def test_rotation_reaches_a_running_process_and_loses_nothing(
    noor: FlaskClient, sem: FlaskClient, app: Flask, cast: Cast
) -> None:
    keys = config_of(app).master_keys
    for turn in range(3):
        give(noor, cast.people["sem"], behaviour=f"Keer {turn}")
        before = keys.current()
        said = app.test_cli_runner().invoke(args=["rotate-master-key"])
        assert said.exit_code == 0
        assert keys.current() != before
        with app.app_context():
            assert set(db.session.scalars(select(DataKey.master))) == {keys.current().name}
        assert len(sem.get("/api/feedback").json["items"]) == turn + 1
    assert len(keys.all()) == 2
    file = config_of(app).data / "master-key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_keys_from_the_environment_rotate_by_their_order(tmp_path: Path) -> None:
    old, new = os.urandom(32), os.urandom(32)
    keys = MasterKeys((new, old), tmp_path / "master-key")
    keys.rotate(set())
    assert [key.secret for key in keys.all()] == [new, old]
    assert keys.named(MasterKeys((old,), tmp_path).current().name).secret == old
    with pytest.raises(UnknownMaster):
        MasterKeys((new,), tmp_path).named(MasterKeys((old,), tmp_path).current().name)
    assert not list(tmp_path.iterdir())


def test_a_database_without_its_master_key_does_not_start(on_sqlite: World, tmp_path: Path) -> None:
    on_sqlite.restore()
    assert isinstance(on_sqlite, OnSQLite)
    with on_sqlite.app.app_context():
        seal(db.session(), OWNER, PLACE, {"answer": "Ja"})
        db.session.commit()
    elsewhere = {"BELEEF_MODE": "test", "BELEEF_DATA": str(tmp_path)}
    with pytest.raises(ConfigError, match="master key"):
        create_app(Config.from_env(elsewhere | {"DATABASE_URL": f"sqlite:///{on_sqlite.path}"}))


@pytest.mark.parametrize("kept", ["", "short", "5a" * 31, "zz" * 32])
def test_a_master_key_that_is_not_sound_stops_the_start(tmp_path: Path, kept: str) -> None:
    (tmp_path / "master-key").write_text(kept)
    with pytest.raises(ConfigError, match="master-key"):
        Config.from_env({"BELEEF_MODE": "test", "BELEEF_DATA": str(tmp_path)})


OWNER, OTHER = "00000000-0000-7000-8000-00000000000a", "00000000-0000-7000-8000-00000000000b"
