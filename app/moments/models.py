"""Tables: Moment and what hangs on it."""

from datetime import datetime
from typing import Literal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kernel.db import Base, Id
from app.kernel.versions import Version
from app.people.models import Person, Team

Visibility = Literal["private", "team", "organisation"]
VISIBILITIES: tuple[Visibility, ...] = ("private", "team", "organisation")
REACTIONS = ("heart", "applause", "me_too")

# Conditions of partial indexes. A query must say them in these very words, without parameters,
# or the database cannot know that the index covers it.
SHARED = text("visibility <> 'private' AND withdrawn_at IS NULL")
EVERYWHERE = text("visibility = 'organisation' AND withdrawn_at IS NULL")
WAS_EVERYWHERE = text("widest = 'organisation'")


class Moment(Base):
    """A story of one person. Its team and `received_at` are the server's; the rest is the writer's.

    `wire` is the moment as JSON for whoever may read it, made anew with every change: the feed and
    the pull send it as it lies here.
    """

    __tablename__ = "moment"
    __table_args__ = (
        CheckConstraint("visibility IN ('private', 'team', 'organisation')", name="visibility"),
        Index("ix_moment_feed_own", "author_id", "received_at", "id"),
        Index(
            "ix_moment_feed_team", "team_id", "received_at", "id",
            sqlite_where=SHARED, postgresql_where=SHARED,
        ),
        Index(
            "ix_moment_feed_organisation", "received_at", "id",
            sqlite_where=EVERYWHERE, postgresql_where=EVERYWHERE,
        ),
        Index("ix_moment_pull_own", "author_id", "version"),
        Index("ix_moment_pull_team", "team_id", "version"),
        Index("ix_moment_narrowed", "team_id", "narrowed_version"),
        Index(
            "ix_moment_pull_organisation", "version",
            sqlite_where=WAS_EVERYWHERE, postgresql_where=WAS_EVERYWHERE,
        ),
    )  # fmt: skip
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    author_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"))
    text: Mapped[str] = mapped_column(Text)
    visibility: Mapped[Visibility] = mapped_column(String(12))
    # The widest it ever was: whose devices must be told when it narrows or goes.
    widest: Mapped[Visibility] = mapped_column(String(12))
    occurred_at: Mapped[datetime]
    received_at: Mapped[datetime]
    edited_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    hash: Mapped[str] = mapped_column(String(32))
    version: Mapped[Version]
    # The change at which some lost sight of it; later private edits are no news to them.
    narrowed_version: Mapped[Version] = mapped_column(default=0)
    wire: Mapped[str] = mapped_column(Text)

    author: Mapped[Person] = relationship()
    team: Mapped[Team | None] = relationship()
    norms: Mapped[list["MomentNorm"]] = relationship(
        cascade="all, delete-orphan", order_by="MomentNorm.norm_id"
    )
    others: Mapped[list["MomentPerson"]] = relationship(cascade="all, delete-orphan")


class MomentNorm(Base):
    """A norm that a moment followed, or whose room it took."""

    __tablename__ = "moment_norm"
    __table_args__ = (Index("ix_moment_norm_norm_id", "norm_id", "took_room"),)
    moment_id: Mapped[str] = mapped_column(
        ForeignKey("moment.id", ondelete="CASCADE"), primary_key=True
    )
    norm_id: Mapped[str] = mapped_column(ForeignKey("norm.id"), primary_key=True)
    took_room: Mapped[bool]


class MomentPerson(Base):
    """A colleague who shared in a moment."""

    __tablename__ = "moment_person"
    moment_id: Mapped[str] = mapped_column(
        ForeignKey("moment.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)

    person: Mapped[Person] = relationship()


class Reaction(Base):
    """That somebody joined in: one of three, each at most once a person."""

    __tablename__ = "reaction"
    __table_args__ = (CheckConstraint("kind IN ('heart', 'applause', 'me_too')", name="kind"),)
    moment_id: Mapped[str] = mapped_column(
        ForeignKey("moment.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    at: Mapped[datetime]


class Comment(Base):
    """A short warm reply that all readers of the moment see."""

    __tablename__ = "comment"
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    moment_id: Mapped[str] = mapped_column(ForeignKey("moment.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Attention(Base):
    """A lead's personal reply, for the writer alone. Never a grade."""

    __tablename__ = "attention"
    # The lead's board asks at every poll when this lead last gave attention.
    __table_args__ = (Index("ix_attention_author_id_created_at", "author_id", "created_at"),)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    moment_id: Mapped[str] = mapped_column(ForeignKey("moment.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str] = mapped_column(Text)
    hash: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]

    author: Mapped[Person] = relationship()
