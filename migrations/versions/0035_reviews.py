"""How many had chosen when time was up, and what happened to a norm that comes back for review."""

import sqlalchemy as sa
from alembic import op

revision = "0035_reviews"
down_revision = "0034_norm_levels"


def upgrade() -> None:
    with op.batch_alter_table("norm_version") as version:
        version.add_column(sa.Column("asked", sa.Integer(), nullable=True))
        version.add_column(sa.Column("chose", sa.Integer(), nullable=True))
    with op.batch_alter_table("norm") as norm:
        norm.add_column(sa.Column("review_lived", sa.Integer(), nullable=True))
        norm.add_column(sa.Column("review_room", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("norm") as norm:
        norm.drop_column("review_room")
        norm.drop_column("review_lived")
    with op.batch_alter_table("norm_version") as version:
        version.drop_column("chose")
        version.drop_column("asked")
