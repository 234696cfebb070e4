"""Table: ShiftPattern."""

from datetime import time

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.db import Base


class ShiftPattern(Base):
    """When a person works on one day of the week, by the organisation's clock.

    A shift that ends at or before its beginning ends on the next day.
    """

    __tablename__ = "shift_pattern"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"),
        CheckConstraint("begins <> ends", name="some_time"),
    )
    person_id: Mapped[str] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    weekday: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # ISO: Monday is 1
    begins: Mapped[time]
    ends: Mapped[time]
