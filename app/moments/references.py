"""The norms and colleagues that a moment names."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.errors import Refused
from app.norms.service import unknown_norms
from app.people.actor import Actor
from app.people.models import Person


@dataclass(frozen=True)
class References:
    """Colleagues by name, and which fields name something that this person does not know."""

    people: dict[str, str]
    unknown: dict[str, list[str]]

    def check(self) -> None:
        """Refuse a moment that names what is not there."""
        if self.unknown:
            raise Refused(fields=self.unknown)


def references_in(session: Session, actor: Actor, content: dict[str, Any]) -> References:
    """Look up what a moment names; most name nothing and cost nothing."""
    unknown: dict[str, list[str]] = {}
    if unknown_norms(session, actor, content["followed"] + content["took_room"]):
        unknown["followed"] = [_("Deze norm is niet van jouw team. Kies een andere.")]
    people = _names(session, content["with_people"])
    if len(people) < len(content["with_people"]):
        unknown["with_people"] = [_("Deze collega kennen we niet. Kies opnieuw.")]
    return References(people, unknown)


def _names(session: Session, ids: list[str]) -> dict[str, str]:
    if not ids:
        return {}
    found = session.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))
    return {row.id: row.name for row in found}
