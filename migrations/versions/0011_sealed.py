"""Words that only one or two may read, sealed under their owner's data key, in place.

On PostgreSQL the former rows leave the files with `VACUUM FULL feedback, reflection`; SQLite writes
zeroes over them.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from app.kernel.sealed import close, masters, new_data_key, open_with, unwrap

revision = "0011_sealed"
down_revision = "0010_screens"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
AT_ONCE = 500

# Table, whose key, which columns went into `words`.
SEALED: tuple[tuple[str, str, dict[str, sa.types.TypeEngine[Any]]], ...] = (
    (
        "feedback",
        "receiver_id",
        {
            "behaviour": sa.Text(), "feeling": sa.Text(), "effect": sa.Text(), "wish": sa.Text(),
            "hash": sa.String(length=32),
        },
    ),
    (
        "reflection",
        "person_id",
        {"answer": sa.Text(), "feeling": sa.Integer(), "hash": sa.String(length=32)},
    ),
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "data_key",
        sa.Column("owner_id", ID, nullable=False),
        sa.Column("wrapped", sa.String(length=80), nullable=False),
        sa.Column("master", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", name="pk_data_key"),
    )
    keys = _keys_for_everybody_with_words()
    for name, owner, columns in SEALED:
        op.add_column(name, sa.Column("words", sa.Text(), nullable=True))
        table = _table(name, owner, columns)
        for row in _rows(table):
            words = {column: row[column] for column in columns}
            _set(table, row, words=close(keys[row[owner]], f"{name}.words:{row['id']}", words))
        with op.batch_alter_table(name) as batch:
            batch.alter_column("words", existing_type=sa.Text(), nullable=False)
            if name == "reflection":
                batch.drop_constraint(op.f("ck_reflection_feeling"), type_="check")
            for column in columns:
                batch.drop_column(column)


def downgrade() -> None:
    keys = {
        str(row.owner_id): unwrap(row, masters(op.get_bind()))
        for row in op.get_bind().execute(sa.text("SELECT owner_id, wrapped, master FROM data_key"))
    }
    for name, owner, columns in SEALED:
        for column, kind in columns.items():
            op.add_column(name, sa.Column(column, kind, nullable=True))
        table = _table(name, owner, columns)
        for row in _rows(table):
            words = open_with(keys[str(row[owner])], f"{name}.words:{row['id']}", row["words"])
            _set(table, row, **words)
        with op.batch_alter_table(name) as batch:
            for column, kind in columns.items():
                if not isinstance(kind, sa.Integer):
                    batch.alter_column(column, existing_type=kind, nullable=False)
            if name == "reflection":
                batch.create_check_constraint(
                    op.f("ck_reflection_feeling"), "feeling BETWEEN 1 AND 10"
                )
            batch.drop_column("words")
    op.drop_table("data_key")


def _keys_for_everybody_with_words() -> dict[str, bytes]:
    connection = op.get_bind()
    owners: set[str] = set()
    for name, owner, columns in SEALED:
        owners |= set(connection.scalars(sa.select(_table(name, owner, columns).c[owner])))
    if not owners:
        return {}
    made = {owner: new_data_key(owner, masters(connection).current()) for owner in owners}
    table = sa.table(
        "data_key", sa.column("owner_id", ID), sa.column("wrapped"), sa.column("master")
    )
    connection.execute(
        sa.insert(table),
        [
            {"owner_id": key.owner_id, "wrapped": key.wrapped, "master": key.master}
            for key, _plain in made.values()
        ],
    )
    return {owner: plain for owner, (_key, plain) in made.items()}


def _table(name: str, owner: str, columns: dict[str, Any]) -> sa.TableClause:
    kinds = {"id": ID, owner: ID, "words": sa.Text()} | columns
    return sa.table(name, *(sa.column(column, kind) for column, kind in kinds.items()))


def _rows(table: sa.TableClause) -> Iterator[Any]:
    """Every row, a few hundred at a time, in the order of their ids."""
    query = sa.select(table).order_by(table.c.id).limit(AT_ONCE)
    page = op.get_bind().execute(query).mappings().all()
    while page:
        yield from page
        later = query.where(table.c.id > page[-1]["id"])
        page = op.get_bind().execute(later).mappings().all()


def _set(table: sa.TableClause, row: Any, **values: Any) -> None:
    op.get_bind().execute(sa.update(table).where(table.c.id == row["id"]).values(values))
