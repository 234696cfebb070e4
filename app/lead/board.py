"""The board as its page and its poll show it: who waits, what is open, who was not spoken to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup
from sqlalchemy import Row
from sqlalchemy.orm import Session

from app.kernel.db import new_id
from app.kernel.words import visible
from app.lead.fragments import View, article, item, members
from app.lead.opened import Opened, norm_ids, opened_of
from app.moments.board import moment_of_team, page, story_of, without_attention
from app.norms.naming import named
from app.people.actor import Actor


@dataclass(frozen=True)
class Reply:
    """The form under a moment: its id is made with the form, so sending twice is sending once."""

    id: str = field(default_factory=new_id)
    text: str = ""
    problem: str = ""


@dataclass(frozen=True)
class Board:
    waiting: list[Markup]
    earlier: list[Markup]
    older: str | None
    opened: Opened | None
    article: Markup
    members: Markup


def board_of(session: Session, actor: Actor, moment_id: str | None, view: View) -> Board:
    """Everything on the board; without a chosen moment the first one lies open."""
    shown = page(session, actor.id, view.team, view.before)
    waiting = [row for row in shown.rows if not row.attended]
    earlier = [row for row in shown.rows if row.attended]
    first = next(iter(waiting + earlier), None)
    row = moment_of_team(session, actor.id, [view.team], moment_id) if moment_id else first
    current = row.id if row else None
    titles = _titles(session, shown.rows)

    def items(rows: Sequence[Row[Any]]) -> list[Markup]:
        return [item(row.wire, titles.get(row.id, ""), row.id == current, view) for row in rows]

    opened = opened_of(session, actor, row) if row else None
    return Board(
        waiting=items(waiting),
        earlier=items(earlier),
        older=shown.next,
        opened=opened,
        article=article(opened, view) if opened else Markup(),
        members=members(tuple(without_attention(session, actor.id, view.team)), view),
    )


def _titles(session: Session, rows: Sequence[Row[Any]]) -> dict[str, str]:
    """For moments without words, just a norm tapped: what their first norm is called."""
    silent = {
        row.id: norm
        for row in rows
        if not visible(row.text)
        for norm in norm_ids(story_of(row))[:1]
    }
    names = named(session, silent.values())
    return {key: names[norm].title for key, norm in silent.items() if norm in names}
