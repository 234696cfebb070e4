"""Verbs of devices that a team shares."""

import secrets
from collections.abc import Collection, Sequence
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, joinedload

from app.kernel import clock
from app.kernel.errors import NotFound
from app.kernel.log import record
from app.people import pins
from app.people.actor import Actor
from app.people.models import Device, Membership, Person, Pin
from app.people.service import token_hash
from app.people.shared import deeds
from app.people.shared.models import SharedDevice

# Whoever walks off leaves the device open for no longer.
IDLE = timedelta(minutes=5)


def share(session: Session, actor: Actor, team_id: str, label: str, key: str) -> str:
    """Make this device the team's, and sign its maker out on it; gives its token."""
    token, now = secrets.token_urlsafe(32), clock.now()
    made = SharedDevice(
        team_id=team_id,
        token_hash=token_hash(token, key),
        label=label,
        made_by_id=actor.id,
        made_at=now,
        last_seen_on=now.date(),
    )
    session.add(made)
    session.execute(delete(Device).where(Device.id == actor.device_id))
    session.flush()
    record(session, deeds.SHARED, actor=actor.id, on=made.id)
    return token


def unshare(session: Session, actor: Actor, teams: Collection[str], device_id: str) -> None:
    """Stop sharing a device of one of these teams: who is signed in on it is signed out."""
    ended = session.scalar(
        delete(SharedDevice)
        .where(SharedDevice.id == device_id, SharedDevice.team_id.in_(teams))
        .returning(SharedDevice.id)
    )
    if ended is None:
        raise NotFound
    record(session, deeds.UNSHARED, actor=actor.id, on=device_id)


def devices_of(session: Session, teams: Collection[str]) -> Sequence[SharedDevice]:
    """What these teams share, the newest first."""
    return session.scalars(
        select(SharedDevice)
        .options(joinedload(SharedDevice.team))
        .where(SharedDevice.team_id.in_(teams))
        .order_by(SharedDevice.id.desc())
    ).all()


def with_token(session: Session, token: str, key: str) -> SharedDevice | None:
    """The shared device that holds this token."""
    if not token:
        return None
    hashed = token_hash(token, key)
    return session.scalar(select(SharedDevice).where(SharedDevice.token_hash == hashed))


def who_is_there(session: Session, shared: SharedDevice) -> list[tuple[str, str, bool]]:
    """Id and name of who works in the team, by name, and whether a PIN brings them in."""
    rows = session.execute(
        select(Person.id, Person.name, Pin.person_id)
        .join(Membership, Membership.person_id == Person.id)
        .outerjoin(Pin, (Pin.person_id == Person.id) & (Pin.tries < pins.MOST))
        .where(Membership.team_id == shared.team_id, Person.ended_at.is_(None))
        .order_by(Person.name, Person.id)
    )
    return [(person, name, pin is not None) for person, name, pin in rows]


def take_over(session: Session, shared: SharedDevice, device_id: str) -> None:
    """Let a sign-in be one on a shared device, which ends soon and with it."""
    now = clock.now()
    session.execute(
        update(Device)
        .where(Device.id == device_id)
        .values(shared=True, shared_device_id=shared.id, screen_used_at=now)
    )
    shared.last_seen_on = now.date()


def is_left(actor: Actor) -> bool:
    """Whether nobody has used this sign-in on a shared device for five minutes."""
    used = actor.screen_used_at
    return actor.shared and (used is None or clock.now() - used > IDLE)
