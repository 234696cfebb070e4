"""Cards by which customers leave compliments."""

import sqlalchemy as sa
from alembic import op

revision = "0031_compliments"
down_revision = "0030_norm_search"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "compliment_card",
        sa.Column("id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("made_at", AT, nullable=False),
        sa.Column("ended_at", AT, nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name="fk_compliment_card_team_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_compliment_card"),
        sa.UniqueConstraint("code", name="uq_compliment_card_code"),
    )
    op.create_index("ix_compliment_card_team_id", "compliment_card", ["team_id"])
    op.create_table(
        "compliment",
        sa.Column("id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("masked", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("received_at", AT, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("voice_id", ID, nullable=True),
        sa.CheckConstraint(
            "state IN ('waiting', 'approved', 'hidden')", name=op.f("ck_compliment_state")
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name="fk_compliment_team_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["voice_id"], ["customer_voice.id"], name="fk_compliment_voice_id",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_compliment"),
    )  # fmt: skip
    op.create_index("ix_compliment_team_id", "compliment", ["team_id", "state", "received_at"])
    op.create_index("ix_compliment_voice_id", "compliment", ["voice_id"])


def downgrade() -> None:
    op.drop_table("compliment")
    op.drop_table("compliment_card")
