"""Tables: Norm, NormVersion, and what members say of a version: Agreement and Point.

A version is a draft until it is proposed; then it lies with the members until it is settled, one
way or another. What is in force is what was settled by them, or published before they were asked.
"""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kernel import clock
from app.kernel.db import Base, Id, new_id
from app.kernel.versions import Version
from app.people.models import Person, Team

SYMBOLS = ("loop", "zien", "vraag", "af", "eerlijk", "bel", "regen", "kop")
HUES = (1, 2, 3, 4, 5)

# agreed: every member took a stance and no point stood. deadline: time was up and no point stood.
# published: of before members were asked; nobody is asked about it. withdrawn, replaced: it never
# came in force.
Settled = Literal["agreed", "deadline", "published", "withdrawn", "replaced"]
Stance = Literal["agree", "can_live", "discuss"]
STANCES: tuple[Stance, ...] = ("agree", "can_live", "discuss")

DRAFT = text("proposed_at IS NULL")
OPEN = text("proposed_at IS NOT NULL AND settled IS NULL")
STANDS = text("closed_at IS NULL")


class Norm(Base):
    """One agreed behaviour, of one team or (without a team) of the whole organisation."""

    __tablename__ = "norm"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"), index=True)
    # The version in force; none while the first is still a draft or lies with the members.
    current_id: Mapped[str | None] = mapped_column(
        ForeignKey("norm_version.id", use_alter=True, name="fk_norm_current_id")
    )
    # The version that lies with the members, or was withdrawn last: its answer is still to be read.
    proposal_id: Mapped[str | None] = mapped_column(
        ForeignKey("norm_version.id", use_alter=True, name="fk_norm_proposal_id")
    )
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    # Whether three moments took the room on the version in force, and since when no moment lived
    # the norm when that is long ago. Moments say so: see `moments.signs`.
    room_taken: Mapped[bool] = mapped_column(default=False)
    quiet_since: Mapped[date | None]
    # While it comes back for review: in how many moments since it came in force it was lived, and
    # in how many its room was taken; moments say so too.
    review_lived: Mapped[int | None]
    review_room: Mapped[int | None]
    # When somebody last said that it still fits.
    fits_at: Mapped[datetime | None]
    # The organisation's norm that a team made its own, and the version of it that they looked at.
    above_id: Mapped[str | None] = mapped_column(ForeignKey("norm.id"), index=True)
    above_number: Mapped[int | None]
    version: Mapped[Version] = mapped_column(index=True)

    above: Mapped["Norm | None"] = relationship(remote_side="Norm.id")
    team: Mapped[Team | None] = relationship()
    current: Mapped["NormVersion | None"] = relationship(
        foreign_keys=[current_id], post_update=True
    )
    proposal: Mapped["NormVersion | None"] = relationship(
        foreign_keys=[proposal_id], post_update=True
    )

    @property
    def open(self) -> "NormVersion | None":
        """The version that members are choosing about."""
        return self.proposal if self.proposal and self.proposal.settled is None else None


class NormVersion(Base):
    """What a norm said at a time. Only a draft's words change: at most one draft waits, and at
    most one version lies with the members."""

    __tablename__ = "norm_version"
    __table_args__ = (
        UniqueConstraint("norm_id", "number"),
        Index(
            "uq_norm_version_draft", "norm_id", unique=True,
            sqlite_where=DRAFT, postgresql_where=DRAFT,
        ),
        Index(
            "uq_norm_version_open", "norm_id", unique=True,
            sqlite_where=OPEN, postgresql_where=OPEN,
        ),
        CheckConstraint("hue BETWEEN 1 AND 5", name="hue"),
        CheckConstraint(
            "settled IN ('agreed', 'deadline', 'published', 'withdrawn', 'replaced')",
            name="settled",
        ),
    )  # fmt: skip
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    norm_id: Mapped[str] = mapped_column(ForeignKey("norm.id", ondelete="CASCADE"))
    number: Mapped[int]
    symbol: Mapped[str] = mapped_column(String(16))
    hue: Mapped[int]
    title: Mapped[str] = mapped_column(String(80))
    summary: Mapped[str] = mapped_column(String(160))
    frame: Mapped[str] = mapped_column(Text)
    room: Mapped[str] = mapped_column(Text)
    say: Mapped[list[str]] = mapped_column(JSON)
    rather_not: Mapped[list[str]] = mapped_column(JSON)
    why: Mapped[str] = mapped_column(Text)
    review_on: Mapped[date | None]
    edited_at: Mapped[datetime]
    edited_by_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    # What a phone sent, so that a repeat is known; empty for what the console wrote.
    hash: Mapped[str] = mapped_column(String(32), default="")
    # No foreign key: norms know no moments. Whoever walks there asks moments, as its reader.
    moment_id: Mapped[str | None] = mapped_column(Id)
    proposed_at: Mapped[datetime | None]
    proposed_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    # The first instant at which it is too late: a local midnight.
    deadline: Mapped[datetime | None]
    settled: Mapped[Settled | None] = mapped_column(String(10))
    # When time was up: how many were asked, and how many of them had chosen. Never who.
    asked: Mapped[int | None]
    chose: Mapped[int | None]
    # When it came in force.
    published_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    # What the team answers to a proposal that is withdrawn.
    answer: Mapped[str] = mapped_column(Text, default="")

    norm: Mapped[Norm] = relationship(foreign_keys=[norm_id])
    edited_by: Mapped[Person] = relationship(foreign_keys=[edited_by_id])
    proposed_by: Mapped[Person | None] = relationship(foreign_keys=[proposed_by_id])

    @property
    def overdue(self) -> bool:
        """Whether time is up while it still lies with the members: a point stands."""
        return self.settled is None and self.deadline is not None and self.deadline <= clock.now()

    @property
    def asks(self) -> bool:
        """Whether members are asked about it, while it lies with them or is in force."""
        return self.proposed_at is not None and self.settled in (None, "agreed", "deadline")


class Agreement(Base):
    """One member's stance on a version, shown by name once taken.

    Who has none is still open. "discuss" has exactly one point that stands.
    """

    __tablename__ = "agreement"
    __table_args__ = (CheckConstraint("stance IN ('agree', 'can_live', 'discuss')", name="stance"),)
    version_id: Mapped[str] = mapped_column(
        ForeignKey("norm_version.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    stance: Mapped[Stance] = mapped_column(String(8))
    taken_at: Mapped[datetime]


class Point(Base):
    """What a member wants to discuss first. Taken back it is gone; answered it stays, with the
    version that it was about."""

    __tablename__ = "norm_point"
    __table_args__ = (
        Index(
            "uq_norm_point_stands", "version_id", "person_id", unique=True,
            sqlite_where=STANDS, postgresql_where=STANDS,
        ),
        Index("ix_norm_point_version_id", "version_id", "raised_at"),
    )  # fmt: skip
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("norm_version.id", ondelete="CASCADE"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    raised_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    answer: Mapped[str] = mapped_column(Text, default="")

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
