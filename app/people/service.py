"""Verbs of signing in and out, and of a person's own settings."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l
from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.driver import Driver, driver_of
from app.kernel.errors import NotFound, Problem, Refused
from app.kernel.hot import Hot
from app.kernel.versions import next_version
from app.people import passwords, pins, screens
from app.people.actor import IDLE_DAYS, LONGEST_DAYS, Actor, actor_with
from app.people.models import Device, Organisation, Password, Person, Proof


class Kept(NamedTuple):
    """What a sign-in is held against."""

    id: str
    ended_at: datetime | None
    hash: str


class WrongSignIn(Problem):
    """Login and password do not belong together; which of the two is not said."""

    status, code = 401, "wrong_sign_in"
    detail = _l("Deze inlognaam en dit wachtwoord horen niet bij elkaar.")


class AccountEnded(Problem):
    """The right password of somebody who no longer works here."""

    status, code = 403, "account_revoked"
    detail = _l("Je account is gesloten. Klopt dat niet? Vraag je teamleider om hulp.")


def organisation(session: Session) -> Organisation:
    """The organisation of this installation."""
    found = session.scalar(select(Organisation).limit(1))
    if found is None:
        raise NotFound
    return found


_PASSWORD_OF = Hot(
    select(Person.id, Person.ended_at, Password.hash)
    .join(Password, Password.person_id == Person.id)
    .where(Person.login == bindparam("login"))
)


def password_of(driver: Driver, login: str) -> Kept | None:
    """The person with this login and the hash of their password."""
    return next((Kept(*row) for row in _PASSWORD_OF.rows(driver, {"login": login})), None)


def prove(kept: Kept | None, password: str) -> str:
    """The id of whose password this is; takes as long for a login that nobody has."""
    if not passwords.matches(kept.hash if kept else None, password) or kept is None:
        raise WrongSignIn
    if kept.ended_at is not None:
        raise AccountEnded
    return kept.id


def start_device(
    session: Session,
    person_id: str,
    label: str,
    key: str,
    left: str = "",
    proof: Proof = "password",
) -> tuple[str, Actor]:
    """Sign a known person in on a device, always with a new token.

    `left` is the token that the device still holds. Of the same person it stays the same device,
    which goes on listening for them; of anybody else it is signed out.
    """
    token, now = secrets.token_urlsafe(32), clock.now()
    device = _device_of(session, person_id, left, key) if left else None
    if device is None:
        device = Device(person_id=person_id, label=label)
        session.add(device)
    started = {"created_at": now, "last_seen_on": now.date(), "locked_at": None, "proof": proof}
    for name, value in (started | screens.opened(now)).items():
        setattr(device, name, value)
    device.token_hash = token_hash(token, key)
    pins.forgive(session, person_id)  # a full sign-in makes the PIN good again
    session.flush()
    actor = actor_with(driver_of(session), token_hash(token, key))
    if actor is None:
        raise NotFound
    return token, actor


def token_hash(token: str, key: str) -> str:
    """What the database keeps of a token: without the key, writing a row makes no session."""
    return hmac.new(key.encode(), token.encode(), hashlib.sha256).hexdigest()


def fresh(actor: Actor) -> bool:
    """Whether the sign-in is still young and used enough to count."""
    now = clock.now()
    idle = (now.date() - actor.last_seen_on).days
    return idle <= IDLE_DAYS and now - actor.device_created_at < timedelta(days=LONGEST_DAYS)


def seen_today(session: Session, actor: Actor) -> None:
    """Move the device's day forward, at most once a day."""
    today = clock.now().date()
    if actor.last_seen_on < today:
        session.execute(
            update(Device).where(Device.id == actor.device_id).values(last_seen_on=today)
        )


def _device_of(session: Session, person_id: str, token: str, key: str) -> Device | None:
    device = session.scalar(select(Device).where(Device.token_hash == token_hash(token, key)))
    if device is None or device.person_id == person_id:
        return device
    session.delete(device)  # what listens for its person goes with it
    session.flush()
    return None


def forget_token(session: Session, token: str, key: str) -> None:
    """End whatever sign-in this token is of; what listens for its person goes with it."""
    session.execute(delete(Device).where(Device.token_hash == token_hash(token, key)))


def devices_of(session: Session, actor: Actor) -> Sequence[Device]:
    """The person's own devices, last used first."""
    return session.scalars(
        select(Device)
        .where(Device.person_id == actor.id)
        .order_by(Device.last_seen_on.desc(), Device.created_at.desc())
    ).all()


def end_device(session: Session, actor: Actor, device_id: str) -> None:
    """Sign one of the person's own devices out; another's is not found."""
    gone = session.execute(
        delete(Device).where(Device.id == device_id, Device.person_id == actor.id)
    )
    if gone.rowcount == 0:  # type: ignore[attr-defined]  # a DELETE has a row count
        raise NotFound


def end_other_devices(session: Session, actor: Actor) -> None:
    """Sign out everywhere but here."""
    session.execute(
        delete(Device).where(Device.person_id == actor.id, Device.id != actor.device_id)
    )


def choose_locale(session: Session, actor: Actor, locale: str) -> None:
    """Keep the language that the person reads; the organisation says which there are."""
    if locale not in organisation(session).languages.split(","):
        raise Refused
    session.execute(
        update(Person)
        .where(Person.id == actor.id)
        .values(locale=locale, own_version=next_version(session))
    )


def touch(session: Session, person_id: str) -> None:
    """Let a person's devices fetch anew what only they may see of themselves."""
    session.execute(
        update(Person).where(Person.id == person_id).values(own_version=next_version(session))
    )


def end_person(session: Session, person_id: str) -> None:
    """Somebody leaves: every session of theirs ends in this transaction."""
    version = next_version(session)
    session.execute(delete(Device).where(Device.person_id == person_id))
    session.execute(
        update(Person).where(Person.id == person_id).values(ended_at=clock.now(), version=version)
    )


def ref(row: Any) -> dict[str, str]:
    """A person as others see them."""
    return {"id": row.id, "name": row.name}
