"""How long things are kept, and what each night took away."""

import sqlalchemy as sa
from alembic import op

revision = "0016_retention"
down_revision = "0015_directory"


def upgrade() -> None:
    op.create_table(
        "retention_period",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_retention_period"),
    )
    op.create_table(
        "retention_run",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("on", name="pk_retention_run"),
    )


def downgrade() -> None:
    op.drop_table("retention_run")
    op.drop_table("retention_period")
