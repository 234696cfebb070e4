"""The board as its page and its poll show it: who waits, what is open, who was not spoken to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from markupsafe import Markup
from sqlalchemy import Row
from sqlalchemy.orm import Session

from app.kernel.db import new_id
from app.lead.fragments import item
from app.moments.board import given, moment_of_team, page, story_of, without_attention
from app.moments.telling import Told, told
from app.norms.naming import named
from app.people.actor import Actor


@dataclass(frozen=True)
class Reply:
    """The form under a moment: its id is made with the form, so sending twice is sending once."""

    id: str = field(default_factory=new_id)
    text: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Opened:
    """The moment that lies open on the right."""

    id: str
    moment: dict[str, Any]
    told: Told
    occurred_at: datetime
    norms: list[tuple[Row[Any], bool]]
    given: Sequence[Row[Any]]
    own: bool


@dataclass(frozen=True)
class Item:
    id: str
    html: Markup


@dataclass(frozen=True)
class Board:
    waiting: list[Item]
    earlier: list[Item]
    older: str | None
    opened: Opened | None
    members: Sequence[Row[Any]]


def board_of(
    session: Session,
    actor: Actor,
    team_id: str,
    zone: str,
    moment_id: str | None,
    before: str | None,
) -> Board:
    """Everything on the board; without a chosen moment the first one lies open."""
    shown = page(session, actor.id, team_id, before)
    waiting = [row for row in shown.rows if not row.attended]
    earlier = [row for row in shown.rows if row.attended]
    first = next(iter(waiting + earlier), None)
    row = moment_of_team(session, actor, moment_id) if moment_id else first
    return Board(
        waiting=_items(session, waiting, zone),
        earlier=_items(session, earlier, zone),
        older=shown.next,
        opened=_opened(session, actor, row) if row else None,
        members=without_attention(session, actor.id, team_id),
    )


def _items(session: Session, rows: Sequence[Row[Any]], zone: str) -> list[Item]:
    silent = [row for row in rows if not row.text.strip()]  # just a norm tapped, without words
    first_norm = {row.id: _norm_ids(story_of(row))[0] for row in silent}
    names = named(session, first_norm.values())
    titles = {key: names[norm].title for key, norm in first_norm.items() if norm in names}
    return [Item(row.id, item(row.wire, titles.get(row.id, ""), zone)) for row in rows]


def _opened(session: Session, actor: Actor, row: Row[Any]) -> Opened:
    moment = story_of(row)
    names = named(session, _norm_ids(moment))
    norms = [
        (names[norm], norm in moment["took_room"]) for norm in _norm_ids(moment) if norm in names
    ]
    return Opened(
        id=row.id,
        moment=moment,
        told=told(moment["text"] or (norms[0][0].title if norms else "")),
        occurred_at=datetime.fromisoformat(moment["occurred_at"]),
        norms=norms,
        given=given(session, actor.id, row.id),
        own=row.author_id == actor.id,
    )


def _norm_ids(moment: dict[str, Any]) -> list[str]:
    return [*moment["followed"], *moment["took_room"]]
