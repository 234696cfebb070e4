"""The console's table of voices: found by any word, narrowed, sorted, a page at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, literal, select
from sqlalchemy.orm import Session, joinedload

from app.kernel.db import Id
from app.kernel.tables import PAGE, Order, in_order, order_of, page_of
from app.voices.models import CHANNELS, CustomerVoice
from app.voices.service import sought

MOST_WORDS = 6
LINKS = ("yes", "no")
STATES = ("in_use", "retired")
_V = CustomerVoice
_SORTS: dict[str, Order] = {
    "day": (_V.said_on, _V.id),
    "score": (_V.score_key, _V.id),
}
SORTS = tuple(_SORTS)


@dataclass(frozen=True)
class Asked:
    """What the table shows; "" leaves open. `sort` turns round with a `-`, ids are ids."""

    search: str = ""
    channel: str = ""
    theme: str = ""
    value: str = ""
    team: str = ""
    linked: str = ""
    state: str = "in_use"
    sort: str = "-day"


def listed(
    session: Session, asked: Asked, after: str | None = None
) -> tuple[Sequence[CustomerVoice], str | None]:
    """A page, and the id to ask the next one by."""
    last = select(*order_of(_SORTS, asked.sort)).where(_V.id == after)
    place = session.execute(last).one_or_none() if after else None
    return page_of(session.scalars(statement(asked, place)).all())


def statement(
    asked: Asked, place: Sequence[Any] | None = None, most: int = PAGE + 1
) -> Select[CustomerVoice]:
    """Voices in the order asked for; `place` holds what the last one before was sorted by."""
    by = order_of(_SORTS, asked.sort)
    if asked.search:
        by = tuple(_scanned(column) for column in by)
    whole = (joinedload(_V.theme), joinedload(_V.value), joinedload(_V.team))
    found = select(_V).options(*whole).where(*_conditions(asked)).limit(most)
    return in_order(found, by, asked.sort, place)


def everything(session: Session, asked: Asked, most: int) -> Iterator[CustomerVoice]:
    """All that fits, up to `most`, a part at a time: for a file."""
    found = session.scalars(statement(asked, most=most).execution_options(yield_per=1000))
    yield from found


def _scanned(column: Any) -> Any:
    """A column that no index is walked by: looking for a word reads every text anyhow, and reading
    them as they lie takes an eighth of the time that it takes in the order of an index."""
    return func.coalesce(column, column)


def _conditions(asked: Asked) -> list[ColumnElement[bool]]:
    retired = _scanned(_V.retired) if asked.search else _V.retired
    found: list[ColumnElement[bool]] = [retired == (asked.state == "retired")]
    words = sought(asked.search).split()[:MOST_WORDS]
    found += [_V.text_key.contains(word, autoescape=True) for word in words]
    if asked.channel in CHANNELS:
        found.append(_V.channel == asked.channel)
    for column, key in ((_V.theme_id, asked.theme), (_V.value_id, asked.value),
                        (_V.team_id, asked.team)):  # fmt: skip
        if key:
            found.append(column == literal(key, Id))
    if asked.linked in LINKS:
        found.append(_V.linked == (asked.linked == "yes"))
    return found


def is_empty(session: Session) -> bool:
    """Whether nobody kept a voice yet."""
    return not session.scalar(select(exists().select_from(_V)))
