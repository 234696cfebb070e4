"""Norms and their versions."""

import sqlalchemy as sa
from alembic import op

revision = "0003_norms"
down_revision = "0002_notices"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")


def upgrade() -> None:
    op.create_table(
        "norm",
        sa.Column("id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=True),
        sa.Column("current_id", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_norm_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_norm"),
    )
    op.create_index("ix_norm_team_id", "norm", ["team_id"], unique=False)
    op.create_index("ix_norm_version", "norm", ["version"], unique=False)
    op.create_table(
        "norm_version",
        sa.Column("id", ID, nullable=False),
        sa.Column("norm_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("symbol", sa.String(length=16), nullable=False),
        sa.Column("hue", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("summary", sa.String(length=160), nullable=False),
        sa.Column("frame", sa.Text(), nullable=False),
        sa.Column("room", sa.Text(), nullable=False),
        sa.Column("say", sa.JSON(), nullable=False),
        sa.Column("rather_not", sa.JSON(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_by_id", ID, nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("hue BETWEEN 1 AND 5", name=op.f("ck_norm_version_hue")),
        sa.ForeignKeyConstraint(
            ["edited_by_id"], ["person.id"], name="fk_norm_version_edited_by_id"
        ),
        sa.ForeignKeyConstraint(
            ["norm_id"], ["norm.id"], name="fk_norm_version_norm_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_norm_version"),
        sa.UniqueConstraint("norm_id", "number", name="uq_norm_version_norm_id_number"),
    )
    op.create_index(
        "uq_norm_version_draft",
        "norm_version",
        ["norm_id"],
        unique=True,
        sqlite_where=sa.text("published_at IS NULL"),
        postgresql_where=sa.text("published_at IS NULL"),
    )
    # The two tables point at each other, so one of the references comes last.
    with op.batch_alter_table("norm") as batch:
        batch.create_foreign_key("fk_norm_current_id", "norm_version", ["current_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("norm") as batch:
        batch.drop_constraint("fk_norm_current_id", type_="foreignkey")
    op.drop_table("norm_version")
    op.drop_table("norm")
