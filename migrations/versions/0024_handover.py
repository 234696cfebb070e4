"""Codes that take a person along from the browser into the app."""

import sqlalchemy as sa
from alembic import op

revision = "0024_handover"
down_revision = "0023_new_phone"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")


def upgrade() -> None:
    op.create_table(
        "handover",
        sa.Column("device_id", ID, nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["device_id"], ["device.id"], name="fk_handover_device_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("device_id", name="pk_handover"),
        sa.UniqueConstraint("code_hash", name="uq_handover_code_hash"),
    )


def downgrade() -> None:
    op.drop_table("handover")
