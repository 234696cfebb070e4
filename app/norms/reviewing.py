"""Norms that come back by themselves: in time for their review; and proposals that go away."""

from collections import defaultdict
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.log import record
from app.kernel.versions import next_version
from app.norms import deeds
from app.norms.days import is_daytime, zone_of
from app.norms.members import works_with
from app.norms.models import Norm, NormVersion
from app.notices.service import notify
from app.people.models import Person

AHEAD = timedelta(days=14)
# A worker that was away for a day or two still tells it; the ledger knows the key much longer.
_WINDOW = timedelta(days=2)
# So long its proposer and the team can read why a first proposal was withdrawn.
KEPT = timedelta(days=14)


def ask_reviews(session: Session) -> int:
    """Two weeks before norms are looked at again whoever lives by them or decides about them hears
    so, once for all norms of that day."""
    zone = zone_of(session)
    if zone is None or not is_daytime(zone):
        return 0
    last = clock.now().astimezone(zone).date() + AHEAD
    norms = defaultdict(list)
    for norm_id, on, person_id in session.execute(_due(last - _WINDOW, last)):
        norms[person_id, on.isoformat()].append(norm_id)
    return sum(
        notify(
            session, person_id, "review", on,
            f"/app/norms/{found[0]}" if len(found) == 1 else "/app/norms",
        )
        for (person_id, on), found in norms.items()
    )  # fmt: skip


def put_away(session: Session) -> int:
    """Take norms off the devices of which the only proposal was withdrawn some time ago."""
    gone = (
        select(Norm)
        .join(NormVersion, NormVersion.id == Norm.proposal_id)
        .where(
            Norm.current_id.is_(None),
            Norm.retired_at.is_(None),
            NormVersion.settled == "withdrawn",
            NormVersion.withdrawn_at < clock.now() - KEPT,
        )
    )
    if session.execute(gone).first() is None:
        return 0
    version = next_version(session)
    session.expire_all()  # somebody may have proposed anew meanwhile
    norms = session.scalars(gone).all()
    for norm in norms:
        norm.version, norm.retired_at = version, clock.now()
        session.flush()
        record(session, deeds.RETIRED, actor=None, on=norm.id)
    return len(norms)


def _due(first: Any, last: Any) -> Any:
    """Norm, day and person: the members of its team; of the organisation's everybody who works in
    a team, and the admins."""
    decides = and_(Norm.team_id.is_(None), Person.role == "admin")
    return (
        select(Norm.id, NormVersion.review_on, Person.id)
        .join(NormVersion, NormVersion.id == Norm.current_id)
        .join(Person, or_(works_with(Norm.team_id, Person.id), decides))
        .where(
            Norm.retired_at.is_(None),
            Person.ended_at.is_(None),
            NormVersion.review_on.between(first, last),
        )
        .order_by(Person.id, Norm.id)
    )
