"""A moment as JSON for whoever may read it: the same bytes for all of them."""

from collections.abc import Iterable
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.moments.models import REACTIONS, Comment, Moment, Reaction
from app.people.actor import Actor
from app.people.models import Person
from app.people.service import ref


def render(session: Session, moment: Moment) -> str:
    """The moment's `wire`: made when it changes, sent as it is."""
    return _json(
        id=moment.id,
        author=ref(session.get_one(Person, moment.author_id)),
        team=ref(moment.team) if moment.team else None,
        text=moment.text,
        followed=[link.norm_id for link in moment.norms if not link.took_room],
        took_room=[link.norm_id for link in moment.norms if link.took_room],
        with_people=[ref(other.person) for other in moment.others],
        visibility=moment.visibility,
        occurred_at=moment.occurred_at,
        received_at=moment.received_at,
        edited_at=moment.edited_at,
        hash=moment.hash,
        reactions=_reactions(session, moment.id),
        comments=_comments(session, moment.id),
    )


def render_new(
    row: dict[str, Any], content: dict[str, Any], actor: Actor, names: dict[str, str]
) -> str:
    """The `wire` of a moment that nobody replied to yet, from what is at hand."""
    team = row["team_id"]
    return _json(
        id=row["id"],
        author={"id": actor.id, "name": actor.name},
        team={"id": team, "name": actor.team_names[team]} if team else None,
        text=row["text"],
        followed=content["followed"],
        took_room=content["took_room"],
        with_people=[{"id": each, "name": name} for each, name in names.items()],
        visibility=row["visibility"],
        occurred_at=row["occurred_at"],
        received_at=row["received_at"],
        edited_at=None,
        hash=row["hash"],
        reactions={kind: [] for kind in REACTIONS},
        comments=[],
    )


def _json(**members: Any) -> str:
    return orjson.dumps(members, option=orjson.OPT_UTC_Z).decode()


def fragments(wires: Iterable[str]) -> list[orjson.Fragment]:
    """Rendered moments, to be sent without being parsed again."""
    return [orjson.Fragment(wire) for wire in wires]


def _reactions(session: Session, moment_id: str) -> dict[str, list[dict[str, str]]]:
    rows = session.execute(
        select(Reaction.kind, Person.id, Person.name)
        .join(Person, Person.id == Reaction.person_id)
        .where(Reaction.moment_id == moment_id)
        .order_by(Person.name, Person.id)
    ).all()
    return {kind: [ref(row) for row in rows if row.kind == kind] for kind in REACTIONS}


def _comments(session: Session, moment_id: str) -> list[dict[str, Any]]:
    rows = session.execute(
        select(Comment.id, Comment.text, Comment.created_at, Person.id.label("author"), Person.name)
        .join(Person, Person.id == Comment.author_id)
        .where(Comment.moment_id == moment_id, Comment.withdrawn_at.is_(None))
        .order_by(Comment.created_at, Comment.id)
    )
    return [
        {
            "id": row.id,
            "author": {"id": row.author, "name": row.name},
            "text": row.text,
            "created_at": row.created_at,
        }
        for row in rows
    ]
