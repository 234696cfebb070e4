"""The console's table of norms: found by any word, narrowed, sorted, a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, between, cast, func, literal, select
from sqlalchemy.orm import Session, joinedload

from app.kernel.db import Id
from app.kernel.tables import PAGE, Order, in_order, order_of, page_of
from app.norms.index import NormText
from app.norms.models import Norm, NormVersion
from app.norms.overview import unsettled
from app.norms.said import Numbers, numbers_of
from app.norms.search import having
from app.norms.states import FINDS, STATES, State, joined, rank
from app.people.models import NameKey, Team

REVIEWS = ("past", "soon", "none")
SOON = timedelta(days=30)
_FAR_OFF = date.max
_AT_ONCE = 500


@dataclass(frozen=True)
class Asked:
    """What the table shows; "" leaves open. `team` is an id, or "all" for norms of the whole
    organisation; `sort` turns round with a `-`. Without a state all but the retired."""

    search: str = ""
    team: str = ""
    state: str = ""
    symbol: str = ""
    review: str = ""
    sort: str = "title"


@dataclass(frozen=True)
class Listed:
    """A norm as the table shows it: by what holds, or by what comes nearest to that.

    `numbers`: of what lies with the members, or of what holds and is discussed.
    """

    norm: Norm
    words: NormVersion
    state: State
    draft: bool
    changed: bool
    numbers: Numbers | None

    @property
    def team_name(self) -> str:
        return self.norm.team.name if self.norm.team else ""


_title = cast(NormText.title, NameKey)
_SORTS: dict[str, Order] = {
    "title": (_title, Norm.id),
    "team": (func.coalesce(Team.name_key, ""), _title, Norm.id),
    "state": (rank, _title, Norm.id),
    "review": (func.coalesce(NormVersion.review_on, _FAR_OFF), _title, Norm.id),
}
SORTS = tuple(_SORTS)


def listed(
    session: Session, asked: Asked, today: date, after: str | None = None
) -> tuple[list[Listed], str | None]:
    """A page of norms, and the id to ask the next one by."""
    last = joined(select(*order_of(_SORTS, asked.sort))).where(Norm.id == after)
    place = session.execute(last).one_or_none() if after else None
    rows, following = page_of(session.execute(statement(session, asked, today, place)).all())
    return _whole(session, rows), following


def everything(session: Session, asked: Asked, today: date) -> Iterator[Listed]:
    """All norms that fit, a part at a time: for a file."""
    rows = session.execute(statement(session, asked, today, most=None)).all()
    for start in range(0, len(rows), _AT_ONCE):
        yield from _whole(session, rows[start : start + _AT_ONCE])


def statement(
    session: Session,
    asked: Asked,
    today: date,
    place: Sequence[Any] | None = None,
    most: int | None = PAGE + 1,
) -> Select[*tuple[Any, ...]]:
    """Ids in the order asked for; `place` holds what the last one before was sorted by."""
    found = select(Norm.id, NormVersion.id.label("shown"), rank.label("rank"))
    found = found.add_columns(FINDS["draft"].label("draft"), FINDS["changed"].label("changed"))
    found = joined(found).where(*_conditions(session, asked, today)).limit(most)
    return in_order(found, order_of(_SORTS, asked.sort), asked.sort, place)


def _conditions(session: Session, asked: Asked, today: date) -> list[ColumnElement[bool]]:
    retired = asked.state == "retired"
    found: list[ColumnElement[bool]] = [
        Norm.retired_at.is_not(None) if retired else Norm.retired_at.is_(None)
    ]
    if asked.state in FINDS:
        found.append(FINDS[asked.state])
    if asked.search.strip():
        found.append(having(session, asked.search))
    if asked.team:
        found.append(
            Norm.team_id.is_(None)
            if asked.team == "all"
            else Norm.team_id == literal(asked.team, Id)
        )
    if asked.symbol:
        found.append(NormVersion.symbol == asked.symbol)
    reviews = {
        "past": NormVersion.review_on < today,
        "soon": between(NormVersion.review_on, today, today + SOON),
        "none": NormVersion.review_on.is_(None),
    }
    return [*found, *([reviews[asked.review]] if asked.review in reviews else [])]


def _whole(session: Session, rows: Sequence[Row[Any]]) -> list[Listed]:
    """The norms of these rows with their words, in their order."""
    whole = (joinedload(Norm.current), joinedload(Norm.proposal), joinedload(Norm.team))
    ids, shown = [row.id for row in rows], [row.shown for row in rows]
    norms = {
        norm.id: norm
        for norm in session.scalars(select(Norm).options(*whole).where(Norm.id.in_(ids)))
    }
    words = {
        version.id: version
        for version in session.scalars(select(NormVersion).where(NormVersion.id.in_(shown)))
    }
    used = [norm for norm in norms.values() if norm.retired_at is None]
    numbers = numbers_of(session, unsettled(session, used))
    return [
        Listed(
            norms[row.id], words[row.shown], STATES[row.rank], row.draft, row.changed,
            _numbers(norms[row.id], numbers),
        )
        for row in rows
    ]  # fmt: skip


def _numbers(norm: Norm, numbers: dict[str, Numbers]) -> Numbers | None:
    shown = norm.open or norm.current
    return numbers.get(shown.id) if shown else None
