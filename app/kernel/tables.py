"""Tables that the console pages through: in the order of a head, from the last row shown."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Select, literal, tuple_

PAGE = 50

Found = TypeVar("Found")
Order = tuple[Any, ...]
Query = TypeVar("Query", bound=Select[Any])


def order_of(heads: Mapping[str, Order], sort: str) -> Order:
    """The columns that this head sorts by, the first head's when there is none of this name."""
    return heads.get(sort.removeprefix("-")) or next(iter(heads.values()))


def in_order(found: Query, by: Order, sort: str, place: Sequence[Any] | None) -> Query:
    """Sorted, turned round by a `-`, and after `place`: what the last one before was sorted by."""
    down = sort.startswith("-")
    if place is not None:
        pairs = zip(place, by, strict=True)
        last = tuple_(*(literal(value, each.type) for value, each in pairs))
        found = found.where(tuple_(*by) < last if down else tuple_(*by) > last)
    return found.order_by(*(each.desc() if down else each for each in by))


def page_of(rows: Sequence[Found]) -> tuple[Sequence[Found], str | None]:
    """A page of rows of which one more was asked for, and the id to ask the next page by."""
    last: Any = rows[PAGE - 1] if len(rows) > PAGE else None
    return rows[:PAGE], None if last is None else last.id
