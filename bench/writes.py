"""Writing: W1 (one moment), W2 (an outbox of fifty), by the wall: waiting for a disk counts."""

import sqlite3
import time
from collections.abc import Callable
from typing import Any

import orjson
import psycopg
from sqlalchemy import event

from app.kernel.db import db, new_id
from bench._rounds import interleave, ratio
from bench._server import Bench, databases
from bench._table import Result, at_least, at_most
from tests.moments.words import words

TIMES = 40
BATCH = 50
TEXT = "Ze zocht een kleed, maar eigenlijk zocht ze rust in huis. Samen drie kleuren neergelegd."


def measure() -> list[Result]:
    """W1 and W2 on each database that answers; SQLite also with a commit that does not wait."""
    results: list[Result] = []
    for database in databases():
        with database() as bench:
            results += [*_one(bench, "waiting for the disk", 6.5), *_fifty(bench)]
    with databases()[0]() as bench:
        _synchronous(bench, "NORMAL")
        results += _one(bench, "NORMAL", 3.5)
    return results


def _one(bench: Bench, how: str, limit: float) -> list[Result]:
    def put() -> None:
        for _ in range(TIMES):
            bench.send("PUT", f"/api/moments/{new_id()}", words(TEXT))

    def post() -> None:
        for _ in range(TIMES):
            bench.send("POST", "/bench/post", words(TEXT))

    taken = interleave({"put": put, "post": post}, clock=time.perf_counter)
    what = f"PUT of a moment against a bare POST, {bench.database}, {how}"
    return [at_most("W1", what, ratio(taken, "put", "post"), limit)]


def _fifty(bench: Bench) -> list[Result]:
    raw = _raw(bench)
    path = "/api/outbox"

    def batch() -> None:
        bench.send("POST", path, {"items": _items()})

    def singly() -> None:
        for item in _items():
            bench.send("PUT", item["path"], item["body"])

    taken = interleave({"raw": raw, "batch": batch, "singly": singly}, clock=time.perf_counter)
    items = _items()
    first, again = (orjson.loads(bench.send("POST", path, {"items": items})) for _ in range(2))
    bodies = [[each["body"] for each in answer["results"]] for answer in (first, again)]
    same = bodies[0] == bodies[1]
    where = bench.database
    return [
        at_least("W2", f"outbox of {BATCH} against the same rows raw, {where}",
                 ratio(taken, "raw", "batch"), 0.40),
        at_least("W2", f"outbox of {BATCH} against {BATCH} PUTs, {where}",
                 ratio(taken, "singly", "batch"), 5),
        Result("W2", f"a replay changes nothing, {where}", "0", "0" if same else "some", same),
    ]  # fmt: skip


def _items() -> list[dict[str, Any]]:
    return [
        {"method": "PUT", "path": f"/api/moments/{new_id()}", "body": words(TEXT)}
        for _ in range(BATCH)
    ]


_INSERT = """
INSERT INTO moment (id, author_id, team_id, text, visibility, widest, occurred_at, received_at,
                    hash, version, narrowed_version, wire)
VALUES ({0}, {0}, {0}, {0}, 'team', 'team', {0}, {0}, {0}, {0}, 0, {0})
"""


def _raw(bench: Bench) -> Callable[[], None]:
    """Fifty rows of the same content by the driver alone, in one transaction."""
    with bench.app.app_context():
        url = db.engine.url
    wire = bench.send("PUT", f"/api/moments/{new_id()}", words(TEXT)).decode()
    when = "2026-01-01 10:00:00.000000"
    connection: Any
    if bench.database == "SQLite":
        connection = sqlite3.connect(str(url.database), isolation_level=None)
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        mark, begin = "?", "BEGIN IMMEDIATE"
    else:
        plain = url.set(drivername="postgresql").render_as_string(hide_password=False)
        connection = psycopg.connect(plain, autocommit=True)
        mark, begin = "%s", "BEGIN"
    author, team = bench.cast.people["noor"], bench.cast.teams["utrecht"]
    statement = _INSERT.format(mark)

    def run() -> None:
        connection.execute(begin)
        for _ in range(BATCH):
            row = (new_id(), author, team, TEXT, when, when, "x" * 32, 1, wire)
            connection.execute(statement, row)
        connection.execute("COMMIT")

    return run


def _synchronous(bench: Bench, level: str) -> None:
    with bench.app.app_context():
        db.engine.dispose()
        event.listen(
            db.engine, "connect", lambda made, _: made.execute(f"PRAGMA synchronous={level}")
        )
