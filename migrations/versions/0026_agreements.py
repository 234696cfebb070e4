"""Versions lie with the members: stances, points, deadlines."""

import sqlalchemy as sa
from alembic import op

revision = "0026_agreements"
down_revision = "0025_door_notice"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
AT = sa.DateTime(timezone=True)
KINDS = "kind IN ('reflection', 'attention', 'feedback', 'door')"
MORE_KINDS = KINDS.replace(")", ", 'norm', 'answer', 'review')")
SETTLED = "settled IN ('agreed', 'deadline', 'published', 'withdrawn', 'replaced')"


def upgrade() -> None:
    with op.batch_alter_table("team") as team:
        team.add_column(
            sa.Column("agreement_days", sa.Integer(), nullable=False, server_default="14")
        )
        team.create_check_constraint(
            op.f("ck_team_agreement_days"), "agreement_days BETWEEN 1 AND 90"
        )
    op.drop_index("uq_norm_version_draft", "norm_version")
    with op.batch_alter_table("norm_version") as version:
        version.add_column(sa.Column("hash", sa.String(32), nullable=False, server_default=""))
        version.add_column(sa.Column("moment_id", ID, nullable=True))
        version.add_column(sa.Column("proposed_at", AT, nullable=True))
        version.add_column(sa.Column("proposed_by_id", ID, nullable=True))
        version.add_column(sa.Column("deadline", AT, nullable=True))
        version.add_column(sa.Column("settled", sa.String(10), nullable=True))
        version.add_column(sa.Column("withdrawn_at", AT, nullable=True))
        version.add_column(sa.Column("answer", sa.Text(), nullable=False, server_default=""))
        version.create_foreign_key(
            op.f("fk_norm_version_proposed_by_id"), "person", ["proposed_by_id"], ["id"]
        )
        version.create_check_constraint(op.f("ck_norm_version_settled"), SETTLED)
    # What held before is not asked about anew.
    op.execute(
        "UPDATE norm_version SET settled = 'published', proposed_at = published_at"
        " WHERE published_at IS NOT NULL"
    )
    _index("uq_norm_version_draft", "proposed_at IS NULL")
    _index("uq_norm_version_open", "proposed_at IS NOT NULL AND settled IS NULL")
    with op.batch_alter_table("norm") as norm:
        norm.add_column(sa.Column("proposal_id", ID, nullable=True))
        norm.create_foreign_key("fk_norm_proposal_id", "norm_version", ["proposal_id"], ["id"])
        norm.add_column(
            sa.Column("room_taken", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        norm.add_column(sa.Column("quiet_since", sa.Date(), nullable=True))
    # Devices fetch every norm once more, for what it says of itself now.
    op.execute("UPDATE change_counter SET value = value + 1")
    op.execute("UPDATE norm SET version = (SELECT value FROM change_counter)")
    _agreements()
    _points()
    _kinds(MORE_KINDS)


def downgrade() -> None:
    op.execute("DELETE FROM notice WHERE kind IN ('norm', 'answer', 'review')")
    _kinds(KINDS)
    op.drop_table("norm_point")
    op.drop_table("agreement")
    with op.batch_alter_table("norm") as norm:
        norm.drop_constraint("fk_norm_proposal_id", type_="foreignkey")
        for column in ("proposal_id", "room_taken", "quiet_since"):
            norm.drop_column(column)
    # Of what never held, the latest goes on as the draft; norms that say nothing then go as well.
    op.execute(
        "DELETE FROM norm_version WHERE published_at IS NULL AND number < (SELECT max(number)"
        " FROM norm_version other WHERE other.norm_id = norm_version.norm_id"
        " AND other.published_at IS NULL)"
    )
    op.execute("DELETE FROM norm_version WHERE settled IN ('withdrawn', 'replaced')")
    op.execute("DELETE FROM norm WHERE id NOT IN (SELECT norm_id FROM norm_version)")
    for name in ("uq_norm_version_draft", "uq_norm_version_open"):
        op.drop_index(name, "norm_version")
    with op.batch_alter_table("norm_version") as version:
        version.drop_constraint(op.f("ck_norm_version_settled"), type_="check")
        version.drop_constraint(op.f("fk_norm_version_proposed_by_id"), type_="foreignkey")
        for column in (
            "hash", "moment_id", "proposed_at", "proposed_by_id", "deadline", "settled",
            "withdrawn_at", "answer",
        ):  # fmt: skip
            version.drop_column(column)
    _index("uq_norm_version_draft", "published_at IS NULL")
    with op.batch_alter_table("team") as team:
        team.drop_constraint(op.f("ck_team_agreement_days"), type_="check")
        team.drop_column("agreement_days")


def _agreements() -> None:
    op.create_table(
        "agreement",
        sa.Column("version_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("stance", sa.String(length=8), nullable=False),
        sa.Column("taken_at", AT, nullable=False),
        sa.CheckConstraint(
            "stance IN ('agree', 'can_live', 'discuss')", name=op.f("ck_agreement_stance")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["norm_version.id"], name="fk_agreement_version_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_agreement_person_id"),
        sa.PrimaryKeyConstraint("version_id", "person_id", name="pk_agreement"),
    )
    op.create_index("ix_agreement_person_id", "agreement", ["person_id"], unique=False)


def _points() -> None:
    op.create_table(
        "norm_point",
        sa.Column("id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("raised_at", AT, nullable=False),
        sa.Column("closed_at", AT, nullable=True),
        sa.Column("closed_by_id", ID, nullable=True),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["norm_version.id"], name="fk_norm_point_version_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_norm_point_person_id"),
        sa.ForeignKeyConstraint(["closed_by_id"], ["person.id"], name="fk_norm_point_closed_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_norm_point"),
    )
    op.create_index(
        "ix_norm_point_version_id", "norm_point", ["version_id", "raised_at"], unique=False
    )
    op.create_index("ix_norm_point_person_id", "norm_point", ["person_id"], unique=False)
    op.create_index(
        "uq_norm_point_stands", "norm_point", ["version_id", "person_id"], unique=True,
        sqlite_where=sa.text("closed_at IS NULL"), postgresql_where=sa.text("closed_at IS NULL"),
    )  # fmt: skip


def _index(name: str, where: str) -> None:
    op.create_index(
        name, "norm_version", ["norm_id"], unique=True,
        sqlite_where=sa.text(where), postgresql_where=sa.text(where),
    )  # fmt: skip


def _kinds(condition: str) -> None:
    with op.batch_alter_table("notice") as notice:
        notice.drop_constraint(op.f("ck_notice_kind"), type_="check")
        notice.create_check_constraint(op.f("ck_notice_kind"), condition)
