"""JSON of a shared device: who is there, coming in, and staying."""

from functools import partial
from typing import Any

from flask import current_app, request

from app.kernel.access import Who
from app.kernel.api import Answer, read, write
from app.kernel.db import db
from app.kernel.errors import NotFound
from app.kernel.limits import take
from app.people import pins, screens, wire
from app.people.actor import Actor
from app.people.schemas import MeOut
from app.people.session import give_token, key_here, label_of, place_of_request, start_here
from app.people.shared import devices
from app.people.shared.models import SharedDevice
from app.people.shared.schemas import EnterIn, PlaceOut

ANYONE = (Who.ANYONE,)
PER_ADDRESS = "200/15 minutes"


@read("/place", gives=PlaceOut, allow_to=ANYONE)
def place(_: object) -> dict[str, Any]:
    """Kies wie je bent: the team of the shared device that asks; no team on any other."""
    session = db.session()
    shared = place_of_request(session)
    if shared is None:
        return {"team": None, "people": []}
    people = devices.who_is_there(session, shared)
    return {
        "team": shared.team.name,
        "people": [{"id": person, "name": name, "pin": pin} for person, name, pin in people],
    }


@write("/place-session", method="POST", takes=EnterIn, gives=MeOut, allow_to=ANYONE)
def enter(_: object, content: dict[str, Any]) -> Answer:
    """Come in with a PIN; the try is counted before the slow hash looks at it."""
    take(PER_ADDRESS, "entering", request.remote_addr or "")
    shared, session, key = _shared(), db.session(), key_here()
    person_id = content["person"]
    if not any(
        person == person_id for person, _name, _pin in devices.who_is_there(session, shared)
    ):
        raise NotFound
    kept = pins.take_try(session, person_id)
    session.commit()
    if not pins.is_right(kept, content["pin"], key):
        refusal = pins.wrong(session, person_id)
        session.commit()
        raise refusal
    token, entered = start_here(person_id, label_of(request), "pin")
    me = wire.me(session, entered, current_app.config["PUSH_KEY"])
    return Answer(me, finish=partial(give_token, token=token))


@write("/place-use")
def use(actor: Actor) -> Answer:
    """Somebody uses the app on a shared device: its five minutes begin anew."""
    if actor.shared:
        screens.use(db.session(), actor)
    return Answer(None)


def _shared() -> SharedDevice:
    found = place_of_request(db.session())
    if found is None:
        raise NotFound
    return found
