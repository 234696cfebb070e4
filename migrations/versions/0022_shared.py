"""Devices that a team shares."""

import sqlalchemy as sa
from alembic import op

revision = "0022_shared"
down_revision = "0021_merge"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
KEY = "fk_device_shared_device_id"


def upgrade() -> None:
    op.create_table(
        "shared_device",
        sa.Column("id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("made_by_id", ID, nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name="fk_shared_device_team_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name="fk_shared_device_made_by_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_shared_device"),
        sa.UniqueConstraint("token_hash", name="uq_shared_device_token_hash"),
    )
    op.create_index("ix_shared_device_team_id", "shared_device", ["team_id"], unique=False)
    with op.batch_alter_table("device") as device:
        device.add_column(sa.Column("shared_device_id", ID, nullable=True))
        device.create_foreign_key(
            op.f(KEY), "shared_device", ["shared_device_id"], ["id"], ondelete="CASCADE"
        )
        device.create_index("ix_device_shared_device_id", ["shared_device_id"], unique=False)


def downgrade() -> None:
    # Without the rules of sharing nobody may stay signed in on such a device.
    op.execute("DELETE FROM device WHERE shared_device_id IS NOT NULL")
    with op.batch_alter_table("device") as device:
        device.drop_index("ix_device_shared_device_id")
        device.drop_constraint(op.f(KEY), type_="foreignkey")
        device.drop_column("shared_device_id")
    op.drop_table("shared_device")
