"""Values, themes and what customers say, and the norms that are rooted in them."""

import sqlalchemy as sa
from alembic import op

revision = "0028_voices"
down_revision = "0027_organisation"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
AT = sa.DateTime(timezone=True)
CHANNELS = (
    "channel IN ('counter', 'phone', 'mail', 'chat', 'survey', 'review', 'social',"
    " 'compliment', 'other')"
)
ORDERS = {
    "by_day": ("said_on", "id"),
    "by_score": ("score_key", "id"),
    "by_theme": ("theme_id", "said_on", "id"),
    "by_value": ("value_id", "said_on", "id"),
    "by_team": ("team_id", "said_on", "id"),
    "by_channel": ("channel", "said_on", "id"),
    "by_use": ("linked", "said_on", "id"),
    "by_retired": ("retired", "said_on", "id"),
}


def upgrade() -> None:
    op.create_table(
        "value",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", AT, nullable=False),
        sa.Column("retired_at", AT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_value"),
    )
    op.create_index("ix_value_position", "value", ["position", "id"])
    op.create_table(
        "theme",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("name_key", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_theme"),
        sa.UniqueConstraint("name_key", name="uq_theme_name_key"),
    )
    _voices()
    _link("norm_value", "value_id", "value")
    _link("norm_voice", "voice_id", "customer_voice")


def downgrade() -> None:
    for table in ("norm_voice", "norm_value", "customer_voice", "theme", "value"):
        op.drop_table(table)


def _voices() -> None:
    op.create_table(
        "customer_voice",
        sa.Column("id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_key", sa.Text(), nullable=False),
        sa.Column("masked", sa.JSON(), nullable=False),
        sa.Column("score_given", sa.Double(), nullable=True),
        sa.Column("scale_from", sa.Integer(), nullable=True),
        sa.Column("scale_to", sa.Integer(), nullable=True),
        sa.Column("score", sa.Double(), nullable=True),
        sa.Column("score_key", sa.Double(), nullable=False),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("source", sa.String(60), nullable=False),
        sa.Column("origin", sa.String(64), nullable=True),
        sa.Column("theme_id", ID, nullable=True),
        sa.Column("value_id", ID, nullable=True),
        sa.Column("team_id", ID, nullable=True),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("created_at", AT, nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 10", name=op.f("ck_customer_voice_score")),
        sa.CheckConstraint(CHANNELS, name=op.f("ck_customer_voice_channel")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name="fk_customer_voice_theme_id"),
        sa.ForeignKeyConstraint(["value_id"], ["value.id"], name="fk_customer_voice_value_id"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_customer_voice_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_customer_voice"),
        sa.UniqueConstraint("origin", name="uq_customer_voice_origin"),
    )
    for name, columns in ORDERS.items():
        op.create_index(f"ix_customer_voice_{name}", "customer_voice", [*columns])


def _link(table: str, column: str, to: str) -> None:
    op.create_table(
        table,
        sa.Column("norm_id", ID, nullable=False),
        sa.Column(column, ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["norm_id"], ["norm.id"], name=f"fk_{table}_norm_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            [column], [f"{to}.id"], name=f"fk_{table}_{column}", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("norm_id", column, name=f"pk_{table}"),
    )
    op.create_index(f"ix_{table}_{column}", table, [column])
