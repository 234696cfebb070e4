"""Proving once more who one is, before something that an unlocked phone alone must not do."""

from typing import Literal

from flask import request
from flask_babel import lazy_gettext as _l
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.kernel.db import db
from app.kernel.errors import Refused
from app.people import passwords, pins
from app.people.actor import Actor
from app.people.attempts import guarded
from app.people.models import Password, Person, Pin
from app.people.proofs import NotHere, require_fresh
from app.people.service import WrongSignIn
from app.people.session import key_here, label_of, start_here

Secret = Literal["password", "pin"]
SECRETS: tuple[Secret, ...] = ("password", "pin")


class WrongPassword(Refused):
    code = "wrong_password"
    detail = _l("Dit wachtwoord klopt niet.")


class WrongPinHere(Refused):
    """Of somebody who is signed in: a 401 would tell their phone that they are not."""

    code = "wrong_pin"
    detail = pins.WrongPin.detail


def secret_of(session: Session, person_id: str, first: Secret = "password") -> Secret | None:
    """What somebody knows and nobody else does; `first` when they have both."""
    kept = (
        exists().where(Password.person_id == person_id), exists().where(Pin.person_id == person_id)
    )  # fmt: skip
    has: dict[Secret, bool] = dict(zip(SECRETS, session.execute(select(*kept)).one(), strict=True))
    return first if has[first] else next((each for each in SECRETS if has[each]), None)


def prove_again(session: Session, actor: Actor, said: str, first: Secret = "password") -> None:
    """Raise unless this is the person, on a device of their own, and not somebody with their phone.

    Whoever has no secret to say must have signed in just now. Ends the transaction: nobody waits
    for a slow hash, and a try counts whatever comes of it.
    """
    if actor.shared:
        raise NotHere
    by = secret_of(session, actor.id, first)
    if by is None:
        require_fresh(actor)
    else:
        prove_by(session, actor.id, by, said)


def prove_by(session: Session, person_id: str, by: Secret, said: str) -> None:
    """Raise WrongPassword, WrongPinHere, PinSpent or TooMany; tries count as for signing in."""
    if by == "pin":
        _prove_pin(session, person_id, said)
    else:
        _prove_password(session, person_id, said)


def _prove_pin(session: Session, person_id: str, said: str) -> None:
    kept = pins.take_try(session, person_id)
    session.commit()
    if not pins.is_right(kept, said, key_here()):
        refusal = pins.wrong(session, person_id)
        session.commit()
        raise WrongPinHere if isinstance(refusal, pins.WrongPin) else refusal
    pins.forgive(session, person_id)


def _prove_password(session: Session, person_id: str, said: str) -> None:
    login = session.get_one(Person, person_id).login
    kept = session.get_one(Password, person_id).hash
    session.rollback()
    try:
        with guarded(login or person_id, person_id):
            if not passwords.matches(kept, said):
                raise WrongSignIn
    except WrongSignIn:
        raise WrongPassword from None


def sign_in_again(actor: Actor, said: str) -> tuple[str, Actor]:
    """Prove oneself on a device that one is signed in on, which gets a new token; its screens open.

    So a lead who has a PIN alone comes back as one who has a password.
    """
    by = secret_of(db.session(), actor.id)
    prove_again(db.session(), actor, said)
    return start_here(actor.id, label_of(request), by or actor.proof)
