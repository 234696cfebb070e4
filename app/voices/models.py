"""Tables: Value, Theme and CustomerVoice."""

from datetime import date, datetime
from typing import Literal

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kernel.db import Base, Id, new_id
from app.people.models import Team

Channel = Literal[
    "counter", "phone", "mail", "chat", "survey", "review", "social", "compliment", "other"
]
CHANNELS: tuple[Channel, ...] = (
    "counter", "phone", "mail", "chat", "survey", "review", "social", "compliment", "other",
)  # fmt: skip
LANGUAGES = ("nl", "en", "de", "fr")


class Value(Base):
    """What the organisation stands for, in customers' eyes."""

    __tablename__ = "value"
    __table_args__ = (Index("ix_value_position", "position", "id"),)
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(String(300))
    position: Mapped[int]
    created_at: Mapped[datetime]
    retired_at: Mapped[datetime | None]


class Theme(Base):
    """What a voice is about. Made by using it."""

    __tablename__ = "theme"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(60))
    # The name as it is sought; "Wachten" and "wachten" are one theme.
    name_key: Mapped[str] = mapped_column(String(80), unique=True)


class CustomerVoice(Base):
    """One thing that a customer said. Who said it is not kept: what tells of a person is masked
    before it gets here, and only which kinds of it there were is told."""

    __tablename__ = "customer_voice"
    __table_args__ = (
        CheckConstraint("score BETWEEN 0 AND 10", name="score"),
        CheckConstraint(
            "channel IN ('counter', 'phone', 'mail', 'chat', 'survey', 'review', 'social',"
            " 'compliment', 'other')",
            name="channel",
        ),
        # The ways in which the console's table is sorted and narrowed.
        Index("ix_customer_voice_by_day", "said_on", "id"),
        Index("ix_customer_voice_by_score", "score_key", "id"),
        Index("ix_customer_voice_by_theme", "theme_id", "said_on", "id"),
        Index("ix_customer_voice_by_value", "value_id", "said_on", "id"),
        Index("ix_customer_voice_by_team", "team_id", "said_on", "id"),
        Index("ix_customer_voice_by_channel", "channel", "said_on", "id"),
        Index("ix_customer_voice_by_use", "linked", "said_on", "id"),
        Index("ix_customer_voice_by_retired", "retired", "said_on", "id"),
    )
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    text: Mapped[str] = mapped_column(Text)
    # The text as it is sought.
    text_key: Mapped[str] = mapped_column(Text)
    masked: Mapped[list[str]] = mapped_column(JSON)
    # As the customer gave it, on the scale of that question; `score` is the same from 0 to 10.
    score_given: Mapped[float | None]
    scale_from: Mapped[int | None]
    scale_to: Mapped[int | None]
    score: Mapped[float | None]
    # The score for sorting; -1 without one, since the databases do not agree where nothing goes.
    score_key: Mapped[float] = mapped_column(default=-1.0)
    channel: Mapped[Channel] = mapped_column(String(10))
    said_on: Mapped[date]
    language: Mapped[str] = mapped_column(String(2))
    # Where it came from, in a word: a file's name, a system's.
    source: Mapped[str] = mapped_column(String(60))
    # By which the same voice is known when it comes again: a hash of the row, or the sender's id.
    origin: Mapped[str | None] = mapped_column(String(64), unique=True)
    theme_id: Mapped[str | None] = mapped_column(ForeignKey("theme.id"))
    value_id: Mapped[str | None] = mapped_column(ForeignKey("value.id"))
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"))
    # Whether a theme, a value or a norm is linked.
    linked: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    retired: Mapped[bool] = mapped_column(default=False)

    theme: Mapped[Theme | None] = relationship()
    value: Mapped[Value | None] = relationship()
    team: Mapped[Team | None] = relationship()
