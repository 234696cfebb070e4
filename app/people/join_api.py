"""JSON of coming in by a code: look, ask, and hear the answer."""

from functools import partial
from typing import Any

from flask import current_app, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.kernel.access import Who
from app.kernel.api import Answer, read, write
from app.kernel.db import db
from app.kernel.driver import driver_of, glance
from app.kernel.errors import NotFound, Refused
from app.kernel.limits import take
from app.people import pins, wire
from app.people.actor import actor_with
from app.people.codes import token_from
from app.people.entering import Guest, enter, state_of
from app.people.join_schemas import CodeIn, DoorOut, InviteOut, JoinIn
from app.people.looking import Found, look, refuse_dead
from app.people.proving import Secret, prove_by, secret_of
from app.people.schemas import MeOut
from app.people.service import organisation, token_hash
from app.people.session import forget_here, give_token, key_here, label_of, token_of

# A whole team comes in over one address on one morning.
LOOKS_PER_ADDRESS = "300/15 minutes"
PER_ADDRESS = "100/15 minutes"
PER_INVITE = "60/15 minutes"

ANYONE = (Who.ANYONE,)

_SPENT = _l(
    "De pincode was vijf keer fout. Vraag je teamleider om een nieuwe code, en zeg erbij dat je je"
    " pincode niet meer weet."
)


@write("/invitation", method="POST", takes=CodeIn, gives=InviteOut, allow_to=ANYONE)
def invitation(_actor: object, content: dict[str, Any]) -> dict[str, Any]:
    """What a code is for. Looking uses nothing up, so neither does a preview."""
    take(LOOKS_PER_ADDRESS, "looks", request.remote_addr or "")
    found = _looked(content["code"])
    refuse_dead(found)
    return {
        "team": found.team,
        "host": found.host,
        "person": found.guest,
        "asks": _asked(found),
        "approval": found.to_the_door,
        "organisation": wire.organisation_of(db.session(), organisation(db.session())),
    }


@write("/admissions/<uuid:admission_id>", takes=JoinIn, gives=MeOut, allow_to=ANYONE)
def join(actor: Any, admission_id: str, content: dict[str, Any]) -> Answer:
    """Come in, under an id made on the phone; 202 when a lead has to say yes first."""
    take(PER_ADDRESS, "joining", request.remote_addr or "")
    found = _looked(content["code"])
    take(PER_INVITE, "joining with", found.id)
    key = key_here()
    token = token_from(content["proof"], key)
    hashed = token_hash(token, key)
    if state_of(glance(), hashed) is None:  # a repeat has said it, and may have another PIN by now
        _prove_old(found, content.get("known", ""))
    guest = Guest(
        id=admission_id,
        name=content.get("name", "").strip(),
        locale=content["locale"],
        token_hash=hashed,
        pin_hash=pins.hash_of(content["pin"], key),  # slow, and before anything is locked
        label=label_of(request),
    )
    session = db.session()
    outcome = enter(session, guest, content["code"], key, occupied=actor.is_authenticated)
    if token_of(request) != token:
        forget_here(session)
    finish = partial(give_token, token=token)
    if outcome == "waiting":
        return Answer({"state": outcome}, 202, finish)
    entered = actor_with(driver_of(session), guest.token_hash)
    if entered is None:
        raise NotFound
    me = wire.me(session, entered, current_app.config["PUSH_KEY"])
    return Answer(me, 201, finish)


@read("/admission", gives=DoorOut, allow_to=ANYONE)
def admission(_actor: object) -> dict[str, Any]:
    """Where this phone stands: in, waiting at the door, or gone: refused, too late, never asked."""
    token = token_of(request)
    if not token:
        return {"state": "gone"}
    return {"state": state_of(glance(), token_hash(token, key_here())) or "gone"}


def _asked(found: Found) -> Secret | None:
    """What a colleague says on their new phone, so that nobody comes in as them with the code."""
    if found.person_id is None or found.forgotten:
        return None
    return secret_of(db.session(), found.person_id, "pin")


def _prove_old(found: Found, said: str) -> None:
    by = _asked(found)
    if by is None or found.person_id is None:
        return
    refuse_dead(found)
    if not said:
        raise Refused(fields={"known": [str(_("Vul dit in."))]})
    try:
        prove_by(db.session(), found.person_id, by, said)
    except pins.PinSpent:
        raise pins.PinSpent(detail=_SPENT) from None


def _looked(code: str) -> Found:
    return look(glance(), code, key_here())
