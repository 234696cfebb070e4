"""Getting in by a code, with a PIN, and without a login name."""

import sqlalchemy as sa
from alembic import op

revision = "0014_getting_in"
down_revision = "0013_erasing"

ID = sa.Uuid(as_uuid=False).with_variant(sa.String(36), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("person") as person:
        person.alter_column("login", existing_type=sa.String(length=80), nullable=True)
    op.add_column("device", sa.Column("locked_at", INSTANT, nullable=True))
    _pins()
    _invites()
    _admissions()


def downgrade() -> None:
    op.drop_table("admission")
    op.drop_table("invite")
    op.drop_table("pin")
    # A locked device was signed out; without the column it would be signed in again.
    op.execute("DELETE FROM device WHERE locked_at IS NOT NULL")
    with op.batch_alter_table("device") as device:
        device.drop_column("locked_at")
    # Whoever has no login name gets one that nobody can guess, and keeps everything else.
    op.execute("UPDATE person SET login = CAST(id AS VARCHAR(80)) WHERE login IS NULL")
    with op.batch_alter_table("person") as person:
        person.alter_column("login", existing_type=sa.String(length=80), nullable=False)


def _pins() -> None:
    op.create_table(
        "pin",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("hash", sa.String(length=255), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_pin_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", name="pk_pin"),
    )


def _invites() -> None:
    op.create_table(
        "invite",
        sa.Column("id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("made_by_id", ID, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("uses_left", sa.Integer(), nullable=False),
        sa.Column("approval", sa.Boolean(), nullable=False),
        sa.Column("revoked_at", INSTANT, nullable=True),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name="fk_invite_team_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_invite_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name="fk_invite_made_by_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invite"),
        sa.UniqueConstraint("code_hash", name="uq_invite_code_hash"),
    )
    op.create_index("ix_invite_team_id", "invite", ["team_id"], unique=False)
    op.create_index("ix_invite_person_id", "invite", ["person_id"], unique=False)


def _admissions() -> None:
    op.create_table(
        "admission",
        sa.Column("id", ID, nullable=False),
        sa.Column("invite_id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("locale", sa.String(length=5), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("pin_hash", sa.String(length=255), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["invite_id"], ["invite.id"], name="fk_admission_invite_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name="fk_admission_team_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_admission"),
        sa.UniqueConstraint("token_hash", name="uq_admission_token_hash"),
    )
    op.create_index("ix_admission_invite_id", "admission", ["invite_id"], unique=False)
    op.create_index("ix_admission_team_id", "admission", ["team_id"], unique=False)
