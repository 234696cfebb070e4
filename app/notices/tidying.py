"""What the ledger forgets by itself, a handful at a time."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.notices.models import Notice, Subscription

# A notice is worth nothing once it is over, and its key cannot come again after two days, wherever
# on earth the date is still the same. A week lets somebody be told why they heard nothing.
KEPT = timedelta(days=7)
# Each start of the app confirms a subscription: after so long nobody opens it any more. One that
# the push service calls gone is forgotten by the sender, at once.
SILENT = timedelta(days=60)
# A few at a time: on SQLite nobody else writes meanwhile.
PORTION = 500


def tidy(session: Session) -> int:
    """Forget settled notices with their deliveries, and silent subscriptions; returns how many."""
    now = clock.now()
    old = select(Notice.id).where(Notice.expires_at < now - KEPT).limit(PORTION)
    silent = select(Subscription.id).where(Subscription.confirmed_at < now - SILENT).limit(PORTION)
    forgotten = 0
    for table, ids in ((Notice, old), (Subscription, silent)):
        rows = session.scalars(delete(table).where(table.id.in_(ids)).returning(table.id))
        forgotten += len(rows.all())
    return forgotten
