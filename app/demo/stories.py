"""The demo's moments and what colleagues said to them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.demo.content import Days, moments
from app.kernel.db import new_id
from app.kernel.receipt import content_hash
from app.moments.models import Attention, Comment, Moment, MomentNorm, MomentPerson, Reaction
from app.moments.wire import render
from app.people.models import Person, Team

SEEN_AFTER = 240  # minutes


@dataclass(frozen=True)
class Cast:
    """Who and what the content names by key."""

    teams: dict[str, Team]
    people: dict[str, Person]
    norms: dict[str, str]
    days: Days


def add_moments(session: Session, cast: Cast, version: int) -> None:
    """Add eight weeks of moments with their reactions, comments and attention."""
    added = []
    for row in moments():
        moment = _moment(cast, row, version)
        session.add(moment)
        added.append((row, moment))
    session.flush()
    for row, moment in added:
        session.add_all(_replies(cast, row, moment))
    session.flush()
    for _, moment in added:
        moment.wire = render(session, moment)


def _moment(cast: Cast, row: dict[str, Any], version: int) -> Moment:
    at = cast.days.at(row["days_ago"], row["time"])
    words = {
        "text": row["text"],
        "followed": [cast.norms[key] for key in row.get("followed", ())],
        "took_room": [cast.norms[key] for key in row.get("took_room", ())],
        "with_people": [cast.people[key].id for key in row.get("with", ())],
        "visibility": row["visibility"],
        "occurred_at": at.isoformat(),
    }
    norms = [(norm, False) for norm in words["followed"]]
    norms += [(norm, True) for norm in words["took_room"]]
    return Moment(
        id=new_id(),
        author_id=cast.people[row["by"]].id,
        team_id=cast.teams[row["team"]].id,
        text=row["text"],
        visibility=row["visibility"],
        widest=row["visibility"],
        occurred_at=at,
        received_at=at,
        hash=content_hash(words),
        version=version,
        wire="",
        norms=[MomentNorm(norm_id=norm, took_room=took_room) for norm, took_room in norms],
        others=[MomentPerson(person_id=person) for person in words["with_people"]],
    )


def _replies(
    cast: Cast, row: dict[str, Any], moment: Moment
) -> list[Reaction | Comment | Attention]:
    replies: list[Reaction | Comment | Attention] = []
    for kind, keys in row.get("reactions", {}).items():
        for place, key in enumerate(keys, start=1):
            at = cast.days.after(moment.occurred_at, 9 * place) or moment.occurred_at
            replies.append(
                Reaction(moment_id=moment.id, person_id=cast.people[key].id, kind=kind, at=at)
            )
    for comment in row.get("comments", ()):
        said = _said(cast, comment, moment)
        if said is not None:
            replies.append(Comment(**said))
    for attention in row.get("attention", ()):
        said = _said(cast, attention, moment)
        if said is not None:
            seen = cast.days.after(said["created_at"], SEEN_AFTER)
            replies.append(Attention(**said, seen_at=seen))
    return replies


def _said(cast: Cast, row: dict[str, Any], moment: Moment) -> dict[str, Any] | None:
    """A reply that was given by now."""
    at = cast.days.after(moment.occurred_at, row["minutes_later"])
    if at is None:
        return None
    return {
        "id": new_id(),
        "moment_id": moment.id,
        "author_id": cast.people[row["by"]].id,
        "text": row["text"],
        "hash": content_hash({"text": row["text"]}),
        "created_at": at,
    }
