"""Recovery codes."""

import sqlalchemy as sa
from alembic import op

revision = "0018_recovery"
down_revision = "0017_passkeys"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "recovery_code",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_recovery_code_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("hash", name="pk_recovery_code"),
    )
    op.create_index("ix_recovery_code_person_id", "recovery_code", ["person_id"], unique=False)


def downgrade() -> None:
    op.drop_table("recovery_code")
