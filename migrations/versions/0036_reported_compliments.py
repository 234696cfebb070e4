"""When a compliment was reported and when it was hidden: it can be brought back for a month."""

import sqlalchemy as sa
from alembic import op

revision = "0036_reported_compliments"
down_revision = "0035_reviews"
AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("compliment") as compliment:
        compliment.add_column(sa.Column("reported_at", AT, nullable=True))
        compliment.add_column(sa.Column("hidden_at", AT, nullable=True))
    # Since when is known no more, and none is kept longer than it would have been.
    op.execute("UPDATE compliment SET hidden_at = received_at WHERE state = 'hidden'")


def downgrade() -> None:
    with op.batch_alter_table("compliment") as compliment:
        compliment.drop_column("hidden_at")
        compliment.drop_column("reported_at")
