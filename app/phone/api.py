"""JSON of the phone: the pull, and the outbox in one go."""

from typing import Any

from flask import request
from marshmallow import Schema, fields, validate

from app.kernel.api import device_now, read, write
from app.kernel.db import db
from app.kernel.driver import glance
from app.kernel.errors import Malformed
from app.kernel.limits import take
from app.people.actor import Actor
from app.phone.outbox import MOST, deliver
from app.phone.pull import answer, nothing_new, pull

# Per device: once a second for as long as it likes, with room for a phone that was away for long.
PER_DEVICE = "120/2 minutes"


class Outbox(Schema):
    """At most fifty items `{method, path, body, if_match?}`, in the order that they must arrive.

    What is wrong with one item is that item's own result.
    """

    items = fields.List(fields.Dict(), required=True, validate=validate.Length(min=1, max=MOST))


class Result(Schema):
    status = fields.Integer(required=True)
    body = fields.Dict(required=True)


class Results(Schema):
    results = fields.List(fields.Nested(Result), required=True)


class Pull(Schema):
    """What changed since the cursor. `changes` and `gone` name only nouns that did."""

    schema = fields.Integer(required=True)
    cursor = fields.Integer(required=True)
    full = fields.Boolean(required=True)
    now = fields.AwareDateTime(required=True)
    changes = fields.Dict(required=True)
    gone = fields.Dict(keys=fields.String(), values=fields.List(fields.String()), required=True)


@read("/sync", gives=Pull)
def sync(actor: Actor) -> dict[str, Any]:
    """Changes since `cursor`; 0 asks for everything that this device may hold."""
    text = request.args.get("cursor", "0")
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise Malformed("cursor")
    cursor = int(text)
    take(PER_DEVICE, "exchange", actor.device_id)
    if nothing_new(glance(), actor, cursor):
        return answer(cursor)
    return pull(db.session(), actor, cursor)


@write("/outbox", method="POST", takes=Outbox, gives=Results)
def outbox(actor: Actor, content: dict[str, Any]) -> dict[str, Any]:
    """Deliver several items; each has its own result, in order."""
    take(PER_DEVICE, "exchange", actor.device_id)
    return {"results": deliver(db.session(), actor, content["items"], device_now())}
