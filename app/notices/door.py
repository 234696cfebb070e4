"""Telling the leads of a team that somebody waits at its door."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import groupby

from sqlalchemy import Row, exists, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.notices.models import Notice
from app.notices.service import notify, seen
from app.people.door_models import Admission, Invite
from app.people.entering import WAITS_FOR
from app.people.models import Membership, Person, Team

# A team comes in together on one morning: after a first word its leads are left alone this long.
# Nobody looks at the door for longer after a sound either, so the notice lives no longer.
QUIET = timedelta(minutes=10)

Guest = Row[str, str, str | None, str | None]


def knock(session: Session) -> int:
    """Notify the leads of each team at whose door somebody waits; returns how many notices.

    At most one waiting notice per team, and one per guest. Who came while it was quiet and still
    waits is told of afterwards. Safe beside another worker.
    """
    waiting = _waiting(session)
    _forget_answered(session, {_key(guest) for guest in waiting})
    return sum(
        _tell(session, team_id, list(guests))
        for team_id, guests in groupby(waiting, lambda guest: guest.team_id)
    )


def _waiting(session: Session) -> Sequence[Guest]:
    return session.execute(
        select(Admission.team_id, Admission.id, Admission.person_id, Invite.made_by_id)
        .join(Invite, Invite.id == Admission.invite_id)
        .where(Admission.created_at > clock.now() - WAITS_FOR)
        .order_by(Admission.team_id, Admission.created_at, Admission.id)
    ).all()


def _forget_answered(session: Session, waiting: Iterable[str]) -> None:
    """What was not sent yet of somebody who stands there no longer stays unsent."""
    told = select(Notice.person_id, Notice.key).where(
        Notice.kind == "door",
        Notice.seen_at.is_(None),
        Notice.expires_at > clock.now(),
        Notice.key.not_in(waiting),
    )
    for person_id, key in session.execute(told).all():
        seen(session, person_id, "door", key)


def _tell(session: Session, team_id: str, guests: list[Guest]) -> int:
    # One worker at a time per team; whoever finds it taken leaves it to the other.
    team = select(Team.id).where(Team.id == team_id).with_for_update(skip_locked=True)
    if session.scalar(team) is None or _is_quiet(session, team_id):
        return 0
    for guest in guests:
        told = sum(_notify(session, lead, guest) for lead in _leads(session, guest))
        if told:
            return told
    return 0


def _is_quiet(session: Session, team_id: str) -> bool:
    just_now = Notice.key.startswith(f"{team_id} ") & (Notice.expires_at > clock.now())
    return bool(session.scalar(select(exists().where(Notice.kind == "door", just_now))))


def _leads(session: Session, guest: Guest) -> Sequence[str]:
    """Who may answer: not whoever made the code of a colleague who cannot say their PIN."""
    leads = (
        select(Person.id)
        .join(Membership)
        .where(
            Membership.team_id == guest.team_id,
            Membership.role == "lead",
            Person.ended_at.is_(None),
        )
        .order_by(Person.id)
    )
    if guest.person_id is not None and guest.made_by_id is not None:
        leads = leads.where(Person.id != guest.made_by_id)
    return session.scalars(leads).all()


def _notify(session: Session, lead: str, guest: Guest) -> bool:
    place = f"/lead/team?team={guest.team_id}"
    return notify(session, lead, "door", _key(guest), place, clock.now() + QUIET)


def _key(guest: Guest) -> str:
    return f"{guest.team_id} {guest.id}"
