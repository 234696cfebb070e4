"""Feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0005_feedback"
down_revision = "0004_moments"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", ID, nullable=False),
        sa.Column("giver_id", ID, nullable=False),
        sa.Column("receiver_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("behaviour", sa.Text(), nullable=False),
        sa.Column("feeling", sa.Text(), nullable=False),
        sa.Column("effect", sa.Text(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("norm_id", ID, nullable=True),
        sa.Column("hash", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("thanked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind IN ('compliment', 'tip')", name=op.f("ck_feedback_kind")),
        sa.CheckConstraint("giver_id <> receiver_id", name=op.f("ck_feedback_two_people")),
        sa.ForeignKeyConstraint(["giver_id"], ["person.id"], name="fk_feedback_giver_id"),
        sa.ForeignKeyConstraint(["norm_id"], ["norm.id"], name="fk_feedback_norm_id"),
        sa.ForeignKeyConstraint(["receiver_id"], ["person.id"], name="fk_feedback_receiver_id"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_given", "feedback", ["giver_id", "created_at", "id"], unique=False)
    op.create_index(
        "ix_feedback_received", "feedback", ["receiver_id", "created_at", "id"], unique=False
    )


def downgrade() -> None:
    op.drop_table("feedback")
