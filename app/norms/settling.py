"""When a version comes in force: no point stands, and every member took a stance or time is up.

One question to the database says which versions are ripe. It is asked in the transaction of
whatever may have made one so: a stance, an answer, somebody who leaves, a deadline.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.log import record
from app.kernel.versions import next_version
from app.norms import deeds
from app.norms.days import after_days
from app.norms.levels import tell_below
from app.norms.members import a_point_stands, somebody_is_open
from app.norms.models import Norm, NormVersion, Settled
from app.norms.said import numbers_of
from app.people.models import AGREEMENT_DAYS

# Who is asked anew has this long at least, however near the deadline was.
ASKED_ANEW = 3
# When a team looks again at a norm that names no day for it.
REVIEWED_AFTER = timedelta(days=182)

_missing = somebody_is_open().label("missing")
_RIPE = (
    select(NormVersion.id, _missing)
    .join(Norm, Norm.proposal_id == NormVersion.id)
    .where(NormVersion.settled.is_(None), Norm.retired_at.is_(None), ~a_point_stands())
)


def settle(session: Session, norm_id: str | None = None) -> int:
    """Put in force what is ripe: of this norm, or of all; returns how many versions that were."""
    session.flush()
    ripe = _ripe()
    if norm_id is not None:
        ripe = ripe.where(Norm.id == norm_id)
    rows = session.execute(ripe).all()
    for version_id, missing in rows:
        version = session.get_one(NormVersion, version_id)
        if missing:
            found = numbers_of(session, [version_id])[version_id]
            version.asked, version.chose = found.asked, found.asked - found.open
        _come_in_force(session, version, "deadline" if missing else "agreed")
    return len(rows)


def settle_due(session: Session) -> int:
    """Put in force what time made ripe; a job, so it holds the counter only when there is some."""
    if session.execute(_ripe()).first() is None:
        return 0
    next_version(session)
    return settle(session)


def deadline_of(session: Session, norm: Norm) -> datetime:
    """The local midnight after the days that a team takes to choose."""
    return after_days(session, norm.team.agreement_days if norm.team else AGREEMENT_DAYS)


def grant_time(session: Session, version: NormVersion) -> None:
    """Leave whoever is asked anew the time to choose."""
    least = after_days(session, ASKED_ANEW)
    if version.settled is None and version.deadline is not None:
        version.deadline = max(version.deadline, least)


def _ripe() -> Any:
    return _RIPE.where(~_missing.element | (NormVersion.deadline <= clock.now()))


def _come_in_force(session: Session, version: NormVersion, how: Settled) -> None:
    norm, now = version.norm, clock.now()
    version.settled, version.published_at = how, now
    version.review_on = version.review_on or (now + REVIEWED_AFTER).date()
    norm.current, norm.proposal = version, None
    norm.room_taken, norm.quiet_since = False, None
    norm.review_lived = norm.review_room = None
    norm.version = next_version(session)
    session.flush()
    tell_below(session, norm, norm.version)
    record(session, deeds.IN_FORCE, actor=None, on=norm.id, value=str(version.number))
