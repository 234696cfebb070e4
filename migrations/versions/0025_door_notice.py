"""Notices of somebody at the door."""

from alembic import op

revision = "0025_door_notice"
down_revision = "0024_handover"

BEFORE = "'reflection', 'attention', 'feedback'"


def upgrade() -> None:
    _may_be(f"{BEFORE}, 'door'")


def downgrade() -> None:
    op.execute("DELETE FROM notice WHERE kind = 'door'")
    _may_be(BEFORE)


def _may_be(kinds: str) -> None:
    with op.batch_alter_table("notice") as notice:
        notice.drop_constraint(op.f("ck_notice_kind"), type_="check")
        notice.create_check_constraint(op.f("ck_notice_kind"), f"kind IN ({kinds})")
