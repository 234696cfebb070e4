"""The database: one Base, two engines (SQLite, PostgreSQL), the same behaviour above both."""

import sqlite3
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import uuid_utils
from flask import Flask, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    String,
    TypeDecorator,
    Uuid,
    event,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeEngine

# SQLite takes its write lock at BEGIN IMMEDIATE; a deferred BEGIN that reads first and writes later
# answers "database is locked" at once when somebody else wrote in between, whatever the time-out.
writing: ContextVar[bool] = ContextVar("writing", default=True)

# Named constraints, so that a migration can name what it drops on either engine.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# UUIDs as canonical text in Python. SQLite keeps that text, PostgreSQL its own 16 bytes.
Id = Uuid(as_uuid=False).with_variant(String(36), "sqlite")


class _Stored(sqlite.DATETIME):
    """The text that SQLAlchemy keeps for a time in SQLite, made by Python's own quick formatter."""

    def bind_processor(self, dialect: Dialect) -> Any:
        return lambda value: value and value.isoformat(" ", "microseconds")


_STORED: TypeEngine[Any] = _Stored()  # type: ignore[no-untyped-call]


class Instant(TypeDecorator[datetime]):
    """A moment in time: aware and UTC in Python, on either engine. A naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        on_sqlite = dialect.name == "sqlite"
        return dialect.type_descriptor(_STORED if on_sqlite else self.impl_instance)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Instant}


db = SQLAlchemy(metadata=Base.metadata)


def new_id() -> str:
    """A UUIDv7 for rows that the server makes; in order of time, so inserts stay local."""
    return str(uuid_utils.uuid7())


def engine_options(url: str) -> dict[str, Any]:
    """How connections are kept: one that died while idle is replaced before anybody notices."""
    private = {"hide_parameters": True}  # an error in the log never shows what people wrote
    return (
        private if url.startswith("sqlite") else private | {"pool_pre_ping": True, "pool_size": 20}
    )


def init_app(app: Flask) -> None:
    """Bind the engine; a request that only reads takes no write lock."""
    db.init_app(app)
    with app.app_context():
        engine = db.engine
        _begin_ourselves(engine)
        if engine.dialect.name == "sqlite":
            _tune_sqlite(engine)

    @app.before_request
    def choose_lock() -> None:
        writing.set(request.method not in ("GET", "HEAD", "OPTIONS"))


def settle(engine: Engine) -> None:
    """Let SQLite's write-ahead log forget what was erased; its pages are older than the erasure.

    The file itself holds zeroes there by `secure_delete`. PostgreSQL has its vacuum.
    """
    if engine.dialect.name == "sqlite":
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()


def _tune_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",  # what was answered with 201 survives a power cut
            "busy_timeout=10000",
            "foreign_keys=ON",
            "secure_delete=ON",  # erased text leaves the file too
        ):
            connection.execute(f"PRAGMA {pragma}")


def _begin_ourselves(engine: Engine) -> None:
    """Let a driver begin no transactions by itself, so that a glance needs none."""
    on_sqlite = engine.dialect.name == "sqlite"

    @event.listens_for(engine, "connect")
    def leave_it_to_us(connection: Any, _record: Any) -> None:
        if on_sqlite:
            connection.isolation_level = None
        else:
            connection.autocommit = True

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("isolation_level") == "AUTOCOMMIT":
            return
        # Straight to the driver: SQLAlchemy's own way costs more than many a query.
        driver: Any = connection.connection.driver_connection
        driver.execute("BEGIN IMMEDIATE" if on_sqlite and writing.get() else "BEGIN")
