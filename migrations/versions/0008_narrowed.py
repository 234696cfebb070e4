"""Find what was last taken away from a team at the end of an index."""

from alembic import op

revision = "0008_narrowed"
down_revision = "0007_nudges"


def upgrade() -> None:
    op.create_index("ix_moment_narrowed", "moment", ["team_id", "narrowed_version"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_moment_narrowed", table_name="moment")
