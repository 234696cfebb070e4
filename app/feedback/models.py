"""Table: Feedback, by the 4G steps (gedrag, gevoel, gevolg, gewenst)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kernel.db import Base, Id
from app.kernel.sealed import Sealed
from app.people.models import Person

KINDS = ("compliment", "tip")


class Feedback(Base):
    """What one colleague wants another to know. It belongs to who receives it."""

    __tablename__ = "feedback"
    __table_args__ = (
        CheckConstraint("kind IN ('compliment', 'tip')", name="kind"),
        CheckConstraint("giver_id <> receiver_id", name="two_people"),
        Index("ix_feedback_received", "receiver_id", "created_at", "id"),
        Index("ix_feedback_given", "giver_id", "created_at", "id"),
    )
    id: Mapped[str] = mapped_column(Id, primary_key=True)
    giver_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    receiver_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(10))
    # The four steps and the hash of what was sent, sealed for the receiver: see words.py.
    words: Mapped[str] = mapped_column(Sealed)
    norm_id: Mapped[str | None] = mapped_column(ForeignKey("norm.id"))
    created_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    thanked_at: Mapped[datetime | None]

    giver: Mapped[Person] = relationship(foreign_keys=[giver_id])
    receiver: Mapped[Person] = relationship(foreign_keys=[receiver_id])
