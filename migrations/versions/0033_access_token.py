"""Keys by which other systems bring voices."""

import sqlalchemy as sa
from alembic import op

revision = "0033_access_token"
down_revision = "0032_walls"

AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "access_token",
        sa.Column(
            "id", sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite"), nullable=False
        ),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("scope", sa.String(20), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("last_used_on", sa.Date(), nullable=True),
        sa.Column("ended_at", AT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_access_token"),
        sa.UniqueConstraint("token_hash", name="uq_access_token_token_hash"),
    )


def downgrade() -> None:
    op.drop_table("access_token")
