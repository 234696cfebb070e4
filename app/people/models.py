"""Tables: Organisation, Team, Person, Membership, Password, Device."""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kernel.db import Base, Id, new_id
from app.kernel.versions import Version

Role = Literal["staff", "admin"]
TeamRole = Literal["staff", "lead"]


class Organisation(Base):
    """The one organisation of this installation."""

    __tablename__ = "organisation"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(80))
    promise: Mapped[str] = mapped_column(String(200), default="")
    brand: Mapped[str] = mapped_column(String(7), default="#ffa149")
    cool: Mapped[str] = mapped_column(String(7), default="#0e5c63")
    timezone: Mapped[str] = mapped_column(String(40), default="Europe/Amsterdam")
    # Made by the demo: its people have a password that everybody knows.
    demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[Version] = mapped_column(index=True)


class Team(Base):
    __tablename__ = "team"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    version: Mapped[Version] = mapped_column(index=True)


class Person(Base):
    """Somebody who works here.

    `version` follows what colleagues see (name, teams), `own_version` what only they see of
    themselves: that somebody reflected must not reach a colleague's device as a change of theirs.
    """

    __tablename__ = "person"
    __table_args__ = (CheckConstraint("role IN ('staff', 'admin')", name="role"),)
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    login: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(80))
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


class Device(Base):
    """One sign-in on one device. The row is the session: without it the cookie is worth nothing."""

    __tablename__ = "device"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    label: Mapped[str] = mapped_column(String(80))
    shared: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    # A day, not a time: enough to recognise a device, too little to follow a person.
    last_seen_on: Mapped[date]
