"""Tables: Question and Reflection."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.db import Base, Id, new_id
from app.kernel.sealed import Sealed
from app.kernel.versions import Version


class Question(Base):
    """A question of the day; they take turns in the order of their position."""

    __tablename__ = "question"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    position: Mapped[int] = mapped_column(unique=True)
    text_nl: Mapped[str] = mapped_column(String(160))
    text_en: Mapped[str] = mapped_column(String(160))
    version: Mapped[Version] = mapped_column(index=True)


class Reflection(Base):
    """One person's answer on one local day. No route, query or export shows it to another."""

    __tablename__ = "reflection"
    __table_args__ = (UniqueConstraint("person_id", "on"),)
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    on: Mapped[date]
    question_id: Mapped[str | None] = mapped_column(ForeignKey("question.id"))
    # The answer, how the shift felt and the hash of both, sealed for the writer: see words.py.
    words: Mapped[str] = mapped_column(Sealed)
    written_at: Mapped[datetime]
