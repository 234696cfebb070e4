"""Statements as somebody writes them who knows the tables, asked of the driver alone: what a page
would cost if it were nothing but its rows."""

from collections.abc import Callable
from typing import Any

from app.kernel.db import db
from bench._server import Bench


def by_hand(bench: Bench, sql: str, least: int = 0) -> Callable[[], Any]:
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
