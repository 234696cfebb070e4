"""Tables of the door: codes to come in with, and who waits to be let in."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kernel.db import Base, Id, new_id
from app.people.models import Person, Team


class Invite(Base):
    """A code to come in with: as a new colleague, or as `person` on a new phone."""

    __tablename__ = "invite"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    team_id: Mapped[str] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    uses_left: Mapped[int]
    # A lead sees the name first.
    approval: Mapped[bool] = mapped_column(default=False)
    # Whose new phone this is for cannot say their PIN: somebody else than the maker lets them in.
    forgotten: Mapped[bool] = mapped_column(default=False)
    # Before this nobody comes in with it; where there is nobody else to let them in.
    opens_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]

    team: Mapped[Team] = relationship()
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    made_by: Mapped[Person | None] = relationship(foreign_keys=[made_by_id])


class Admission(Base):
    """Somebody at the door: a new colleague, of whom a person is made when a lead says yes, or
    `person` on a new phone."""

    __tablename__ = "admission"
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    invite_id: Mapped[str] = mapped_column(ForeignKey("invite.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[str] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(String(80))
    locale: Mapped[str] = mapped_column(String(5))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    pin_hash: Mapped[str] = mapped_column(String(255))
    label: Mapped[str] = mapped_column(String(80))
    created_at: Mapped[datetime]

    invite: Mapped[Invite] = relationship()
