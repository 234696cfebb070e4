"""JSON of shifts: one's own week."""

from typing import Any

from app.kernel.api import read, write
from app.kernel.db import db
from app.nudges import service
from app.nudges.schemas import Shifts
from app.people.actor import Actor


@read("/shifts", gives=Shifts)
def shifts(actor: Actor) -> dict[str, Any]:
    """The days one works and from when until when."""
    return {"items": service.shifts_of(db.session(), actor.id)}


@write("/shifts", takes=Shifts, gives=Shifts)
def replace_shifts(actor: Actor, content: dict[str, Any]) -> dict[str, Any]:
    """Say anew on which days one works."""
    service.replace_shifts(db.session(), actor, content["items"])
    return {"items": service.shifts_of(db.session(), actor.id)}
