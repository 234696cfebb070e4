"""Verbs of a device that its person comes back to: locked by signing out, opened by a PIN."""

import secrets
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.driver import Driver, driver_of
from app.kernel.errors import NotFound
from app.kernel.hot import Hot
from app.kernel.log import record
from app.people import deeds, pins
from app.people.actor import Actor, actor_with
from app.people.models import Device, Person, Pin
from app.people.service import token_hash


@dataclass(frozen=True, slots=True)
class Locked:
    """A device that waits for its person's PIN."""

    device_id: str
    person_id: str
    name: str
    locale: str


_LOCKED = Hot(
    select(Device.id, Person.id, Person.name, Person.locale)
    .join(Person, Person.id == Device.person_id)
    .join(Pin, Pin.person_id == Person.id)
    .where(
        Device.token_hash == bindparam("token_hash"),
        Device.shared.is_(False),
        Person.ended_at.is_(None),
        Pin.tries < pins.MOST,
    )
)


def sign_out(session: Session, actor: Actor, key: str) -> str | None:
    """End this device's sign-in. Gives the token to come back with, where there is a PIN.

    The row is made anew: what listened on the device for its person goes with the old one.
    """
    device = session.get(Device, actor.device_id)
    session.execute(delete(Device).where(Device.id == actor.device_id))
    if device is None or device.shared or not pins.has_pin(session, actor.id):
        return None
    session.expunge(device)
    token = secrets.token_urlsafe(32)
    session.add(
        Device(
            person_id=actor.id,
            token_hash=token_hash(token, key),
            label=device.label,
            created_at=device.created_at,
            last_seen_on=device.last_seen_on,
            locked_at=clock.now(),
        )
    )
    session.flush()
    return token


def locked_with(driver: Driver, hashed: str) -> Locked | None:
    """The device that holds this token, when a PIN can open it; who is signed in asks no PIN."""
    return next((Locked(*row) for row in _LOCKED.rows(driver, {"token_hash": hashed})), None)


def unlock(session: Session, locked: Locked, key: str) -> tuple[str, Actor]:
    """Sign in again with a new token; every older cookie of the device stays dead."""
    token, now = secrets.token_urlsafe(32), clock.now()
    session.execute(
        update(Device)
        .where(Device.id == locked.device_id)
        .values(
            token_hash=token_hash(token, key),
            locked_at=None,
            proof="pin",
            created_at=now,
            last_seen_on=now.date(),
        )
    )
    pins.forgive(session, locked.person_id)
    actor = actor_with(driver_of(session), token_hash(token, key))
    if actor is None:
        raise NotFound  # ended from elsewhere while the PIN was being looked at
    return token, actor


def holds(session: Session, person_id: str, token: str, key: str) -> bool:
    """Whether this token is of a device of this person."""
    theirs = Device.token_hash == token_hash(token, key), Device.person_id == person_id
    return bool(token) and session.scalar(select(Device.id).where(*theirs)) is not None


def end_all(session: Session) -> int:
    """End every sign-in, and return how many: a restored backup also holds those that ended since.

    Whoever has a PIN comes back with it on the same device; anybody else signs in anew.
    """
    ended = session.scalars(
        delete(Device).where(Device.person_id.not_in(select(Pin.person_id))).returning(Device.id)
    ).all()
    locked = session.scalars(
        update(Device)
        .where(Device.locked_at.is_(None))
        .values(locked_at=clock.now())
        .returning(Device.id)
    ).all()
    record(session, deeds.ALL_SIGNED_OUT, actor=None)
    return len(ended) + len(locked)
