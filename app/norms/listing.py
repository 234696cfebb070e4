"""The console's list: every norm of the organisation with how it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.norms.models import DRAFT, Norm, NormVersion
from app.norms.overview import unsettled
from app.norms.said import Numbers, numbers_of
from app.norms.search import found_by

State = Literal["in_force", "proposed", "discuss", "draft", "withdrawn", "retired"]
STATES: tuple[State, ...] = ("in_force", "proposed", "discuss", "draft", "withdrawn", "retired")
PAGE = 50
FAR_OFF = date.max


@dataclass(frozen=True)
class Listed:
    """A norm as the list shows it: by what holds, or by what comes nearest to that.

    `numbers`: of what lies with the members, or of what holds and is discussed.
    """

    norm: Norm
    words: NormVersion
    draft: bool
    numbers: Numbers | None

    @property
    def state(self) -> State:
        if self.norm.retired_at is not None:
            return "retired"
        if self.norm.current_id:
            return "in_force"
        if self.norm.open:
            return "proposed"
        return "draft" if self.draft else "withdrawn"

    @property
    def states(self) -> set[State]:
        """Under which states it is found: one in force may lie with the members as well."""
        found: set[State] = {self.state}
        if self.norm.retired_at is not None:
            return found
        if self.norm.open:
            found.add("proposed")
        if self.numbers and self.numbers.points:
            found.add("discuss")
        if self.draft:
            found.add("draft")
        return found

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
    found = found_by(session, search) if search.strip() else None
    rows = [row for row in _all(session) if _fits(row, found, team, state)]
    by = SORTS.get(sort.removeprefix("-"), SORTS["title"])
    return sorted(rows, key=by, reverse=sort.startswith("-"))


def page_of(rows: list[Listed], after: str) -> tuple[list[Listed], str | None]:
    """The page that follows the row with this id, and after which row the next one begins."""
    ids = [row.norm.id for row in rows]
    start = ids.index(after) + 1 if after in ids else 0
    page = rows[start : start + PAGE]
    more = start + PAGE < len(rows)
    return page, page[-1].norm.id if more else None


def _all(session: Session) -> list[Listed]:
    norms = session.scalars(
        select(Norm).options(
            joinedload(Norm.current), joinedload(Norm.proposal), joinedload(Norm.team)
        )
    ).all()
    drafts = {draft.norm_id: draft for draft in _drafts(session)}
    numbers = numbers_of(session, unsettled(session, norms))
    return [
        Listed(norm, words, norm.id in drafts, _numbers(norm, numbers))
        for norm in norms
        if (words := norm.current or norm.open or drafts.get(norm.id) or norm.proposal) is not None
    ]


def _numbers(norm: Norm, numbers: dict[str, Numbers]) -> Numbers | None:
    shown = norm.open or norm.current
    return numbers.get(shown.id) if shown and norm.retired_at is None else None


def _drafts(session: Session) -> Sequence[NormVersion]:
    return session.scalars(select(NormVersion).where(DRAFT)).all()


def _fits(row: Listed, found: set[str] | None, team: str, state: str) -> bool:
    if team and (row.norm.team_id or "all") != team:
        return False
    if state not in row.states if state else row.state == "retired":
        return False
    return found is None or row.words.id in found
