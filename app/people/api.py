"""JSON of people: session, me, devices."""

from functools import partial
from typing import Any

from flask import current_app, request

from app.kernel.access import Who
from app.kernel.api import Answer, read, write
from app.kernel.db import db
from app.people import locks, service, wire
from app.people.actor import Actor
from app.people.attempts import guarded_sign_in
from app.people.schemas import Devices, MeOut, Settings, SignIn
from app.people.session import give_token, key_here, label_of, take_token
from app.people.staying import stay_open


@write("/session", method="POST", takes=SignIn, gives=MeOut, allow_to=(Who.ANYONE,))
def sign_in(_: object, content: dict[str, Any]) -> Answer:
    """Start a session on this device."""
    label = content.get("device_label") or label_of(request)
    token, actor = guarded_sign_in(content["login"], content["password"], label)
    return Answer(_me(actor), finish=partial(give_token, token=token))


@write("/session", method="DELETE")
def sign_out(actor: Actor) -> Answer:
    """End this device's session at once; who has a PIN finds the device locked."""
    token = locks.sign_out(db.session(), actor, key_here())
    return Answer(None, finish=partial(give_token, token=token) if token else take_token)


@write("/screen", allow_to=(Who.LEAD, Who.ADMIN, Who.AUDITOR))
def stay(actor: Actor) -> Answer:
    """Somebody uses the tablet or the console; 401 `screen_ended` when it must ask who."""
    stay_open(actor, used=True)
    return Answer(None)


@read("/me", gives=MeOut)
def me(actor: Actor) -> dict[str, Any]:
    """Who is signed in here."""
    return _me(actor)


@write("/me", takes=Settings)
def change_me(actor: Actor, content: dict[str, Any]) -> Answer:
    """Choose the language."""
    service.choose_locale(db.session(), actor, content["locale"])
    return Answer(None)


@read("/devices", gives=Devices)
def devices(actor: Actor) -> dict[str, Any]:
    """Where this person is signed in."""
    return {
        "items": [
            {
                "id": device.id,
                "label": device.label,
                "last_seen_on": device.last_seen_on,
                "current": device.id == actor.device_id,
                "shared": device.shared,
            }
            for device in service.devices_of(db.session(), actor)
        ]
    }


@write("/devices/<uuid:device_id>", method="DELETE")
def end_device(actor: Actor, device_id: str) -> Answer:
    """Sign one of one's own devices out."""
    service.end_device(db.session(), actor, device_id)
    return Answer(None)


@write("/devices", method="DELETE")
def end_other_devices(actor: Actor) -> Answer:
    """Sign out everywhere but here."""
    service.end_other_devices(db.session(), actor)
    return Answer(None)


def _me(actor: Actor) -> dict[str, Any]:
    return wire.me(db.session(), actor, current_app.config["PUSH_KEY"])
