"""People and teams as the console lists them; who left which team."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0015_directory"
down_revision = "0014_getting_in"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
KEY = sa.String(80).with_variant(sa.String(80, collation="C"), "postgresql")


def upgrade() -> None:
    for table in ("person", "team"):
        op.add_column(table, sa.Column("name_key", KEY, nullable=True))
        _fill(table)
        with op.batch_alter_table(table) as altered:
            altered.alter_column("name_key", existing_type=KEY, nullable=False)
    op.add_column("team", sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_person_by_name", "person", ["name_key", "id"], unique=False)
    op.create_index("ix_person_by_role", "person", ["role", "name_key", "id"], unique=False)
    op.create_index("ix_person_by_time", "person", ["created_at", "id"], unique=False)
    op.create_table(
        "departure",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_departure_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name="fk_departure_team_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "team_id", name="pk_departure"),
    )
    op.create_index("ix_departure_team_id", "departure", ["team_id", "version"], unique=False)


def downgrade() -> None:
    op.drop_table("departure")
    for index in ("ix_person_by_name", "ix_person_by_role", "ix_person_by_time"):
        op.drop_index(index, table_name="person")
    with op.batch_alter_table("team") as team:
        team.drop_column("retired_at")
        team.drop_column("name_key")
    with op.batch_alter_table("person") as person:
        person.drop_column("name_key")


def _fill(table: str) -> None:
    """As people are sought since: no capitals, no accents."""
    there = sa.table(table, sa.column("id", ID), sa.column("name"), sa.column("name_key"))
    rows = op.get_bind().execute(sa.select(there.c.id, there.c.name)).all()
    fill = there.update().where(there.c.id == sa.bindparam("row", type_=ID))
    keys = [{"row": row.id, "name_key": _folded(row.name)} for row in rows]
    if keys:
        op.get_bind().execute(fill, keys)


def _folded(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(plain.split())[:80]
