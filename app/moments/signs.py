"""What moments say of a norm: that its room was taken often, or that nothing lived it for long;
and when it comes back for review, what happened since it came in force.

Looked at now and then beside the requests, so that telling a moment costs nothing more; never per
person, and never from what somebody kept for themselves.
"""

from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Row, case, func, literal, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.versions import next_version
from app.moments.models import Moment, MomentNorm
from app.norms.days import zone_of
from app.norms.models import Norm, NormVersion
from app.norms.reviewing import AHEAD

OFTEN = 3
LONG = timedelta(days=30)


class Signs(NamedTuple):
    """As a norm keeps them, in the columns of these names."""

    room_taken: bool
    quiet_since: date | None
    review_lived: int | None
    review_room: int | None


_PRIVATE = literal("private", literal_execute=True)
_shared = (Moment.visibility != _PRIVATE) & Moment.withdrawn_at.is_(None)
_since_then = Moment.received_at > NormVersion.published_at
_KEPT = [getattr(Norm, name) for name in Signs._fields]
_LIVED: Any = (
    select(
        Norm.id, *_KEPT, Norm.fits_at, NormVersion.published_at, NormVersion.review_on,
        func.count(case((_shared & ~MomentNorm.took_room & _since_then, 1))).label("lived"),
        func.max(case((_shared, Moment.received_at))).label("last"),
        func.count(case((_shared & MomentNorm.took_room & _since_then, 1))).label("taken"),
    )
    .join(NormVersion, NormVersion.id == Norm.current_id)
    .outerjoin(MomentNorm, MomentNorm.norm_id == Norm.id)
    .outerjoin(Moment, Moment.id == MomentNorm.moment_id)
    .where(Norm.retired_at.is_(None))
    .group_by(Norm.id, *_KEPT, Norm.fits_at, NormVersion.published_at, NormVersion.review_on)
)  # fmt: skip


def read_signs(session: Session) -> int:
    """Keep with each norm in force what moments say of it; returns of how many that changed."""
    zone = zone_of(session)
    if zone is None or not _changed(session, zone):
        return 0
    version = next_version(session)
    changed = _changed(session, zone)
    for norm_id, found in changed.items():
        norm = session.get_one(Norm, norm_id, populate_existing=True)
        for name, sign in found._asdict().items():
            setattr(norm, name, sign)
        norm.version = version
    session.flush()
    return len(changed)


def _changed(session: Session, zone: ZoneInfo) -> dict[str, Signs]:
    found = {}
    soon = clock.now().astimezone(zone).date() + AHEAD
    for row in session.execute(_LIVED):
        back = row.review_on is not None and row.review_on <= soon
        since = (row.lived, row.taken) if back else (None, None)
        now = Signs(row.taken >= OFTEN, _quiet_since(row, zone), *since)
        if now != tuple(getattr(row, name) for name in Signs._fields):
            found[row.id] = now
    return found


def _quiet_since(row: Row[Any], zone: ZoneInfo) -> date | None:
    """The last day on which a moment lived it, it came in force or was said to fit."""
    last: datetime = max(filter(None, (row.published_at, row.last, row.fits_at)))
    return last.astimezone(zone).date() if last < clock.now() - LONG else None
