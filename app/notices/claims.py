"""The sender's side of the ledger: take what is due under a lease, write back how it went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, literal, select, update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.notices.models import Delivery, Kind, Notice, State, Subscription
from app.people.models import Device, Person

# Longer than a send can last; whatever a killed worker held is due again after this.
LEASE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Claimed:
    """One delivery that this worker may send now, with all that takes."""

    id: str
    subscription_id: str
    attempts: int
    notice_id: str
    kind: Kind
    navigate: str
    expires_at: datetime
    seen_at: datetime | None
    endpoint: str
    p256dh: str
    auth: str
    locale: str
    ended_at: datetime | None
    shared: bool

    @property
    def wanted(self) -> bool:
        """Whether its reader, as things are now, is still to be told."""
        return self.seen_at is None and self.ended_at is None and not self.shared

    def late(self, now: datetime) -> bool:
        return self.expires_at <= now


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one delivery went."""

    claimed: Claimed
    state: State
    attempts: int = 0
    next_try_at: datetime | None = None
    gone: bool = False  # the browser no longer listens there: its subscription goes


# As a literal, not a parameter: only then do databases see that the partial index serves.
_is_waiting = Delivery.state == literal("waiting", literal_execute=True)

_due = (
    select(
        Delivery.id,
        Delivery.subscription_id,
        Delivery.attempts,
        Delivery.notice_id,
        Notice.kind,
        Notice.navigate,
        Notice.expires_at,
        Notice.seen_at,
        Subscription.endpoint,
        Subscription.p256dh,
        Subscription.auth,
        Person.locale,
        Person.ended_at,
        Device.shared,
    )
    .join(Notice, Notice.id == Delivery.notice_id)
    .join(Subscription, Subscription.id == Delivery.subscription_id)
    .join(Person, Person.id == Subscription.person_id)
    .join(Device, Device.id == Subscription.device_id)
    .where(_is_waiting, Delivery.next_try_at <= bindparam("now"))
    .order_by(Delivery.next_try_at)
    .limit(bindparam("most"))
    # PostgreSQL: workers pass each other by. SQLite has one writer at a time and ignores this.
    .with_for_update(of=Delivery, skip_locked=True)
)


def claim(session: Session, most: int) -> list[Claimed]:
    """Take up to `most` due deliveries; no other worker gets them before the lease ends."""
    now = clock.now()
    rows: list[Any] = list(session.execute(_due, {"now": now, "most": most}))
    claimed = [Claimed(*row) for row in rows]
    if claimed:
        session.connection().execute(
            update(Delivery)
            .where(Delivery.id.in_([delivery.id for delivery in claimed]))
            .values(next_try_at=now + LEASE)
        )
    return claimed


def write_back(session: Session, outcomes: Iterable[Outcome]) -> None:
    """Record a batch in few statements; what another worker settled since our lease ended stays."""
    settled: dict[State, list[str]] = {}
    gone, again = [], []
    for outcome in outcomes:
        if outcome.gone:
            gone.append(outcome.claimed.subscription_id)
        elif outcome.state == "waiting":
            again.append(outcome)
        else:
            settled.setdefault(outcome.state, []).append(outcome.claimed.id)
    connection = session.connection()
    if gone:  # its deliveries go with it
        connection.execute(delete(Subscription).where(Subscription.id.in_(gone)))
    for state, ids in settled.items():
        connection.execute(_still_waiting.where(Delivery.id.in_(ids)).values(state=state))
    for outcome in again:
        connection.execute(
            _still_waiting.where(Delivery.id == outcome.claimed.id).values(
                attempts=outcome.attempts, next_try_at=outcome.next_try_at
            )
        )


_still_waiting = update(Delivery).where(_is_waiting)
