"""Verbs of the door: who waits there, and letting them in or not."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select
from sqlalchemy.orm import Session, joinedload

from app.kernel import clock
from app.kernel.errors import NotAllowed, NotFound
from app.kernel.log import record
from app.kernel.versions import next_version
from app.people import deeds
from app.people.actor import Actor
from app.people.door_models import Admission
from app.people.entering import WAITS_FOR, Guest, become, come_back
from app.people.invites import helped


class OwnCode(NotAllowed):
    """Two people look at who comes back without a PIN: one makes the code, another opens."""

    code = "own_code"
    detail = _l(
        "Jij maakte deze code. Laat een andere teamleider of beheerder kijken wie er voor de deur"
        " staat."
    )


def waiting_in(session: Session, team_id: str) -> Sequence[Admission]:
    """Who stands at a team's door, the longest first."""
    return session.scalars(
        select(Admission)
        .options(joinedload(Admission.invite))
        .where(Admission.team_id == team_id, Admission.created_at > clock.now() - WAITS_FOR)
        .order_by(Admission.created_at, Admission.id)
    ).all()


def admit(session: Session, actor: Actor, teams: Sequence[str], admission_id: str) -> str:
    """Let somebody in: from this transaction on the waiting phone is signed in. Gives the team.

    Raises OwnCode for a colleague who cannot say their PIN and holds a code of the actor's own.
    """
    version = next_version(session)
    guest = _at_the_door(session, teams, admission_id)
    who = guest.person_id or guest.id
    if guest.person_id is None:
        become(session, _guest_of(guest), guest.team_id, version)
    else:
        helped(session, actor, teams, guest.person_id)
        if guest.invite.made_by_id == actor.id:
            raise OwnCode
        come_back(session, _guest_of(guest), guest.person_id, guest.team_id, version)
    record(session, deeds.ADMITTED, actor=actor.id, about=who, on=guest.team_id)
    session.delete(guest)
    session.flush()
    return guest.team_id


def turn_away(session: Session, actor: Actor, teams: Sequence[str], admission_id: str) -> str:
    """Do not let somebody in: nothing of them stays. Gives the team."""
    guest = _at_the_door(session, teams, admission_id)
    record(session, deeds.TURNED_AWAY, actor=actor.id, on=guest.team_id)
    session.delete(guest)
    session.flush()
    return guest.team_id


def forget_old(session: Session) -> int:
    """Nobody stands at the door for longer than a day."""
    gone = session.execute(delete(Admission).where(Admission.created_at <= clock.now() - WAITS_FOR))
    return gone.rowcount  # type: ignore[attr-defined, no-any-return]  # a DELETE has a row count


def _at_the_door(session: Session, teams: Sequence[str], admission_id: str) -> Admission:
    found = session.scalar(
        select(Admission)
        .where(
            Admission.id == admission_id,
            Admission.team_id.in_(teams),
            Admission.created_at > clock.now() - WAITS_FOR,
        )
        .with_for_update()
    )
    if found is None:
        raise NotFound
    return found


def _guest_of(row: Admission) -> Guest:
    return Guest(row.id, row.name, row.locale, row.token_hash, row.pin_hash, row.label)
