"""Tables: Norm and NormVersion. A draft is a version that is not published yet."""

from datetime import date, datetime

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

from app.kernel.db import Base, Id, new_id
from app.kernel.versions import Version
from app.people.models import Person, Team

SYMBOLS = ("loop", "zien", "vraag", "af", "eerlijk", "bel", "regen", "kop")
HUES = (1, 2, 3, 4, 5)

DRAFT = text("published_at IS NULL")


class Norm(Base):
    """One agreed behaviour, of one team or (without a team) of the whole organisation."""

    __tablename__ = "norm"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"), index=True)
    # The version that holds; none while the first is still a draft.
    current_id: Mapped[str | None] = mapped_column(
        ForeignKey("norm_version.id", use_alter=True, name="fk_norm_current_id")
    )
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]
    version: Mapped[Version] = mapped_column(index=True)

    team: Mapped[Team | None] = relationship()
    current: Mapped["NormVersion | None"] = relationship(
        foreign_keys=[current_id], post_update=True
    )


class NormVersion(Base):
    """What a norm said at a time. Published versions never change; at most one draft waits."""

    __tablename__ = "norm_version"
    __table_args__ = (
        UniqueConstraint("norm_id", "number"),
        Index(
            "uq_norm_version_draft", "norm_id", unique=True,
            sqlite_where=DRAFT, postgresql_where=DRAFT,
        ),
        CheckConstraint("hue BETWEEN 1 AND 5", name="hue"),
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
    published_at: Mapped[datetime | None]

    norm: Mapped[Norm] = relationship(foreign_keys=[norm_id])
    edited_by: Mapped[Person] = relationship()
