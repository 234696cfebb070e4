"""What a device may hold, and what changed since it last asked.

The counter is read first and every row after it: a row that is committed in between carries a
higher number and simply comes again. Answers are never cut in pages: a device that is far behind
gets everything it may hold, once.
"""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.feedback.service import unopened
from app.kernel import clock
from app.kernel.driver import Driver, driver_of
from app.kernel.versions import current_version
from app.moments.reading import pulled_all, pulled_since
from app.moments.replies import unseen_attention
from app.moments.wire import fragments
from app.norms.service import norms_since
from app.norms.wire import wires as wire_norms
from app.nudges.service import shifts_of
from app.people.actor import Actor
from app.people.colleagues import colleagues_since, departed_since
from app.people.models import Organisation, Person, Team
from app.people.wire import organisation_of, self_of, teams_of
from app.reflections.service import last_reflected_on, questions_since, wire_question
from app.voices.shown import greeting_to

SCHEMA = 1
FAR_BEHIND = 5000


def pull(session: Session, actor: Actor, cursor: int) -> dict[str, Any]:
    """Changes after `cursor` for this person's device; `full` says to replace what it holds."""
    current = current_version(driver_of(session))
    full = not actor.access_version <= cursor <= current or current - cursor > FAR_BEHIND
    changes, gone = _changes(session, actor, 0 if full else cursor, full)
    return answer(
        current,
        full=full,
        changes={noun: rows for noun, rows in changes.items() if rows},
        gone={noun: sorted(ids) for noun, ids in gone.items() if ids},
    )


def nothing_new(driver: Driver, actor: Actor, cursor: int) -> bool:
    """Whether the device has everything: how most pulls end."""
    return cursor == current_version(driver) and cursor >= actor.access_version


def answer(cursor: int, **found: Any) -> dict[str, Any]:
    """The shape of every pull."""
    empty = {"full": False, "changes": {}, "gone": {}}
    return {"schema": SCHEMA, "cursor": cursor, "now": clock.now()} | empty | found


def _changes(
    session: Session, actor: Actor, cursor: int, full: bool
) -> tuple[dict[str, Any], dict[str, set[str]]]:
    norms = norms_since(session, actor, cursor)
    people = colleagues_since(session, actor, cursor)
    readable, unreadable = (
        (pulled_all(session, actor), set()) if full else pulled_since(session, actor, cursor)
    )
    changes = {
        "me": _me(session, actor, cursor),
        "organisation": _organisation(session, cursor),
        "teams": _teams(session, actor, cursor),
        "people": [_colleague(person) for person in people if person.ended_at is None],
        "norms": wire_norms(session, actor, [norm for norm in norms if not norm.retired_at]),
        "questions": [wire_question(question) for question in questions_since(session, cursor)],
        "moments": fragments(readable.values()),
    }
    gone = {
        "people": {person.id for person in people if person.ended_at is not None}
        | departed_since(session, actor, cursor),
        "norms": {norm.id for norm in norms if norm.retired_at},
        "moments": unreadable,
    }
    return changes, {} if full else gone


def _me(session: Session, actor: Actor, cursor: int) -> dict[str, Any] | None:
    if actor.own_version <= cursor:
        return None
    return self_of(actor) | {
        "teams": teams_of(actor),
        "shifts": shifts_of(session, actor.id),
        "reflected_on": last_reflected_on(session, actor.id),
        "waiting": {
            "feedback": unopened(session, actor),
            "attention": unseen_attention(session, actor),
        },
    }


def _organisation(session: Session, cursor: int) -> dict[str, Any] | None:
    row = session.scalar(select(Organisation).where(Organisation.version > cursor))
    return organisation_of(session, row) if row else None


def _teams(session: Session, actor: Actor, cursor: int) -> list[dict[str, Any]]:
    rows = session.scalars(select(Team).where(Team.id.in_(actor.teams), Team.version > cursor))
    return [
        {"id": team.id, "name": team.name, "compliment": greeting_to(session, team.id)}
        for team in rows
    ]


def _colleague(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "teams": [membership.team_id for membership in person.memberships],
    }
