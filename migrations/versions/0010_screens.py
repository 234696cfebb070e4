"""Until when the screens of lead and admin are open on a device.

Nobody's is open after this step: who works at one signs in once more.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010_screens"
down_revision = "0009_log"


def upgrade() -> None:
    for name in ("screen_started_at", "screen_used_at"):
        op.add_column("device", sa.Column(name, sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("device") as device:
        for name in ("screen_used_at", "screen_started_at"):
            device.drop_column(name)
