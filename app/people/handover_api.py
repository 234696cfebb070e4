"""JSON of handing over: make a code, hear that it was used, and come in with it."""

from functools import partial
from typing import Any

from flask import current_app, request

from app.kernel.access import Who
from app.kernel.api import Answer, read, write
from app.kernel.db import db
from app.kernel.driver import driver_of
from app.kernel.errors import NotFound
from app.kernel.limits import take
from app.people import handovers, wire
from app.people.actor import Actor, actor_with
from app.people.codes import token_from
from app.people.join_schemas import HandoverAsk, HandoverIn, HandoverOut, OpenOut
from app.people.proofs import NotHere, require_fresh
from app.people.proving import prove_again
from app.people.schemas import MeOut
from app.people.service import token_hash
from app.people.session import (
    forget_here,
    give_token,
    key_here,
    label_of,
    place_of_request,
    token_of,
)

MADE = "20/hour"
# A shop shares one address; of 2^40 codes this finds none.
PER_ADDRESS = "60/15 minutes"


@read("/handover-code", gives=OpenOut)
def code(actor: Actor) -> dict[str, bool]:
    """Whether the code of this device still waits to be used."""
    return {"open": handovers.is_open(db.session(), actor)}


@write("/handover-code", method="POST", takes=HandoverAsk, gives=HandoverOut)
def make_code(actor: Actor, content: dict[str, Any]) -> Answer:
    """A code for the app on the home screen; long after signing in, the PIN or password first."""
    take(MADE, "handing over", actor.id)
    session = db.session()
    if said := content["password"]:
        prove_again(session, actor, said)
    else:
        require_fresh(actor)
    made = handovers.hand_over(session, actor, key_here())
    return Answer({"code": made, "seconds": int(handovers.LASTS.total_seconds())}, 201)


@write("/handover-session", method="POST", takes=HandoverIn, gives=MeOut, allow_to=(Who.ANYONE,))
def come_over(actor: Any, content: dict[str, Any]) -> Answer:
    """Sign in with a code from another device of one's own; that one stays signed in."""
    take(PER_ADDRESS, "coming over", request.remote_addr or "")
    session, key = db.session(), key_here()
    if place_of_request(session):
        raise NotHere
    token = token_from(content["proof"], key)
    hashed = token_hash(token, key)
    handovers.come_over(
        session, content["code"], hashed, label_of(request), key, occupied=actor.is_authenticated
    )
    if token_of(request) != token:
        forget_here(session)
    entered = actor_with(driver_of(session), hashed)
    if entered is None:
        raise NotFound
    me = wire.me(session, entered, current_app.config["PUSH_KEY"])
    return Answer(me, 201, partial(give_token, token=token))
