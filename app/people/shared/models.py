"""Tables of devices that a team shares: SharedDevice."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.kernel.db import Base, Id, new_id
from app.people.models import Team


class SharedDevice(Base):
    """A device of the shop. Its own cookie lets it ask who is there; it signs nobody in."""

    __tablename__ = "shared_device"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    team_id: Mapped[str] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    label: Mapped[str] = mapped_column(String(80))
    made_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    made_at: Mapped[datetime]
    last_seen_on: Mapped[date]

    team: Mapped[Team] = relationship()
