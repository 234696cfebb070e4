"""JSON of passkeys: sign in with one, and one's own."""

from functools import partial
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, request
from flask_babel import gettext as _

from app.kernel.access import Who
from app.kernel.api import Answer, read, write
from app.kernel.db import db
from app.kernel.driver import glance
from app.kernel.errors import Refused
from app.kernel.limits import refuse_when_spent, spend, take
from app.kernel.security import own_origin
from app.people import wire
from app.people.actor import Actor
from app.people.keys import ceremonies, challenges, federations, passkeys
from app.people.keys.ceremonies import Here, WrongPasskey
from app.people.keys.schemas import Assertion, Attestation, PasskeyOut, Passkeys, WaysOut
from app.people.organisations import name_of_organisation
from app.people.proofs import KeyFirst, is_weak, require_fresh
from app.people.schemas import MeOut
from app.people.session import config_of, give_token, key_required, label_of, start_here

# A shop shares one address.
ASKED_PER_ADDRESS = "300/15 minutes"
WRONG_PER_ADDRESS = "50/15 minutes"
ADDED = "20/day"


@write("/passkey-request", method="POST", allow_to=(Who.ANYONE,))
def ask(_: object) -> dict[str, Any]:
    """What `navigator.credentials.get` takes: any passkey of this site, within five minutes."""
    take(ASKED_PER_ADDRESS, "passkeys asked", request.remote_addr or "")
    return ceremonies.request_options(here(), challenges.make(db.session(), "enter"))


@write("/passkey-session", method="POST", takes=Assertion, gives=MeOut, allow_to=(Who.ANYONE,))
def sign_in(_: object, content: dict[str, Any]) -> Answer:
    """Start a session on this device with a passkey."""
    address = request.remote_addr or ""
    refuse_when_spent(WRONG_PER_ADDRESS, "wrong passkeys", address)
    try:
        _take(content, "enter")
        person_id = passkeys.prove(db.session(), here(), content)
    except WrongPasskey:
        spend(WRONG_PER_ADDRESS, "wrong passkeys", address)
        raise
    token, actor = start_here(person_id, label_of(request), "passkey")
    me = wire.me(db.session(), actor, current_app.config["PUSH_KEY"])
    return Answer(me, finish=partial(give_token, token=token))


@read("/ways", gives=WaysOut, allow_to=(Who.ANYONE,))
def ways(actor: Any) -> dict[str, Any]:
    """How one can sign in here beyond what a browser knows: the name of the company account."""
    sso = config_of(current_app).sso
    linked = actor.is_authenticated and federations.is_linked(db.session(), actor)
    return {"sso": (sso.name or _("je bedrijfsaccount")) if sso else None, "linked": linked}


@read("/passkeys", gives=Passkeys)
def own_passkeys(actor: Actor) -> dict[str, Any]:
    """The passkeys of this person."""
    return {"items": [_wire(passkey) for passkey in passkeys.passkeys_of(db.session(), actor)]}


@write("/passkey-offer", method="POST")
def offer(actor: Actor) -> dict[str, Any]:
    """What `navigator.credentials.create` takes; for who signed in just now."""
    _may_change(actor)
    known = passkeys.passkeys_of(db.session(), actor)
    challenge = challenges.make(db.session(), "add", actor.id)
    return ceremonies.creation_options(here(), challenge, actor, known)


@write("/passkeys", method="POST", takes=Attestation, gives=PasskeyOut)
def add(actor: Actor, content: dict[str, Any]) -> Answer:
    """Keep a new passkey; from now on this device was proved with it."""
    _may_change(actor)
    take(ADDED, "passkeys added", actor.id)
    try:
        _take(content, "add", actor.id)
    except WrongPasskey:
        raise Refused("late_passkey") from None
    made = passkeys.add(db.session(), here(), actor, content, label_of(request))
    return Answer(_wire(made), 201)


@write("/passkeys/<uuid:passkey_id>", method="DELETE")
def remove(actor: Actor, passkey_id: str) -> Answer:
    """Forget one of one's passkeys."""
    _may_change(actor)
    passkeys.remove(db.session(), actor, passkey_id)
    return Answer(None)


def here() -> Here:
    """The address that this request's passkeys belong to."""
    origin = own_origin(config_of(current_app))
    return Here(origin, urlsplit(origin).hostname or "", name_of_organisation(glance()) or "Beleef")


def _take(content: dict[str, Any], purpose: challenges.Purpose, person: str | None = None) -> None:
    """Use the challenge up for good, whatever becomes of the answer to it."""
    session = db.session()
    challenge = ceremonies.challenge_in(content["client_data"])
    open_until_now = challenges.take(session, challenge, purpose, person)
    session.commit()
    if not open_until_now:
        raise WrongPasskey


def _may_change(actor: Actor) -> None:
    require_fresh(actor)
    if key_required() and is_weak(actor) and federations.has_key(db.session(), actor):
        raise KeyFirst


def _wire(passkey: Any) -> dict[str, Any]:
    return {
        "id": passkey.id,
        "label": passkey.label,
        "created_on": passkey.created_at.date(),
        "last_used_on": passkey.last_used_on,
    }
