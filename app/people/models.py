"""Tables: the organisation, its teams and people, and how somebody comes and stays in."""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from app.kernel.db import Base, Id, new_id
from app.kernel.versions import Version
from app.people.names import folded

Role = Literal["staff", "admin", "auditor"]
TeamRole = Literal["staff", "lead"]
Why = Literal["erased", "replaced"]
Proof = Literal["password", "pin", "passkey", "sso", "recovery", "invite"]

AGREEMENT_DAYS = 14
LONGEST_AGREEMENT = 90

# A name as it is sought and sorted. By code point on either engine, or a page could skip somebody.
NameKey = String(80).with_variant(String(80, collation="C"), "postgresql")


class Organisation(Base):
    """The one organisation of this installation."""

    __tablename__ = "organisation"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(80))
    promise: Mapped[str] = mapped_column(String(200), default="")
    brand: Mapped[str] = mapped_column(String(7), default="#ffa149")
    cool: Mapped[str] = mapped_column(String(7), default="#0e5c63")
    # The brand made readable: as text by day and in the evening, and text on it; see `colours`.
    brand_day: Mapped[str] = mapped_column(String(7), default="#995500")
    brand_evening: Mapped[str] = mapped_column(String(7), default="#ffa149")
    on_brand: Mapped[str] = mapped_column(String(7), default="#1c0f15")
    # What its people may read in, and what whoever chose nothing gets.
    languages: Mapped[str] = mapped_column(String(20), default="nl,en")
    language: Mapped[str] = mapped_column(String(5), default="nl")
    timezone: Mapped[str] = mapped_column(String(40), default="Europe/Amsterdam")
    # Made by the demo: its people have a password that everybody knows.
    demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[Version] = mapped_column(index=True)


class Team(Base):
    __tablename__ = "team"
    __table_args__ = (CheckConstraint("agreement_days BETWEEN 1 AND 90", name="agreement_days"),)
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    name_key: Mapped[str] = mapped_column(NameKey)
    # How long its members have to choose about a norm.
    agreement_days: Mapped[int] = mapped_column(default=AGREEMENT_DAYS)
    # Nobody is in it any more; its moments and norms stay.
    retired_at: Mapped[datetime | None]
    version: Mapped[Version] = mapped_column(index=True)

    @validates("name")
    def _keep_key(self, _attribute: str, name: str) -> str:
        self.name_key = folded(name)
        return name


class Person(Base):
    """Somebody who works here.

    `version` follows what colleagues see (name, teams), `own_version` what only they see of
    themselves: that somebody reflected must not reach a colleague's device as a change of theirs.
    """

    __tablename__ = "person"
    __table_args__ = (
        CheckConstraint("role IN ('staff', 'admin', 'auditor')", name="role"),
        # The ways in which the console's table is sorted.
        Index("ix_person_by_name", "name_key", "id"),
        Index("ix_person_by_role", "role", "name_key", "id"),
        Index("ix_person_by_time", "created_at", "id"),
    )
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    # Who came in by a code has none.
    login: Mapped[str | None] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    name_key: Mapped[str] = mapped_column(NameKey)
    role: Mapped[Role] = mapped_column(String(8), default="staff")
    locale: Mapped[str] = mapped_column(String(5), default="nl")
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    version: Mapped[Version] = mapped_column(index=True)
    own_version: Mapped[Version]
    # The change that last altered whose things they may see; an older cursor starts afresh.
    access_version: Mapped[Version]

    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="person", cascade="all, delete-orphan"
    )

    @validates("name")
    def _keep_key(self, _attribute: str, name: str) -> str:
        self.name_key = folded(name)
        return name


class Membership(Base):
    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("role IN ('staff', 'lead')", name="role"),
        Index("ix_membership_team_id", "team_id"),
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    team_id: Mapped[str] = mapped_column(
        ForeignKey("team.id", ondelete="CASCADE"), primary_key=True
    )
    role: Mapped[TeamRole] = mapped_column(String(8), default="staff")

    person: Mapped[Person] = relationship(back_populates="memberships")
    team: Mapped[Team] = relationship()


class Password(Base):
    """The argon2 hash of a person's password."""

    __tablename__ = "password"
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    hash: Mapped[str] = mapped_column(String(255))
    changed_at: Mapped[datetime]


class Pin(Base):
    """Six digits that open a device on which this person signed in before, and nothing else."""

    __tablename__ = "pin"
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    hash: Mapped[str] = mapped_column(String(255))
    changed_at: Mapped[datetime]
    # Tries since the last right one: each makes the next wait longer, the fifth was the last.
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None]


class Device(Base):
    """One sign-in on one device. The row is the session: without it the cookie is worth nothing."""

    __tablename__ = "device"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    label: Mapped[str] = mapped_column(String(80))
    shared: Mapped[bool] = mapped_column(default=False)
    shared_device_id: Mapped[str | None] = mapped_column(
        ForeignKey("shared_device.id", ondelete="CASCADE"), index=True
    )
    # How the person last showed here who they are; see `proofs`.
    proof: Mapped[Proof] = mapped_column(String(8), default="password")
    created_at: Mapped[datetime]
    # A day, not a time: enough to recognise a device, too little to follow a person.
    last_seen_on: Mapped[date]
    # The tablet's and the console's own session on this device; see `screens`.
    screen_started_at: Mapped[datetime | None]
    screen_used_at: Mapped[datetime | None]
    # Signed out, by somebody who can come back with a PIN: the cookie is good for that alone.
    locked_at: Mapped[datetime | None]


class EndedDevice(Base):
    """A device that is told why it was signed out: its person was erased, or a code for a new phone
    was made. It names nobody."""

    __tablename__ = "ended_device"
    __table_args__ = (CheckConstraint("why IN ('erased', 'replaced')", name="why"),)
    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    why: Mapped[Why] = mapped_column(String(8))
    ended_on: Mapped[date]
