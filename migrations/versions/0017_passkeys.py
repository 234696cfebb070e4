"""Passkeys, and how each device was last proved."""

import sqlalchemy as sa
from alembic import op

revision = "0017_passkeys"
down_revision = "0016_retention"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    # Until now there was no other way in; the build before this one does not name it.
    proof = sa.Column("proof", sa.String(length=8), nullable=False, server_default="password")
    op.add_column("device", proof)
    op.create_table(
        "passkey",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("credential_id", sa.String(length=1364), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("sign_count", sa.BigInteger(), nullable=False),
        sa.Column("transports", sa.String(length=80), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("last_used_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_passkey_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_passkey"),
        sa.UniqueConstraint("credential_id", name="uq_passkey_credential_id"),
    )
    op.create_index("ix_passkey_person_id", "passkey", ["person_id"], unique=False)
    op.create_table(
        "challenge",
        sa.Column("value", sa.String(length=43), nullable=False),
        sa.Column("purpose", sa.String(length=8), nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_challenge_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("value", name="pk_challenge"),
    )
    op.create_index("ix_challenge_person_id", "challenge", ["person_id"], unique=False)
    op.create_index("ix_challenge_expires_at", "challenge", ["expires_at"], unique=False)


def downgrade() -> None:
    op.drop_table("challenge")
    op.drop_table("passkey")
    with op.batch_alter_table("device") as device:
        device.drop_column("proof")
