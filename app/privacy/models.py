"""Tables: RetentionPeriod, where it is not the usual one, and RetentionRun, a night's report."""

from datetime import date, datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.db import Base


class RetentionPeriod(Base):
    """How many days something is kept here; without a row, the usual number."""

    __tablename__ = "retention_period"
    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    days: Mapped[int]


class RetentionRun(Base):
    """One local night. The row is the claim: of several workers, the one that made it works."""

    __tablename__ = "retention_run"
    on: Mapped[date] = mapped_column(primary_key=True)
    finished_at: Mapped[datetime | None]
    # How many of each period went; never whose.
    counts: Mapped[dict[str, int]] = mapped_column(JSON)
