"""Norms that come back by themselves: in time for their review; and proposals that go away."""

from datetime import timedelta
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.log import record
from app.kernel.versions import next_version
from app.norms import deeds
from app.norms.days import is_daytime, zone_of
from app.norms.models import Norm, NormVersion
from app.notices.service import notify
from app.people.models import Membership, Person

AHEAD = timedelta(days=14)
# A worker that was away for a day or two still tells it; the ledger knows the key much longer.
_WINDOW = timedelta(days=2)
# So long its proposer and the team can read why a first proposal was withdrawn.
KEPT = timedelta(days=14)


def ask_reviews(session: Session) -> int:
    """Two weeks before a norm is looked at again whoever decides about it hears so, once."""
    zone = zone_of(session)
    if zone is None or not is_daytime(zone):
        return 0
    last = clock.now().astimezone(zone).date() + AHEAD
    return sum(
        notify(session, person_id, "review", f"{norm_id} {on}", f"/app/norms/{norm_id}")
        for norm_id, on, person_id in session.execute(_due(last - _WINDOW, last))
    )


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
    """Norm, day and who decides: the leads of its team, of the organisation's the admins."""
    leads = and_(Membership.team_id == Norm.team_id, Membership.role == "lead")
    return (
        select(Norm.id, NormVersion.review_on, Person.id)
        .join(NormVersion, NormVersion.id == Norm.current_id)
        .outerjoin(Membership, leads)
        .join(
            Person,
            or_(
                Person.id == Membership.person_id,
                and_(Norm.team_id.is_(None), Person.role == "admin"),
            ),
        )
        .where(
            Norm.retired_at.is_(None),
            Person.ended_at.is_(None),
            NormVersion.review_on.between(first, last),
        )
    )
