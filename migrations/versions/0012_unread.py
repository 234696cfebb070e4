"""Drop what was written and never read: when a notice became due, whether a clock was corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0012_unread"
down_revision = "0011_sealed"


def upgrade() -> None:
    op.drop_column("notice", "due_at")
    op.drop_column("moment", "clock_corrected")


def downgrade() -> None:
    # What it held is gone. That no clock was corrected and that a notice was due right before its
    # end is true enough for whoever reads neither.
    op.add_column("moment", sa.Column("clock_corrected", sa.Boolean(), nullable=True))
    op.execute("UPDATE moment SET clock_corrected = false")
    op.add_column("notice", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE notice SET due_at = expires_at")
    for table, column in (("moment", "clock_corrected"), ("notice", "due_at")):
        with op.batch_alter_table(table) as altered:
            altered.alter_column(column, nullable=False)
