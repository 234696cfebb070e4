"""Questions to hand one account to another."""

import sqlalchemy as sa
from alembic import op

revision = "0021_merge"
down_revision = "0020_federation"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
POINTS = (("from_id", "CASCADE"), ("to_id", "CASCADE"), ("made_by_id", "SET NULL"))


def upgrade() -> None:
    op.create_table(
        "merge",
        sa.Column("id", ID, nullable=False),
        sa.Column("from_id", ID, nullable=False),
        sa.Column("to_id", ID, nullable=False),
        sa.Column("made_by_id", ID, nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], ["person.id"], name=f"fk_merge_{column}", ondelete=ondelete
            )
            for column, ondelete in POINTS
        ),
        sa.PrimaryKeyConstraint("id", name="pk_merge"),
        sa.UniqueConstraint("from_id", name="uq_merge_from_id"),
    )
    op.create_index("ix_merge_to_id", "merge", ["to_id"], unique=False)
    op.create_index("ix_merge_made_by_id", "merge", ["made_by_id"], unique=False)


def downgrade() -> None:
    op.drop_table("merge")
