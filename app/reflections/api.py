"""JSON of reflections: write, read back, change and delete one's own."""

from datetime import date
from typing import Any

from flask import request

from app.kernel.api import Answer, read, write
from app.kernel.db import db
from app.kernel.errors import Malformed
from app.kernel.fields import Receipt
from app.kernel.receipt import Sent
from app.people.actor import Actor
from app.reflections import service
from app.reflections.schemas import ReflectionIn, Reflections


@write("/reflections/<uuid:reflection_id>", takes=ReflectionIn, gives=Receipt, queued=True)
def reflect(actor: Actor, reflection_id: str, content: dict[str, Any], sent: Sent) -> Answer:
    """Keep a reflection, one a local day."""
    created = service.reflect(db.session(), actor, reflection_id, content, sent)
    return Answer(sent.receipt(reflection_id), 201 if created else 200)


@write("/reflections/<uuid:reflection_id>", method="DELETE", gives=Receipt, queued=True)
def forget(actor: Actor, reflection_id: str, sent: Sent) -> dict[str, str]:
    """Delete a reflection for good; its day is open again."""
    service.forget(db.session(), actor, reflection_id)
    return sent.receipt(reflection_id)


@read("/reflections", gives=Reflections)
def reflections(actor: Actor) -> dict[str, Any]:
    """One's own reflections, newest first; `next` goes into `before`."""
    rows = service.reflections_of(db.session(), actor, _day(request.args.get("before")))
    page = rows[: service.PAGE]
    items = service.wires_of(db.session(), page)
    return {"items": items, "next": page[-1].on if len(rows) > service.PAGE else None}


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Malformed("before") from None
