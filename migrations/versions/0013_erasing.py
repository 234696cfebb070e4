"""Devices of who was erased, so that they are told to empty themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0013_erasing"
down_revision = "0012_unread"


def upgrade() -> None:
    op.create_table(
        "erased_device",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_erased_device"),
    )


def downgrade() -> None:
    op.drop_table("erased_device")
