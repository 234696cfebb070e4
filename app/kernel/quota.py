"""How much somebody may write in a while, counted in the rows themselves: that survives a restart,
and a repeat of what arrived before costs nothing."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.kernel import clock
from app.kernel.errors import TooMany

# Seconds. A phone asks again at least once an hour: it does not trust its clock with a whole day.
LONGEST_WAIT = 3600


def refuse_beyond(
    session: Session, most: int, within: timedelta, at: InstrumentedAttribute[datetime], *whose: Any
) -> None:
    """Raise TooMany, with when to come back, once `most` rows of these lie within that time.

    The caller holds the change counter, so nobody slips in between.
    """
    now = clock.now()
    newest = select(at).where(*whose, at > now - within).order_by(at.desc()).limit(most)
    times = session.scalars(newest).all()
    if len(times) == most:
        wait = min(int((times[-1] + within - now).total_seconds()) + 1, LONGEST_WAIT)
        raise TooMany(headers={"Retry-After": str(wait)})
