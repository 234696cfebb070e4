"""What an organisation sets of itself: readable colours beside its own, languages, a logo."""

import sqlalchemy as sa
from alembic import op

revision = "0027_organisation"
down_revision = "0026_agreements"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
# What the first brand colour becomes to be read by day and in the evening, and on it.
COLOURS = {"brand_day": "#995500", "brand_evening": "#ffa149", "on_brand": "#1c0f15"}


def upgrade() -> None:
    with op.batch_alter_table("organisation") as organisation:
        for name, value in COLOURS.items():
            organisation.add_column(
                sa.Column(name, sa.String(7), nullable=False, server_default=value)
            )
        organisation.add_column(
            sa.Column("languages", sa.String(20), nullable=False, server_default="nl,en")
        )
        organisation.add_column(
            sa.Column("language", sa.String(5), nullable=False, server_default="nl")
        )
    # Devices fetch it once more, for what it says of itself now.
    op.execute("UPDATE change_counter SET value = value + 1")
    op.execute("UPDATE organisation SET version = (SELECT value FROM change_counter)")
    op.create_table(
        "logo",
        sa.Column("organisation_id", ID, nullable=False),
        sa.Column("mark", sa.String(16), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("small", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"],
            name="fk_logo_organisation_id", ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("organisation_id", name="pk_logo"),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_table("logo")
    with op.batch_alter_table("organisation") as organisation:
        for name in (*COLOURS, "languages", "language"):
            organisation.drop_column(name)
