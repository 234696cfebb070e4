"""A backup brings nobody back: the ledger of erasures lies outside the database."""

import sqlite3
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.people.models import Person
from app.people.session import config_of
from app.privacy.ledger import Ledger
from app.privacy.replay import reapply
from tests.cast import Cast
from tests.databases import OnSQLite, World
from tests.privacy.erased import NAME, WROTE, bytes_of, erase, found_in

pytestmark = pytest.mark.usefixtures("empty_ledger")


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
