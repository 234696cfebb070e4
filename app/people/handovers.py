"""Verbs of handing over: a short code that takes a person along from the browser into the app.

On an iPhone or iPad the app on the home screen shares no cookie with Safari. Whoever came in by a
QR code has no login, and would stand there before a door that they cannot open.
"""

import secrets
from datetime import datetime, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kernel import clock
from app.kernel.db import Base
from app.kernel.driver import driver_of
from app.kernel.errors import Conflict, NotFound, Refused
from app.kernel.log import record
from app.kernel.versions import next_version
from app.people import deeds
from app.people.actor import Actor
from app.people.entering import add_device, state_of
from app.people.models import Device, Person
from app.people.proofs import NotHere
from app.people.service import token_hash

# No longer than OWASP ASVS 6.5.5 lets a code live; the next one is a tap away.
LASTS = timedelta(minutes=10)

# 40 bits in Crockford's Base32: signs that nobody takes for one another, in any case.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
_LOOK_ALIKES = str.maketrans("OILU", "011V")


class Handover(Base):
    """The code that a device handed out. One per device, and gone with the device's sign-in."""

    __tablename__ = "handover"
    device_id: Mapped[str] = mapped_column(
        ForeignKey("device.id", ondelete="CASCADE"), primary_key=True
    )
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]


class WrongCode(Refused):
    """Never made, used, too old, ended or somebody's who left: nobody is told which."""

    code = "wrong_code"
    detail = _l("Deze code werkt niet. Misschien is hij al gebruikt of te oud. Maak een nieuwe.")


def hand_over(session: Session, actor: Actor, key: str) -> str:
    """A code that signs this person in on one more device, once; ends the device's one before."""
    if actor.shared:
        raise NotHere
    device = select(Device.id).where(Device.id == actor.device_id).with_for_update()
    if session.scalar(device) is None:
        raise NotFound  # ended from elsewhere just now
    code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    ends = clock.now() + LASTS
    session.merge(
        Handover(device_id=actor.device_id, code_hash=token_hash(code, key), expires_at=ends)
    )
    session.flush()
    return code


def is_open(session: Session, actor: Actor) -> bool:
    """Whether the code of this device still waits to be used."""
    found = session.get(Handover, actor.device_id)
    return found is not None and found.expires_at > clock.now()


def come_over(
    session: Session, said: str, hashed: str, label: str, key: str, *, occupied: bool
) -> None:
    """Use a code for the device that will hold the token with this hash; raises WrongCode.

    The same device that asks again is in already. `occupied` says that somebody is signed in there.
    """
    next_version(session)  # one at a time: a code is used once, a repeat finds the first
    if state_of(driver_of(session), hashed) == "in":
        return
    if occupied:
        raise Conflict("signed_in", _l("Op deze telefoon is al iemand ingelogd."))
    person_id = _take(session, token_hash(plain(said), key))
    if person_id is None:
        raise WrongCode
    add_device(session, person_id, hashed, label)
    record(session, deeds.HANDED_OVER, actor=person_id, about=person_id)


def plain(said: str) -> str:
    """A code as we made it, from what somebody typed or pasted."""
    signs = "".join(sign for sign in said.upper() if sign.isalnum())
    return signs.translate(_LOOK_ALIKES)


def forget_over(session: Session) -> int:
    """Codes that nobody can use any more."""
    gone = session.execute(delete(Handover).where(Handover.expires_at <= clock.now()))
    return gone.rowcount  # type: ignore[attr-defined, no-any-return]  # a DELETE has a row count


def _take(session: Session, hashed: str) -> str | None:
    """Whose code this was, if they still work here and are signed in where they made it."""
    open_devices = (
        select(Device.id)
        .join(Person)
        .where(Device.locked_at.is_(None), Device.shared.is_(False), Person.ended_at.is_(None))
    )
    taken = (
        delete(Handover)
        .where(
            Handover.code_hash == hashed,
            Handover.expires_at > clock.now(),
            Handover.device_id.in_(open_devices),
        )
        .returning(Handover.device_id)
    )
    device_id = session.scalar(taken)
    return session.scalar(select(Device.person_id).where(Device.id == device_id))
