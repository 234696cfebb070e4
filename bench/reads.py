"""Reading: R1 (a feed does not grow with its past), R2 (the feed), R4 (a pull without news) and R5
(the feed against its own statements)."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import psycopg
from sqlalchemy import text

from app.kernel.db import db, new_id
from app.kernel.hot import Hot
from app.kernel.keyset import cursor_of
from app.moments.reading import PAGE
from bench._rounds import interleave, ratio
from bench._server import Bench, on_each
from bench._table import Result, at_least, at_most
from tests.moments.words import words

SMALL, LARGE = 1_000, 1_000_000
TIMES = 200
FEED = "/api/moments?scope=team"

# Rows made inside the database: a minute apart, one wire alike.
_ROWS = """
INSERT INTO moment (id, author_id, team_id, text, visibility, widest, occurred_at, received_at,
                    hash, version, narrowed_version, wire)
SELECT {id}, :author, :team, 'x', 'team', 'team', {at}, {at}, 'x', n, 0, :wire FROM {series}
"""
_DIALECT = {
    "SQLite": {
        "id": "printf('01900000-0000-7000-8000-%012x', n)",
        "at": "datetime('2020-01-01', n || ' minutes') || '.000000'",
        "series": "(WITH RECURSIVE s(n) AS (SELECT :first UNION ALL SELECT n + 1 FROM s "
        "WHERE n < :last) SELECT n FROM s)",
    },
    "PostgreSQL": {
        "id": "('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid",
        "at": "timestamptz '2020-01-01 00:00Z' + n * interval '1 minute'",
        "series": "generate_series(cast(:first as bigint), cast(:last as bigint)) AS s(n)",
    },
}


def measure() -> list[Result]:
    """R1, R2 and R4 on each database that answers, R5 on PostgreSQL."""
    return on_each(_of)


def _of(bench: Bench) -> list[Result]:
    results = _feed_and_pull(bench)
    if bench.database == "PostgreSQL":
        results += _feed_and_its_statements(bench)
    return [*results, *_growth(bench)]


def _feed_and_pull(bench: Bench) -> list[Result]:
    for _ in range(PAGE + 5):
        bench.send(
            "PUT",
            f"/api/moments/{new_id()}",
            words("Ze zocht een kleed, maar eigenlijk rust in huis."),
        )
    cursor = (
        bench.send("GET", "/api/sync?cursor=0", {}).decode().split('"cursor":')[1].split(",")[0]
    )
    taken = interleave(
        {
            "bare": bench.caller("GET", "/bench/bare", TIMES),
            "person": bench.caller("GET", "/bench/person", TIMES),
            "feed": bench.caller("GET", FEED, TIMES),
            "pull": bench.caller("GET", f"/api/sync?cursor={cursor}", TIMES),
        }
    )
    where = bench.database
    bare_by_feed, by_pull = ratio(taken, "bare", "feed"), ratio(taken, "person", "pull")
    return [
        at_least("R2", f"feed of {PAGE}, against a bare route, {where}", bare_by_feed, 0.40),
        at_least("R4", f"empty pull, against a bare route with the person, {where}", by_pull, 0.50),
    ]


def _feed_and_its_statements(bench: Bench) -> list[Result]:
    """By the wall: what the database takes counts for both."""
    with _raw(bench) as raw:
        taken = interleave(
            {"feed": bench.caller("GET", FEED, TIMES), "raw": raw}, clock=time.perf_counter
        )
    what = f"feed of {PAGE}, against its statements by psycopg alone, {bench.database}"
    return [at_most("R5", what, ratio(taken, "feed", "raw"), 4)]


@contextmanager
def _raw(bench: Bench) -> Iterator[Callable[[], None]]:
    """The statements of one feed, asked `TIMES` times of a connection of their own."""
    asked: list[tuple[str, Any]] = []
    run = Hot._run

    def note(hot: Hot, driver: Any, how: str, sql: str, parameters: Any) -> Any:
        asked.append((sql, parameters))
        return run(hot, driver, how, sql, parameters)

    with patch.object(Hot, "_run", note):
        bench.caller("GET", FEED)()
    if len(asked) < 2:
        raise RuntimeError("the feed asks the session and the moments by hot statements")
    with bench.app.app_context():
        address = db.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:

        def call() -> None:
            for _ in range(TIMES):
                for sql, parameters in asked:
                    connection.execute(sql, parameters).fetchall()

        yield call


def _growth(bench: Bench) -> list[Result]:
    """First and middle page at a thousand and a million moments; by the wall, for PostgreSQL."""
    taken: dict[str, list[float]] = {}
    _grow(bench, 1, SMALL)
    taken |= _pages(bench, "small", SMALL)
    _grow(bench, SMALL + 1, LARGE)
    taken |= _pages(bench, "large", LARGE)
    best = {name: min(seconds) for name, seconds in taken.items()}
    return [
        at_most("R1", f"{page} page at 1,000,000 moments against 1,000, {bench.database}",
                best[f"large {page}"] / best[f"small {page}"], 1.2)
        for page in ("first", "middle")
    ]  # fmt: skip


def _pages(bench: Bench, size: str, rows: int) -> dict[str, list[float]]:
    half = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=rows // 2)
    middle = cursor_of(half, "01900000-0000-7000-8000-000000000000")
    return interleave(
        {
            f"{size} first": bench.caller("GET", FEED, TIMES),
            f"{size} middle": bench.caller(
                "GET", f"/api/moments?scope=team&before={middle}", TIMES
            ),
        },
        clock=time.perf_counter,
    )


def _grow(bench: Bench, first: int, last: int) -> None:
    with bench.app.app_context(), db.engine.begin() as connection:
        wire = connection.execute(
            text("SELECT wire FROM moment WHERE wire <> 'x' LIMIT 1")
        ).scalar_one()
        connection.execute(
            text(_ROWS.format(**_DIALECT[bench.database])),
            {"author": bench.cast.people["noor"], "team": bench.cast.teams["utrecht"],
             "first": first, "last": last, "wire": wire},
        )  # fmt: skip
    bench.analyze()
