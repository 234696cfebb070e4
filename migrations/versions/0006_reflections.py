"""Questions of the day and reflections."""

import sqlalchemy as sa
from alembic import op

revision = "0006_reflections"
down_revision = "0005_feedback"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")


def upgrade() -> None:
    op.create_table(
        "question",
        sa.Column("id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text_nl", sa.String(length=160), nullable=False),
        sa.Column("text_en", sa.String(length=160), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
        sa.UniqueConstraint("position", name="uq_question_position"),
    )
    op.create_index("ix_question_version", "question", ["version"], unique=False)
    op.create_table(
        "reflection",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("question_id", ID, nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("feeling", sa.Integer(), nullable=True),
        sa.Column("hash", sa.String(length=32), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("feeling BETWEEN 1 AND 10", name=op.f("ck_reflection_feeling")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_reflection_person_id"),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_reflection_question_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reflection"),
        sa.UniqueConstraint("person_id", "on", name="uq_reflection_person_id_on"),
    )


def downgrade() -> None:
    op.drop_table("reflection")
    op.drop_table("question")
