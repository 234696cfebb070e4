"""The log, which only grows; the auditor, who reads it."""

import sqlalchemy as sa
from alembic import op

revision = "0009_log"
down_revision = "0008_narrowed"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")

# What the retention job may take away at the earliest.
SQLITE = (
    """CREATE TRIGGER log_entry_stays BEFORE UPDATE ON log_entry
    BEGIN SELECT RAISE(ABORT, 'the log does not change'); END""",
    """CREATE TRIGGER log_entry_is_kept BEFORE DELETE ON log_entry
    WHEN OLD.at > datetime('now', '-1 year')
    BEGIN SELECT RAISE(ABORT, 'the log keeps a year'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION log_entry_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION 'the log does not change'; END IF;
      IF OLD.at > now() - interval '1 year' THEN RAISE EXCEPTION 'the log keeps a year'; END IF;
      RETURN OLD;
    END $$""",
    """CREATE TRIGGER log_entry_guard BEFORE UPDATE OR DELETE ON log_entry
    FOR EACH ROW EXECUTE FUNCTION log_entry_guard()""",
)


def upgrade() -> None:
    op.create_table(
        "log_entry",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", ID, nullable=True),
        sa.Column("deed", sa.String(length=40), nullable=False),
        sa.Column("about_id", ID, nullable=True),
        sa.Column("object_id", ID, nullable=True),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("before", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_log_entry"),
    )
    op.create_index("ix_log_entry_about", "log_entry", ["about_id", "number"], unique=False)
    for statement in SQLITE if _on_sqlite() else POSTGRESQL:
        op.execute(statement)
    _roles("'staff', 'admin', 'auditor'")


def downgrade() -> None:
    op.execute("UPDATE person SET role = 'staff' WHERE role = 'auditor'")
    _roles("'staff', 'admin'")
    op.drop_table("log_entry")
    if not _on_sqlite():
        op.execute("DROP FUNCTION log_entry_guard()")


def _roles(names: str) -> None:
    with op.batch_alter_table("person") as person:
        person.drop_constraint(op.f("ck_person_role"), type_="check")
        person.create_check_constraint(op.f("ck_person_role"), f"role IN ({names})")


def _on_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
