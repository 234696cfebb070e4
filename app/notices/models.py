"""Tables: Notice (what must reach whom), Subscription (where a browser listens), Delivery."""

from datetime import datetime
from typing import Literal

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.kernel.db import Base, Id, new_id

Kind = Literal["reflection", "attention", "feedback", "door", "norm", "answer", "review"]

# waiting: to be sent at next_try_at. sent: the push service took it. dropped: no longer wanted or
# too late. failed: refused for good.
State = Literal["waiting", "sent", "dropped", "failed"]

_WAITING = text("state = 'waiting'")


class Notice(Base):
    """One thing that a person should hear of, once. `key` is what makes it the same thing again."""

    __tablename__ = "notice"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('reflection', 'attention', 'feedback', 'door', 'norm', 'answer', 'review')",
            name="kind",
        ),
        UniqueConstraint("person_id", "kind", "key"),
    )
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    kind: Mapped[Kind] = mapped_column(String(12))
    key: Mapped[str] = mapped_column(String(80))
    navigate: Mapped[str] = mapped_column(String(200))
    expires_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]


class Subscription(Base):
    """Where one device listens.

    Who knows the endpoint can push to it (RFC 8030, 8.3): it is never shown and never logged.
    """

    __tablename__ = "subscription"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    device_id: Mapped[str] = mapped_column(ForeignKey("device.id", ondelete="CASCADE"), unique=True)
    endpoint: Mapped[str] = mapped_column(String(1024), unique=True)
    p256dh: Mapped[str] = mapped_column(String(87))
    auth: Mapped[str] = mapped_column(String(22))
    confirmed_at: Mapped[datetime]


class Delivery(Base):
    """One notice on its way to one device.

    A worker that takes a delivery moves `next_try_at` to the end of its lease; when it is killed,
    the delivery is simply due again.
    """

    __tablename__ = "delivery"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'sent', 'dropped', 'failed')", name="state"),
        UniqueConstraint("notice_id", "subscription_id"),
        Index(
            "ix_delivery_due", "next_try_at",
            sqlite_where=_WAITING, postgresql_where=_WAITING,
        ),
        Index("ix_delivery_subscription_id", "subscription_id"),
    )  # fmt: skip
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    notice_id: Mapped[str] = mapped_column(ForeignKey("notice.id", ondelete="CASCADE"))
    subscription_id: Mapped[str] = mapped_column(ForeignKey("subscription.id", ondelete="CASCADE"))
    state: Mapped[State] = mapped_column(String(8), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
