"""The two databases: migrated and filled once a run, put back before each test."""

import os
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import event

from app import create_app
from app.config import Config
from app.kernel.db import Base, db
from tests.cast import Cast, build

# A run may hold several worlds at once: each has a database of its own.
_NUMBERS = count()

SERVER = os.environ.get("BELEEF_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/postgres")


class World(ABC):
    """An app on one database, with the cast in it; `restore` undoes what a test did."""

    def __init__(self, app: Flask, cast: Cast) -> None:
        self.app, self.cast = app, cast

    @abstractmethod
    def restore(self) -> None:
        """Make it as if no test had been here."""


class OnSQLite(World):
    def __init__(self, app: Flask, cast: Cast, path: Path) -> None:
        super().__init__(app, cast)
        self.path = path
        self.kept = sqlite3.connect(":memory:", check_same_thread=False)
        with sqlite3.connect(path) as source:
            source.backup(self.kept)
        source.close()

    def restore(self) -> None:
        with self.app.app_context():
            db.engine.dispose()
        target = sqlite3.connect(self.path)
        target.execute("PRAGMA synchronous=OFF")
        self.kept.backup(target)
        target.close()


class OnPostgreSQL(World):
    """Keeps a copy of each table beside it, so that putting all back is one question."""

    def __init__(self, app: Flask, cast: Cast) -> None:
        super().__init__(app, cast)
        tables, kept = list(Base.metadata.tables), f"kept_{next(_NUMBERS)}"
        keep = [f"CREATE TABLE {kept}.{table} AS TABLE public.{table}" for table in tables]
        back = [
            f"DELETE FROM public.{table}; INSERT INTO public.{table} TABLE {kept}.{table}"  # noqa: S608
            for table in tables
        ]
        # Rows point at each other both ways; they are whole again at the end.
        self.back = ["SET LOCAL session_replication_role = replica", *back]
        self._run([f"CREATE SCHEMA {kept}", *keep])

    def restore(self) -> None:
        self._run(self.back)

    def _run(self, statements: list[str]) -> None:
        with self.app.app_context(), db.engine.begin() as connection:
            connection.exec_driver_sql("; ".join(statements))


@contextmanager
def sqlite_world(folder: Path) -> Iterator[World]:
    app = make_app(folder)
    with app.app_context():
        # That a commit survives a power cut is not what these tests ask.
        event.listen(db.engine, "connect", lambda made, _: made.execute("PRAGMA synchronous=OFF"))
    yield OnSQLite(app, fill(app), folder / "beleef.db")


@contextmanager
def postgresql_world(folder: Path) -> Iterator[World]:
    name = f"beleef_test_{os.getpid()}_{next(_NUMBERS)}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')  # type: ignore[arg-type]
        server.execute(f'ALTER DATABASE "{name}" SET synchronous_commit = off')  # type: ignore[arg-type]
        app = make_app(folder, DATABASE_URL=SERVER.rsplit("/", 1)[0] + f"/{name}")
        try:
            yield OnPostgreSQL(app, fill(app))
        finally:
            with app.app_context():
                db.engine.dispose()
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')  # type: ignore[arg-type]


def no_postgresql() -> str | None:
    """Why PostgreSQL cannot be tested here, or None when it answers."""
    try:
        psycopg.connect(SERVER, connect_timeout=3).close()
    except psycopg.OperationalError as error:
        return f"no PostgreSQL answers: {str(error).splitlines()[0]}"
    return None


def make_app(folder: Path, **environment: Any) -> Flask:
    """An app in test mode with its data in `folder`."""
    return create_app(
        Config.from_env({"BELEEF_MODE": "test", "BELEEF_DATA": str(folder)} | environment)
    )


def fill(app: Flask) -> Cast:
    with app.app_context():
        upgrade()
        cast = build(db.session())
        db.session.remove()
    return cast
