"""The app under measurement, called through WSGI itself: no sockets between clock and code."""

import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson
import psycopg
from flask import Flask, request
from sqlalchemy import text
from werkzeug.test import EnvironBuilder

from app.kernel.access import Who, allow
from app.kernel.api import as_response
from app.kernel.db import db
from app.kernel.limits import forget_tries
from app.people.actor import Actor
from app.people.service import start_device
from app.people.session import config_of
from bench._table import Result
from tests.cast import Cast
from tests.databases import SERVER, fill, make_app, no_postgresql

PATIENCE = 100  # requests of one device in a row that no limit stops
SMALL = {"id": "0", "ok": True}


class Bench:
    """An app with the cast, noor signed in, and two bare routes to compare with."""

    def __init__(self, app: Flask, cast: Cast, database: str) -> None:
        self.app, self.cast, self.database = app, cast, database
        app.add_url_rule("/bench/bare", "bare", allow(Who.ANYONE)(lambda: as_response(SMALL)))
        app.add_url_rule("/bench/person", "person", allow(Who.PERSON)(lambda: as_response(SMALL)))
        app.add_url_rule(
            "/bench/post",
            "post",
            allow(Who.PERSON)(lambda: as_response(orjson.loads(request.data))),
            methods=["POST"],
        )
        self._kept = EnvironBuilder("/", content_type="application/json").get_environ()
        self.sign_in("noor")

    def sign_in(self, login: str) -> Actor:
        """From here on it is this person who asks."""
        with self.app.app_context():
            key = config_of(self.app).secret_key
            token, actor = start_device(db.session(), self.cast.people[login], "bench", key)
            db.session.commit()
        self._kept["HTTP_COOKIE"] = f"beleef={token}"
        return actor

    def analyze(self) -> None:
        """Let the database look at what lies in it, as it does by itself now and then."""
        with self.app.app_context(), db.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))

    def caller(self, method: str, path: str, times: int = 1) -> Callable[[], None]:
        """A function that makes the same request `times` times and insists on success."""
        environ = self._environ(method, path)

        def call() -> None:
            for turn in range(times):
                if turn % PATIENCE == 0:
                    forget_tries(self.app)
                self._send(environ, b"")

        return call

    def send(self, method: str, path: str, body: Any) -> bytes:
        """One request with a JSON body; returns the answer's body."""
        return self._send(self._environ(method, path), orjson.dumps(body))

    def _environ(self, method: str, path: str) -> dict[str, Any]:
        """What a server hands over; copied, because making one costs as much as a view."""
        before, _mark, query = path.partition("?")
        return self._kept | {"REQUEST_METHOD": method, "PATH_INFO": before, "QUERY_STRING": query}

    def _send(self, environ: dict[str, Any], body: bytes) -> bytes:
        sent = environ | {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        status: list[str] = []
        answer = self.app.wsgi_app(sent, lambda line, _headers, _exc=None: status.append(line))
        content = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        if status[0][0] != "2":
            raise RuntimeError(f"{environ['PATH_INFO']}: {status[0]} {content[:200]!r}")
        return content


@contextmanager
def on_sqlite() -> Iterator[Bench]:
    with tempfile.TemporaryDirectory() as folder:
        app = make_app(Path(folder))
        yield Bench(app, fill(app), "SQLite")
        with app.app_context():
            db.engine.dispose()


@contextmanager
def on_postgresql() -> Iterator[Bench]:
    name = f"beleef_bench_{os.getpid()}"
    with (
        psycopg.connect(SERVER, autocommit=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        server.execute(f'CREATE DATABASE "{name}"')
        try:
            app = make_app(Path(folder), DATABASE_URL=SERVER.rsplit("/", 1)[0] + f"/{name}")
            yield Bench(app, fill(app), "PostgreSQL")
            with app.app_context():
                db.engine.dispose()
        finally:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def databases() -> list[Callable[[], Any]]:
    """The databases that answer here; PostgreSQL is left out aloud when none does."""
    return [on_sqlite] if no_postgresql() else [on_sqlite, on_postgresql]


def on_each(measured: Callable[[Bench], list[Result]]) -> list[Result]:
    """What is measured on each database that answers, in a fresh app."""
    results: list[Result] = []
    for database in databases():
        with database() as bench:
            results += measured(bench)
    return results
