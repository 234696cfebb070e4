"""The console's list: every norm of the organisation with how it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.norms.models import Norm, NormVersion

State = Literal["in_force", "draft", "retired"]
STATES: tuple[State, ...] = ("in_force", "draft", "retired")
FAR_OFF = date.max


@dataclass(frozen=True)
class Listed:
    """A norm as the list shows it: by what holds, or by its draft while nothing holds yet."""

    norm: Norm
    words: NormVersion
    draft: bool

    @property
    def state(self) -> State:
        if self.norm.retired_at is not None:
            return "retired"
        return "in_force" if self.norm.current_id else "draft"

    @property
    def team_name(self) -> str:
        return self.norm.team.name if self.norm.team else ""


SORTS: dict[str, Callable[[Listed], Any]] = {
    "title": lambda row: row.words.title.casefold(),
    "team": lambda row: (row.team_name.casefold(), row.words.title.casefold()),
    "state": lambda row: (STATES.index(row.state), row.words.title.casefold()),
    "review": lambda row: (row.words.review_on or FAR_OFF, row.words.title.casefold()),
}


def listed(
    session: Session, search: str = "", team: str = "", state: str = "", sort: str = "title"
) -> list[Listed]:
    """Norms that fit; without a state all but the retired. An organisation has tens of them.

    `team` is an id or "all" for norms of the whole organisation; `-` before `sort` turns it round.
    """
    rows = [row for row in _all(session) if _fits(row, search, team, state)]
    by = SORTS.get(sort.removeprefix("-"), SORTS["title"])
    return sorted(rows, key=by, reverse=sort.startswith("-"))


def _all(session: Session) -> list[Listed]:
    norms = session.scalars(
        select(Norm).options(joinedload(Norm.current), joinedload(Norm.team))
    ).all()
    drafts = {draft.norm_id: draft for draft in _drafts(session)}
    return [
        Listed(norm, words, norm.id in drafts)
        for norm in norms
        if (words := norm.current or drafts.get(norm.id)) is not None
    ]


def _drafts(session: Session) -> Sequence[NormVersion]:
    return session.scalars(select(NormVersion).where(NormVersion.published_at.is_(None))).all()


def _fits(row: Listed, search: str, team: str, state: str) -> bool:
    if team and (row.norm.team_id or "all") != team:
        return False
    if row.state != state if state else row.state == "retired":
        return False
    text = _text(row.words)
    return all(word in text for word in search.casefold().split())


def _text(words: NormVersion) -> str:
    parts = (words.title, words.summary, words.frame, words.room, words.why)
    return " ".join((*parts, *words.say, *words.rather_not)).casefold()
