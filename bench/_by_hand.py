"""Statements as somebody writes them who knows the tables, asked of the driver alone: what a page
would cost if it were nothing but its rows."""

from collections.abc import Callable, Container, Mapping
from typing import Any

from app.kernel.db import db
from bench._rounds import p95_each
from bench._server import Bench
from bench._table import Result, at_most

ROUNDS = 20
FULL = 51  # a page, and the row that says that there is a next one


def table_of(
    bench: Bench,
    name: str,
    size: int,
    questions: Mapping[str, str],
    few: Container[str],
    limits: Mapping[str, float],
) -> list[Result]:
    """A table of the console, asked as the admin: against its rows by hand, and by the wall.

    `questions`: per query of its address the same by hand; `few`: those that find less than a page.
    `limits`: by goal, first how many times its rows a page may take, then how many ms.
    """
    bench.sign_in("daan")
    candidates = (
        {
            "page": bench.caller("GET", f"/console/{name}{query}"),
            "raw": _by_hand(bench, sql, least=0 if query in few else FULL),
        }
        for query, sql in questions.items()
    )
    p95 = p95_each(candidates, ROUNDS)
    page, beside = p95["page"] * 1000, p95["page"] / p95["raw"]
    (by_rows, times), (by_wall, ms) = limits.items()
    what, where = f"p95 of the {name} table", f"{size:,} {name}, {bench.database}"
    return [
        at_most(by_rows, f"{what} against its rows by hand, {where}", beside, times),
        at_most(by_wall, f"{what}, {where}", page, ms, "ms"),
    ]


def _by_hand(bench: Bench, sql: str, least: int) -> Callable[[], Any]:
    """Ask this on a connection that is kept open; insists on `least` rows."""
    with bench.app.app_context():
        pooled = db.engine.raw_connection()
    connection: Any = pooled.driver_connection
    pooled.detach()

    def ask() -> Any:
        cursor = connection.cursor()
        rows = cursor.execute(sql).fetchall()
        connection.rollback()
        assert len(rows) >= least, (len(rows), sql)
        return rows

    return ask
