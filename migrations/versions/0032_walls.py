"""Links by which a screen on the wall shows a team's norms."""

import sqlalchemy as sa
from alembic import op

revision = "0032_walls"
down_revision = "0031_compliments"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")


def upgrade() -> None:
    op.create_table(
        "wall",
        sa.Column("id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name="fk_wall_team_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_wall"),
        sa.UniqueConstraint("token_hash", name="uq_wall_token_hash"),
    )
    op.create_index("ix_wall_team_id", "wall", ["team_id"])


def downgrade() -> None:
    op.drop_table("wall")
