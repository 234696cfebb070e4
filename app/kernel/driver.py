"""Connections as the drivers give them, for what `hot.py` asks below SQLAlchemy."""

import threading
from typing import Any

from sqlalchemy import Dialect, Engine
from sqlalchemy.orm import Session

from app.kernel.db import db


class Driver:
    """A driver's connection and what it speaks; whoever made the connection closes it."""

    def __init__(self, dialect: Dialect, connection: Any) -> None:
        self.dialect, self.connection = dialect, connection

    def renewed(self, _error: Exception) -> bool:
        """Whether to ask again: never within a transaction, which is lost as a whole."""
        return False


class _Glances(Driver):
    """A connection of one thread, outside the pool and outside any transaction."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine.dialect, _own(engine))
        self.engine = engine

    def renewed(self, error: Exception) -> bool:
        """A fresh connection when this one died while idle: what only reads may be asked again."""
        if not self.dialect.is_disconnect(error, self.connection, None):  # type: ignore[arg-type]
            return False
        self.connection.close()
        self.connection = _own(self.engine)
        return True

    def __del__(self) -> None:
        self.connection.close()


def _own(engine: Engine) -> Any:
    pooled = engine.raw_connection()
    connection = pooled.driver_connection
    pooled.detach()
    return connection


class _Kept(threading.local):
    glances: _Glances | None = None


_kept = _Kept()


def glance() -> Driver:
    """Where to ask prebuilt statements that only read, each standing alone.

    A thread keeps its own: to take one from the pool, and have it checked, costs as much as the
    question. A request that writes takes its lock only when it has read who asks and checked what
    they sent.
    """
    engine = db.engine
    glances = _kept.glances
    if glances is None or glances.engine is not engine:
        glances = _kept.glances = _Glances(engine)
    return glances


def driver_of(session: Session) -> Driver:
    """The connection of this session's transaction."""
    connection = session.connection()
    return Driver(connection.dialect, connection.connection.driver_connection)
