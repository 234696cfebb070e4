"""The moment that lies open on the right of the board."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from app.moments.board import given, story_of
from app.moments.telling import Told, told_or_title
from app.norms.naming import named
from app.people.actor import Actor


@dataclass(frozen=True)
class Opened:
    """Two are the same when they would look the same: the rest is made from `wire` and `norms`."""

    id: str
    wire: str
    norms: tuple[tuple[Row[Any], bool], ...]
    given: tuple[Row[Any], ...]
    own: bool
    moment: dict[str, Any] = field(compare=False)

    @property
    def told(self) -> Told:
        title = self.norms[0][0].title if self.norms else ""
        return told_or_title(self.moment["text"], title)

    @property
    def occurred_at(self) -> datetime:
        return datetime.fromisoformat(self.moment["occurred_at"])


def opened_of(session: Session, actor: Actor, row: Row[Any]) -> Opened:
    """A row of the board with its norms by name and what this lead wrote on it."""
    moment = story_of(row)
    ids = norm_ids(moment)
    names = named(session, ids)
    return Opened(
        id=row.id,
        wire=row.wire,
        norms=tuple((names[key], key in moment["took_room"]) for key in ids if key in names),
        given=tuple(given(session, actor.id, row.id)),
        own=row.author_id == actor.id,
        moment=moment,
    )


def norm_ids(moment: dict[str, Any]) -> list[str]:
    """The norms of a moment, those it followed first."""
    return [*moment["followed"], *moment["took_room"]]
