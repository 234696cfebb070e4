"""A team's norm may come from one of the organisation; and a norm still fits."""

import sqlalchemy as sa
from alembic import op

revision = "0034_norm_levels"
down_revision = "0033_access_token"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("norm") as norm:
        norm.add_column(sa.Column("above_id", ID, nullable=True))
        norm.add_column(sa.Column("above_number", sa.Integer(), nullable=True))
        norm.add_column(sa.Column("fits_at", sa.DateTime(timezone=True), nullable=True))
        norm.create_foreign_key(op.f("fk_norm_above_id"), "norm", ["above_id"], ["id"])
    op.create_index("ix_norm_above_id", "norm", ["above_id"])
    # Devices fetch every norm once more, for what it says of itself now.
    op.execute("UPDATE change_counter SET value = value + 1")
    op.execute("UPDATE norm SET version = (SELECT value FROM change_counter)")


def downgrade() -> None:
    op.drop_index("ix_norm_above_id", "norm")
    with op.batch_alter_table("norm") as norm:
        norm.drop_constraint(op.f("fk_norm_above_id"), type_="foreignkey")
        norm.drop_column("above_id")
        norm.drop_column("above_number")
        norm.drop_column("fits_at")
