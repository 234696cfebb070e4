"""Coming in by a code: at once, or to the door until a lead says yes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal, cast

from flask_babel import lazy_gettext as _l
from sqlalchemy import bindparam, exists, literal, select, union_all, update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.driver import Driver, driver_of
from app.kernel.errors import Conflict, Refused
from app.kernel.hot import Hot
from app.kernel.log import record
from app.kernel.versions import next_version
from app.people import deeds, pins
from app.people.door_models import Admission, Invite
from app.people.looking import Found, look, refuse_dead
from app.people.models import Device, Membership, Person

Outcome = Literal["in", "waiting"]

# Who nobody answered for a day asks again; a name of nobody's is not kept longer.
WAITS_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody with a code: the id is theirs, made on their phone, as is what token_hash is of."""

    id: str
    name: str
    locale: str
    token_hash: str
    pin_hash: str
    label: str


def enter(session: Session, guest: Guest, code: str, key: str, *, occupied: bool) -> Outcome:
    """Use a code. The same phone that asks again gets what it got before, and takes no second use.

    `occupied` says that somebody is signed in on this device.
    """
    version = next_version(session)  # one at a time: a use is taken once, a repeat finds the first
    if before := state_of(driver_of(session), guest.token_hash):
        return before
    if occupied:
        raise Conflict("signed_in", _l("Op deze telefoon is al iemand ingelogd."))
    found = look(driver_of(session), code, key)
    refuse_dead(found)
    session.execute(
        update(Invite).where(Invite.id == found.id).values(uses_left=Invite.uses_left - 1)
    )
    if found.person_id is None and not guest.name:
        raise Refused(fields={"name": [str(_l("Vul dit in."))]})
    if _is_taken(session, guest.id):
        raise Conflict("taken_id")
    if found.to_the_door:
        _wait(session, guest, found)
        return "waiting"
    if found.person_id is not None:
        come_back(session, guest, found.person_id, found.team_id, version)
        return "in"
    become(session, guest, found.team_id, version)
    record(session, deeds.JOINED, actor=guest.id, about=guest.id, on=found.team_id)
    return "in"


_STATE = Hot(
    union_all(
        select(literal("in")).where(
            Device.token_hash == bindparam("token_hash"), Device.locked_at.is_(None)
        ),
        select(literal("waiting")).where(
            Admission.token_hash == bindparam("token_hash"),
            Admission.created_at > bindparam("since"),
        ),
    )
)


def state_of(driver: Driver, token_hash: str) -> Outcome | None:
    """Where the phone with this token stands: in, at the door, or neither (refused, too late)."""
    since = clock.now() - WAITS_FOR
    found = _STATE.rows(driver, {"token_hash": token_hash, "since": since})
    return cast(Outcome, found[0][0]) if found else None


def become(session: Session, guest: Guest, team_id: str, version: int) -> None:
    """Make a colleague of a guest, signed in on the phone that asked."""
    session.add(
        Person(
            id=guest.id,
            name=guest.name,
            locale=guest.locale,
            created_at=clock.now(),
            version=version,
            own_version=version,
            access_version=version,
            memberships=[Membership(team_id=team_id)],
        )
    )
    session.flush()
    _sign_in(session, guest, guest.id)


def come_back(session: Session, guest: Guest, person_id: str, team_id: str, version: int) -> None:
    """Sign a colleague in on the phone that asked; its PIN is theirs from now on."""
    session.execute(
        update(Person)
        .where(Person.id == person_id)
        .values(locale=guest.locale, own_version=version)
    )
    _sign_in(session, guest, person_id)
    record(session, deeds.PHONE_REPLACED, actor=person_id, about=person_id, on=team_id)


def add_device(session: Session, person_id: str, token_hash: str, label: str) -> None:
    """Sign a person in on a device that came with a code."""
    now = clock.now()
    session.add(
        Device(
            person_id=person_id,
            token_hash=token_hash,
            label=label,
            created_at=now,
            last_seen_on=now.date(),
            proof="invite",
        )
    )
    session.flush()


def _is_taken(session: Session, person_id: str) -> bool:
    person = exists().where(Person.id == person_id)
    return bool(session.scalar(select(person | exists().where(Admission.id == person_id))))


def _wait(session: Session, guest: Guest, found: Found) -> None:
    session.add(
        Admission(
            id=guest.id,
            invite_id=found.id,
            team_id=found.team_id,
            person_id=found.person_id,
            name=found.guest or guest.name,
            locale=guest.locale,
            token_hash=guest.token_hash,
            pin_hash=guest.pin_hash,
            label=guest.label,
            created_at=clock.now(),
        )
    )
    session.flush()


def _sign_in(session: Session, guest: Guest, person_id: str) -> None:
    pins.keep(session, person_id, guest.pin_hash)
    add_device(session, person_id, guest.token_hash, guest.label)
