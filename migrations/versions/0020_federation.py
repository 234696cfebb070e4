"""Accounts at the organisation's own provider."""

import sqlalchemy as sa
from alembic import op

revision = "0020_federation"
down_revision = "0019_people_list"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")


def upgrade() -> None:
    op.create_table(
        "federation",
        sa.Column("issuer", sa.String(length=255), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_federation_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("issuer", "subject", name="pk_federation"),
        sa.UniqueConstraint("person_id", name="uq_federation_person_id"),
    )


def downgrade() -> None:
    op.drop_table("federation")
