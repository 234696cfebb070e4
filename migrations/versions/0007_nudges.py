"""When people work."""

import sqlalchemy as sa
from alembic import op

revision = "0007_nudges"
down_revision = "0006_reflections"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")


def upgrade() -> None:
    op.create_table(
        "shift_pattern",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("weekday", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("begins", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.CheckConstraint("begins <> ends", name=op.f("ck_shift_pattern_some_time")),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name=op.f("ck_shift_pattern_weekday")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_shift_pattern_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "weekday", name="pk_shift_pattern"),
    )


def downgrade() -> None:
    op.drop_table("shift_pattern")
