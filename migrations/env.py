"""How migrations run: our own connection, foreign keys off around SQLite's batch alters.

SQLite alters a table by copying it and dropping the old one. With foreign keys on, that drop
deletes every child row that cascades, silently.
"""

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from app.kernel.db import Base, db


def run(connection: Connection) -> None:
    """Run the pending migrations in one transaction."""
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.exec_driver_sql("COMMIT")  # the pragma is ignored inside a transaction
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    if sqlite:
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken:
            raise RuntimeError(f"migration left a dangling reference in {broken[0]}")


with current_app.app_context(), db.engine.connect() as connection, connection.begin():
    run(connection)
with current_app.app_context():
    db.engine.dispose()  # no connection stays behind with foreign keys off
