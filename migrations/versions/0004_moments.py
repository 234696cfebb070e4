"""Moments and the replies to them."""

import sqlalchemy as sa
from alembic import op

revision = "0004_moments"
down_revision = "0003_norms"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")


def upgrade() -> None:
    op.create_table(
        "moment",
        sa.Column("id", ID, nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("visibility", sa.String(length=12), nullable=False),
        sa.Column("widest", sa.String(length=12), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hash", sa.String(length=32), nullable=False),
        sa.Column("clock_corrected", sa.Boolean(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("narrowed_version", sa.BigInteger(), nullable=False),
        sa.Column("wire", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "visibility IN ('private', 'team', 'organisation')", name=op.f("ck_moment_visibility")
        ),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_moment_author_id"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_moment_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_moment"),
    )
    op.create_index(
        "ix_moment_feed_organisation",
        "moment",
        ["received_at", "id"],
        unique=False,
        sqlite_where=sa.text("visibility = 'organisation' AND withdrawn_at IS NULL"),
        postgresql_where=sa.text("visibility = 'organisation' AND withdrawn_at IS NULL"),
    )
    op.create_index(
        "ix_moment_feed_own", "moment", ["author_id", "received_at", "id"], unique=False
    )
    op.create_index(
        "ix_moment_feed_team",
        "moment",
        ["team_id", "received_at", "id"],
        unique=False,
        sqlite_where=sa.text("visibility <> 'private' AND withdrawn_at IS NULL"),
        postgresql_where=sa.text("visibility <> 'private' AND withdrawn_at IS NULL"),
    )
    op.create_index(
        "ix_moment_pull_organisation",
        "moment",
        ["version"],
        unique=False,
        sqlite_where=sa.text("widest = 'organisation'"),
        postgresql_where=sa.text("widest = 'organisation'"),
    )
    op.create_index("ix_moment_pull_own", "moment", ["author_id", "version"], unique=False)
    op.create_index("ix_moment_pull_team", "moment", ["team_id", "version"], unique=False)
    op.create_table(
        "moment_norm",
        sa.Column("moment_id", ID, nullable=False),
        sa.Column("norm_id", ID, nullable=False),
        sa.Column("took_room", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["moment_id"], ["moment.id"], name="fk_moment_norm_moment_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["norm_id"], ["norm.id"], name="fk_moment_norm_norm_id"),
        sa.PrimaryKeyConstraint("moment_id", "norm_id", name="pk_moment_norm"),
    )
    op.create_index("ix_moment_norm_norm_id", "moment_norm", ["norm_id", "took_room"], unique=False)
    op.create_table(
        "moment_person",
        sa.Column("moment_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["moment_id"], ["moment.id"], name="fk_moment_person_moment_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_moment_person_person_id"),
        sa.PrimaryKeyConstraint("moment_id", "person_id", name="pk_moment_person"),
    )
    op.create_index("ix_moment_person_person_id", "moment_person", ["person_id"], unique=False)
    op.create_table(
        "reaction",
        sa.Column("moment_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "kind IN ('heart', 'applause', 'me_too')", name=op.f("ck_reaction_kind")
        ),
        sa.ForeignKeyConstraint(
            ["moment_id"], ["moment.id"], name="fk_reaction_moment_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_reaction_person_id"),
        sa.PrimaryKeyConstraint("moment_id", "person_id", "kind", name="pk_reaction"),
    )
    op.create_index("ix_reaction_person_id", "reaction", ["person_id"], unique=False)
    op.create_table(
        "comment",
        sa.Column("id", ID, nullable=False),
        sa.Column("moment_id", ID, nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_comment_author_id"),
        sa.ForeignKeyConstraint(
            ["moment_id"], ["moment.id"], name="fk_comment_moment_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
    )
    op.create_index("ix_comment_author_id", "comment", ["author_id"], unique=False)
    op.create_index("ix_comment_moment_id", "comment", ["moment_id"], unique=False)
    op.create_table(
        "attention",
        sa.Column("id", ID, nullable=False),
        sa.Column("moment_id", ID, nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name="fk_attention_author_id"),
        sa.ForeignKeyConstraint(
            ["moment_id"], ["moment.id"], name="fk_attention_moment_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attention"),
    )
    op.create_index(
        "ix_attention_author_id_created_at", "attention", ["author_id", "created_at"], unique=False
    )
    op.create_index("ix_attention_moment_id", "attention", ["moment_id"], unique=False)


def downgrade() -> None:
    op.drop_table("attention")
    op.drop_table("comment")
    op.drop_table("reaction")
    op.drop_table("moment_person")
    op.drop_table("moment_norm")
    op.drop_table("moment")
