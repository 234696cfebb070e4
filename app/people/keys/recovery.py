"""Verbs of recovery codes: ten on paper, each good once, for whoever lost their passkey.

A code has 49 random bits and only its keyed hash is kept (OWASP ASVS 6.5.1, 6.5.2), so looking it
up needs no slow hash.
"""

import secrets

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import NotFound, Problem
from app.kernel.log import record
from app.people import screens
from app.people.actor import Actor
from app.people.keys import deeds
from app.people.keys.models import Passkey, RecoveryCode
from app.people.models import Device, Person
from app.people.service import token_hash

COUNT = 10
# Nothing that looks like something else on paper.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_HALF = 5


class WrongCode(Problem):
    status, code = 422, "wrong_code"
    detail = _l("Deze herstelcode klopt niet, of is al gebruikt.")


def make(session: Session, actor: Actor, key: str) -> list[str]:
    """Ten new codes, to show this once; those from before are worth nothing any more."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == actor.id))
    codes, now = [_code() for _ in range(COUNT)], clock.now()
    session.add_all(
        RecoveryCode(hash=_hash(actor, code, key), person_id=actor.id, made_at=now)
        for code in codes
    )
    session.flush()
    record(session, deeds.RECOVERY_MADE, actor=actor.id, about=actor.id)
    return codes


def use(session: Session, actor: Actor, said: str, key: str) -> None:
    """Use a code up: on this device they proved who they are. Raises WrongCode."""
    code = "".join(letter for letter in said.lower() if letter in _LETTERS)
    now = clock.now()
    used = session.scalar(
        update(RecoveryCode)
        .where(RecoveryCode.hash == _hash(actor, code, key), RecoveryCode.used_at.is_(None))
        .values(used_at=now)
        .returning(RecoveryCode.person_id)
    )
    if used is None:
        raise WrongCode
    proved = {"proof": "recovery", "created_at": now} | screens.opened(now)
    session.execute(update(Device).where(Device.id == actor.device_id).values(**proved))
    record(session, deeds.RECOVERY_USED, actor=actor.id, about=actor.id)


def left(session: Session, actor: Actor) -> int:
    """How many codes are still good."""
    unused = RecoveryCode.person_id == actor.id, RecoveryCode.used_at.is_(None)
    return session.scalar(select(func.count()).where(*unused)) or 0


def forget_keys(session: Session, login: str) -> None:
    """For whoever keeps the installation running: let somebody who lost everything start anew."""
    person_id = session.scalar(select(Person.id).where(Person.login == login))
    if person_id is None:
        raise NotFound
    for table in (Passkey, RecoveryCode):
        session.execute(delete(table).where(table.person_id == person_id))
    session.execute(delete(Device).where(Device.person_id == person_id))
    record(session, deeds.PASSKEYS_FORGOTTEN, actor=None, about=person_id)


def _code() -> str:
    letters = "".join(secrets.choice(_LETTERS) for _ in range(2 * _HALF))
    return f"{letters[:_HALF]}-{letters[_HALF:]}"


def _hash(actor: Actor, code: str, key: str) -> str:
    return token_hash(f"recovery {actor.id} {code.replace('-', '')}", key)
