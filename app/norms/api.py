"""JSON of norms, to read."""

from typing import Any

from app.kernel.api import read
from app.kernel.db import db
from app.norms import service
from app.norms.schemas import NormOut, Norms, Versions
from app.people.actor import Actor


@read("/norms", gives=Norms)
def norms(actor: Actor) -> dict[str, Any]:
    """The norms that hold for this person."""
    return {"items": [service.wire(norm) for norm in service.norms_of(db.session(), actor)]}


@read("/norms/<uuid:norm_id>", gives=NormOut)
def norm(actor: Actor, norm_id: str) -> dict[str, Any]:
    """One norm."""
    return service.wire(service.norm_for(db.session(), actor, norm_id))


@read("/norms/<uuid:norm_id>/versions", gives=Versions)
def versions(actor: Actor, norm_id: str) -> dict[str, Any]:
    """What the norm said over time, newest first."""
    found = service.norm_for(db.session(), actor, norm_id)
    return {"items": [service.wire_version(v) for v in service.versions_of(db.session(), found)]}
