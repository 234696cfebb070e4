"""What is asked of the database, by whichever way."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from flask import Flask
from sqlalchemy import event

from app.kernel.db import db
from app.kernel.hot import Hot

_run = Hot._run


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """What is executed meanwhile, savepoints left out."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if "SAVEPOINT" not in statement:
            seen.append(statement)

    def note_hot(hot: Hot, driver: Any, how: str, sql: str, parameters: Any) -> Any:
        seen.append(sql)
        return _run(hot, driver, how, sql, parameters)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        with patch.object(Hot, "_run", note_hot):
            yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)
