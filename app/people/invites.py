"""Verbs of invites: a code that brings a new colleague in, or a colleague onto a new phone."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import and_, delete, exists, or_, select, update
from sqlalchemy.orm import Session, joinedload

from app.kernel import clock
from app.kernel.db import new_id
from app.kernel.errors import NotAllowed, NotFound
from app.kernel.log import record
from app.people import deeds
from app.people.actor import Actor
from app.people.codes import code_of
from app.people.door_models import Admission, Invite
from app.people.keys.models import Federation, Passkey
from app.people.leaving import end_devices
from app.people.models import Membership, Password, Person, Pin
from app.people.service import organisation, token_hash

Lasts = Literal["day", "week", "month"]
_DAYS: dict[Lasts, int] = {"day": 1, "week": 7, "month": 30}

# Long enough for somebody who has to buy a phone first.
_NEW_PHONE = timedelta(days=1)
# In which the person can hear of it, where nobody else can look along.
_WAIT = timedelta(days=1)
# How long a code that is over can still say so, and whom to ask.
_TOLD_FOR = timedelta(days=30)


def make_invite(
    session: Session, actor: Actor, team_id: str, lasts: Lasts, uses: int, approval: bool, key: str
) -> Invite:
    """A code for new colleagues in a team; who calls this knows that the team is the maker's."""
    invite = add_invite(session, actor.id, team_id, _ends(session, lasts), uses, key)
    invite.approval = approval
    record(session, deeds.INVITED, actor=actor.id, on=team_id, value=lasts)
    return invite


def replace_phone(
    session: Session,
    actor: Actor,
    teams: Sequence[str],
    person_id: str,
    key: str,
    *,
    forgotten: bool = False,
) -> Invite:
    """A code that brings a colleague onto a new phone, once. Every old device ends right here.

    Who scans it says the PIN or the password that only they know: the maker, who could scan it too,
    does not. With `forgotten` there is nothing to say, so somebody else than the maker lets them
    in; where there is nobody else, the code opens after a day, in which the old phone says why it
    ended.
    """  # fmt: skip
    person, team_id = helped(session, actor, teams, person_id)
    forgotten = forgotten or _has_keys_alone(session, person.id)
    end_devices(session, person.id, "replaced")
    session.execute(delete(Admission).where(Admission.person_id == person.id))
    session.execute(
        update(Invite)
        .where(Invite.person_id == person.id, Invite.revoked_at.is_(None))
        .values(revoked_at=clock.now())
    )
    alone = forgotten and not _others_may_help(session, actor, person, team_id)
    opens_at = clock.now() + _WAIT if alone else None
    ends = (opens_at or clock.now()) + _NEW_PHONE
    invite = add_invite(session, actor.id, team_id, ends, 1, key)
    invite.person_id, invite.forgotten, invite.opens_at = person.id, forgotten, opens_at
    deed = deeds.PHONE_ENDED_FORGOTTEN if forgotten else deeds.PHONE_ENDED
    record(session, deed, actor=actor.id, about=person.id, on=team_id)
    return invite


def helped(
    session: Session, actor: Actor, teams: Sequence[str], person_id: str
) -> tuple[Person, str]:
    """A colleague whom this person may give a new phone, and the team by which they may.

    Whoever holds the code comes in as that colleague. So never as somebody who may do more than
    the helper, and never as oneself.
    """
    found = session.execute(
        select(Person, Membership.team_id)
        .join(Membership)
        .where(Person.id == person_id, Membership.team_id.in_(teams), Person.ended_at.is_(None))
        .order_by(Membership.team_id)
    ).first()
    if found is None:
        raise NotFound
    if not may_help(actor, found.Person):
        raise NotAllowed
    return found.Person, found.team_id


def may_help(actor: Actor, person: Person) -> bool:
    """Whether this person may hand that colleague a code for a new phone."""
    leads = any(membership.role == "lead" for membership in person.memberships)
    return person.id != actor.id and person.role == "staff" and (actor.is_admin or not leads)


def open_invites(session: Session, team_id: str) -> Sequence[Invite]:
    """The codes of a team that still bring somebody in, the newest first."""
    return session.scalars(
        select(Invite)
        .options(joinedload(Invite.person), joinedload(Invite.made_by))
        .where(
            Invite.team_id == team_id,
            Invite.revoked_at.is_(None),
            Invite.uses_left > 0,
            Invite.expires_at > clock.now(),
        )
        .order_by(Invite.made_at.desc(), Invite.id.desc())
    ).all()


def invite_of(session: Session, teams: Sequence[str], invite_id: str) -> Invite:
    """One code of these teams; another team's is not found."""
    found = session.scalar(select(Invite).where(Invite.id == invite_id, Invite.team_id.in_(teams)))
    if found is None:
        raise NotFound
    return found


def forget_over(session: Session) -> int:
    """A month after its end nobody asks any more why a code does not work."""
    gone = session.execute(delete(Invite).where(Invite.expires_at < clock.now() - _TOLD_FOR))
    return gone.rowcount  # type: ignore[attr-defined, no-any-return]  # a DELETE has a row count


def is_over(invite: Invite) -> bool:
    """Whether nobody comes in with it any more."""
    used = invite.uses_left < 1 or invite.revoked_at is not None
    return used or invite.expires_at <= clock.now()


def end_invite(session: Session, actor: Actor, teams: Sequence[str], invite_id: str) -> Invite:
    """From now on nobody comes in with it; who asked already still waits for an answer."""
    invite = invite_of(session, teams, invite_id)
    if invite.revoked_at is None:
        invite.revoked_at = clock.now()
        record(session, deeds.INVITE_ENDED, actor=actor.id, on=invite.team_id)
    return invite


def add_invite(
    session: Session, maker: str, team_id: str, expires_at: datetime, uses: int, key: str
) -> Invite:
    """The row of a code; whoever calls this says who made it, and logs it."""
    invite_id = new_id()
    invite = Invite(
        id=invite_id,
        team_id=team_id,
        code_hash=token_hash(code_of(invite_id, key), key),
        made_by_id=maker,
        made_at=clock.now(),
        expires_at=expires_at,
        uses_left=uses,
    )
    session.add(invite)
    session.flush()
    return invite


def _has_keys_alone(session: Session, person_id: str) -> bool:
    """Whether they were in before, yet know nothing by heart that they could say."""

    def has(*tables: type[Passkey | Federation | Pin | Password]) -> bool:
        rows = (exists().where(table.person_id == person_id) for table in tables)
        return bool(session.scalar(select(or_(*rows))))

    return has(Passkey, Federation) and not has(Pin, Password)


def _others_may_help(session: Session, actor: Actor, person: Person, team_id: str) -> bool:
    """Whether somebody beside the maker could let this colleague in at that team's door."""
    may = [Person.role == "admin"]
    if not any(membership.role == "lead" for membership in person.memberships):
        lead = and_(Membership.team_id == team_id, Membership.role == "lead")
        may.append(Person.memberships.any(lead))
    others = Person.id.not_in((actor.id, person.id)), Person.ended_at.is_(None)
    return bool(session.scalar(select(exists().where(or_(*may), *others))))


def _ends(session: Session, lasts: Lasts) -> datetime:
    """The end of the day on which it ends, where people work."""
    zone = organisation(session).timezone
    day = clock.today(zone) + timedelta(days=_DAYS[lasts])
    return datetime.combine(day, time(), ZoneInfo(zone))
