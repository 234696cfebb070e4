"""People as JSON, from rows."""

from typing import Any

from sqlalchemy.orm import Session

from app.people.actor import Actor
from app.people.logos import small_of
from app.people.models import Organisation
from app.people.service import organisation


def me(session: Session, actor: Actor, push_key: str) -> dict[str, Any]:
    """What the phone needs to know of who holds it."""
    return {
        "person": self_of(actor),
        "teams": teams_of(actor),
        "organisation": organisation_of(session, organisation(session)),
        "device": {"id": actor.device_id, "shared": actor.shared},
        "push_key": push_key,
    }


def self_of(actor: Actor) -> dict[str, str | None]:
    return {
        "id": actor.id,
        "name": actor.name,
        "login": actor.login,
        "role": actor.role,
        "locale": actor.locale,
    }


def teams_of(actor: Actor) -> list[dict[str, str]]:
    return [
        {"id": team, "name": actor.team_names[team], "role": role}
        for team, role in actor.teams.items()
    ]


def organisation_of(session: Session, row: Organisation) -> dict[str, Any]:
    """The organisation as a phone keeps it, its logo included: that shows without network too."""
    return {
        "name": row.name,
        "promise": row.promise,
        "brand": row.brand,
        "brand_day": row.brand_day,
        "brand_evening": row.brand_evening,
        "on_brand": row.on_brand,
        "cool": row.cool,
        "languages": row.languages.split(","),
        "timezone": row.timezone,
        "logo": small_of(session),
    }
