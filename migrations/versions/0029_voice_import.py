"""Files of voices, between their dry run and the last batch."""

import sqlalchemy as sa
from alembic import op

revision = "0029_voice_import"
down_revision = "0028_voices"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")


def upgrade() -> None:
    op.create_table(
        "voice_import",
        sa.Column("id", ID, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("stage", sa.String(8), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("skipped", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("made", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_voice_import"),
    )
    op.create_index("ix_voice_import_stage", "voice_import", ["stage"])


def downgrade() -> None:
    op.drop_table("voice_import")
