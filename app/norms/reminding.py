"""The system reminds whoever has not chosen yet; no person does, and no person sees who."""

from collections import defaultdict
from datetime import timedelta

from sqlalchemy import Select, exists, or_, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.norms.days import after_days, is_daytime, zone_of
from app.norms.models import Agreement, Norm, NormVersion
from app.notices.models import Notice
from app.notices.service import notify
from app.people.models import Membership, Person

# So many days before the last day on which one can choose.
DAYS_BEFORE = (3, 1)


def remind(session: Session) -> int:
    """Notify whoever is open about a version that has three days left, or one; once a day at most.

    Repeatable and safe beside another worker: the notice is unique per person and local day.
    """
    zone = zone_of(session)
    if zone is None or not is_daytime(zone):
        return 0
    key = clock.now().astimezone(zone).date().isoformat()
    norms = defaultdict(list)
    for person_id, norm_id in session.execute(_open(session, key)):
        norms[person_id].append(norm_id)
    return sum(
        notify(
            session, person_id, "norm", key,
            f"/app/norms/{found[0]}" if len(found) == 1 else "/app/norms",
        )
        for person_id, found in norms.items()
    )  # fmt: skip


def _open(session: Session, key: str) -> Select[str, str]:
    """Who is open about which norm, and was not reminded today."""
    last_days = [
        (NormVersion.deadline > end - timedelta(days=1)) & (NormVersion.deadline <= end)
        for end in (after_days(session, days) for days in DAYS_BEFORE)
    ]
    chosen = exists().where(
        Agreement.version_id == NormVersion.id, Agreement.person_id == Person.id
    )
    told = exists().where(Notice.person_id == Person.id, Notice.kind == "norm", Notice.key == key)
    return (
        select(Person.id, Norm.id)
        .join(Membership, Membership.person_id == Person.id)
        .join(Norm, or_(Norm.team_id.is_(None), Norm.team_id == Membership.team_id))
        .join(NormVersion, NormVersion.id == Norm.proposal_id)
        .where(
            Person.ended_at.is_(None), Norm.retired_at.is_(None), NormVersion.settled.is_(None),
            or_(*last_days), ~chosen, ~told,
        )
        .distinct()
        .order_by(Person.id, Norm.id)
    )  # fmt: skip
