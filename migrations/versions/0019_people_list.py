"""Lists of people between their dry run and the deed."""

import sqlalchemy as sa
from alembic import op

revision = "0019_people_list"
down_revision = "0018_recovery"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "people_list",
        sa.Column("id", ID, nullable=False),
        sa.Column("made_by_id", ID, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("file_hash", sa.String(length=64), nullable=False),
        sa.Column("make_teams", sa.Boolean(), nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name="fk_people_list_made_by_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_people_list"),
    )
    op.create_index("ix_people_list_made_by_id", "people_list", ["made_by_id"], unique=False)


def downgrade() -> None:
    op.drop_table("people_list")
