"""A new phone for somebody who forgot their PIN, and telling the old phone why it ended."""

import sqlalchemy as sa
from alembic import op

revision = "0023_new_phone"
down_revision = "0022_shared"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
KEY = "fk_admission_person_id"


def upgrade() -> None:
    op.add_column(
        "invite", sa.Column("forgotten", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("invite", sa.Column("opens_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("invite") as invite:
        invite.alter_column("forgotten", server_default=None)
    with op.batch_alter_table("admission") as admission:
        admission.add_column(sa.Column("person_id", ID, nullable=True))
        admission.create_foreign_key(op.f(KEY), "person", ["person_id"], ["id"], ondelete="CASCADE")
        admission.create_index("ix_admission_person_id", ["person_id"], unique=False)
    op.create_table(
        "ended_device",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=8), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_ended_device"),
        sa.CheckConstraint("why IN ('erased', 'replaced')", name=op.f("ck_ended_device_why")),
    )
    op.execute(
        "INSERT INTO ended_device (token_hash, why, ended_on)"
        " SELECT token_hash, 'erased', erased_on FROM erased_device"
    )
    op.drop_table("erased_device")


def downgrade() -> None:
    op.create_table(
        "erased_device",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("erased_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_erased_device"),
    )
    op.execute(
        "INSERT INTO erased_device (token_hash, erased_on)"
        " SELECT token_hash, ended_on FROM ended_device WHERE why = 'erased'"
    )
    op.drop_table("ended_device")
    # Without the rules for it, such a phone would become a colleague of the same name.
    op.execute("DELETE FROM admission WHERE person_id IS NOT NULL")
    with op.batch_alter_table("admission") as admission:
        admission.drop_index("ix_admission_person_id")
        admission.drop_constraint(op.f(KEY), type_="foreignkey")
        admission.drop_column("person_id")
    # A code that asks for no second pair of eyes would open at once.
    op.execute("DELETE FROM invite WHERE forgotten")
    with op.batch_alter_table("invite") as invite:
        invite.drop_column("opens_at")
        invite.drop_column("forgotten")
