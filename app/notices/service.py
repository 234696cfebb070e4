"""Verbs of notices: say that somebody must hear of something, and that they have."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.db import new_id
from app.notices.models import Delivery, Kind, Notice, Subscription

# A day later it is no news any more: the app itself shows what waits.
_LIFE = timedelta(days=1)


def notify(
    session: Session,
    person_id: str,
    kind: Kind,
    key: str,
    navigate: str,
    expires_at: datetime | None = None,
) -> bool:
    """Put a notice and its deliveries into the caller's transaction, once per (person, kind, key).

    `navigate` is a path of the phone app, or the tablet's page of a team. Returns whether this was
    the first time.
    """
    notice_id = _insert_once(
        session, person_id=person_id, kind=kind, key=key, navigate=navigate,
        expires_at=expires_at or clock.now() + _LIFE,
    )  # fmt: skip
    if notice_id is None:
        return False
    _deliver_everywhere(session, person_id, notice_id)
    return True


def seen(session: Session, person_id: str, kind: Kind, key: str) -> None:
    """The person has met this already: what was not sent yet stays unsent."""
    session.execute(
        update(Notice)
        .where(
            Notice.person_id == person_id,
            Notice.kind == kind,
            Notice.key == key,
            Notice.seen_at.is_(None),
        )
        .values(seen_at=clock.now())
    )


def _insert_once(session: Session, **notice: Any) -> str | None:
    """Insert unless there is such a row, also when another transaction is adding it right now."""
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(Notice) if on_sqlite else postgresql.insert(Notice)
    row = insert.values(id=new_id(), **notice)
    return session.execute(row.on_conflict_do_nothing().returning(Notice.id)).scalar()


def _deliver_everywhere(session: Session, person_id: str, notice_id: str) -> None:
    """One delivery to each device on which this person listens now."""
    listening = session.scalars(
        select(Subscription.id).where(Subscription.person_id == person_id)
    ).all()
    session.add_all(
        Delivery(notice_id=notice_id, subscription_id=subscription, next_try_at=clock.now())
        for subscription in listening
    )
    session.flush()
