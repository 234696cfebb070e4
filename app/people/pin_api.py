"""JSON of the PIN, and of the locked device that it opens."""

from functools import partial
from typing import Any

from flask import current_app, request

from app.kernel.access import Who
from app.kernel.api import Answer, read, write
from app.kernel.db import db
from app.kernel.driver import glance
from app.kernel.errors import NotFound
from app.kernel.limits import take
from app.people import locks, pins, wire
from app.people.actor import Actor
from app.people.join_schemas import LockedOut, PinIn, PinOut, UnlockIn
from app.people.locks import Locked
from app.people.proving import prove_again
from app.people.schemas import MeOut
from app.people.service import token_hash
from app.people.session import forget_here, give_token, key_here, take_token, token_of

ANYONE = (Who.ANYONE,)
PER_ADDRESS = "200/15 minutes"


@read("/locked-device", gives=LockedOut, allow_to=ANYONE)
def locked_device(actor: Any) -> dict[str, Any]:
    """Whose PIN opens this device; without a name when it is nobody's, or open."""
    locked = _found_locked(actor)
    return {"name": locked and locked.name, "locale": locked and locked.locale}


@write("/locked-device", method="POST", takes=UnlockIn, gives=MeOut, allow_to=ANYONE)
def unlock(actor: Any, content: dict[str, Any]) -> Answer:
    """Come back with the PIN; the try is counted before the slow hash looks at it."""
    take(PER_ADDRESS, "unlocking", request.remote_addr or "")
    locked, session, key = _locked(actor), db.session(), key_here()
    kept = pins.take_try(session, locked.person_id)
    session.commit()
    if not pins.is_right(kept, content["pin"], key):
        refusal = pins.wrong(session, locked.person_id)
        session.commit()
        raise refusal
    token, entered = locks.unlock(session, locked, key)
    me = wire.me(session, entered, current_app.config["PUSH_KEY"])
    return Answer(me, finish=partial(give_token, token=token))


@write("/locked-device", method="DELETE", allow_to=ANYONE)
def forget_device(actor: Any) -> Answer:
    """Dit toestel vergeten: a PIN opens it no longer."""
    _locked(actor)
    forget_here(db.session())
    return Answer(None, finish=take_token)


@read("/pin", gives=PinOut)
def pin(actor: Actor) -> dict[str, bool]:
    """Whether this person has a PIN."""
    return {"present": pins.has_pin(db.session(), actor.id)}


@write("/pin", takes=PinIn)
def change_pin(actor: Actor, content: dict[str, Any]) -> Answer:
    """Choose another PIN; takes the old one, or the password of who has none yet."""
    pin_hash = pins.hash_of(content["pin"], key_here())
    prove_again(db.session(), actor, content["current"], "pin")
    pins.change(db.session(), actor.id, pin_hash)
    return Answer(None)


def _locked(actor: Any) -> Locked:
    found = _found_locked(actor)
    if found is None:
        raise NotFound
    return found


def _found_locked(actor: Any) -> Locked | None:
    token = token_of(request)
    if actor.is_authenticated or not token:
        return None
    return locks.locked_with(glance(), token_hash(token, key_here()))
