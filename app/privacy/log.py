"""Reading the log: everybody about themselves, admin and auditor all of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.kernel.log import LogEntry, deeds
from app.norms.models import Norm, NormVersion
from app.people.models import Person, Team

PAGE = 50
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with the names that its ids have today; None for whoever is not there any more."""

    number: int
    at: datetime
    deed: str
    words: str
    actor: str | None
    by_system: bool
    about: str | None
    about_someone: bool
    on: str | None
    value: str


def entries(
    session: Session, *, before: int | None = None, about: str | None = None, deed: str = ""
) -> tuple[list[Line], int | None]:
    """A page of lines, the newest first, and the number to ask the next page with."""
    statement = select(LogEntry).order_by(LogEntry.number.desc()).limit(PAGE + 1)
    if before is not None:
        statement = statement.where(LogEntry.number < before)
    if about:
        statement = statement.where(or_(LogEntry.about_id == about, LogEntry.actor_id == about))
    if deed:
        statement = statement.where(LogEntry.deed == deed)
    found = session.scalars(statement).all()
    more = found[PAGE - 1].number if len(found) > PAGE else None
    return _lines(session, found[:PAGE]), more


def all_entries(session: Session) -> Iterator[LogEntry]:
    """The whole chain, the oldest first, without holding it in memory."""
    statement = select(LogEntry).order_by(LogEntry.number)
    return iter(session.scalars(statement.execution_options(yield_per=_AT_ONCE)))


def _lines(session: Session, found: Sequence[LogEntry]) -> list[Line]:
    people = _names(
        session, Person, {entry.actor_id for entry in found} | {e.about_id for e in found}
    )
    things = _names(session, Team, {entry.object_id for entry in found})
    things |= _titles(session, {entry.object_id for entry in found})
    return [
        Line(
            number=entry.number,
            at=entry.at,
            deed=entry.deed,
            words=str(deeds()[entry.deed].words),
            actor=people.get(entry.actor_id or ""),
            by_system=entry.actor_id is None,
            about=people.get(entry.about_id or ""),
            about_someone=entry.about_id is not None,
            on=things.get(entry.object_id or ""),
            value=deeds()[entry.deed].said(entry.value),
        )
        for entry in found
    ]


def _names(
    session: Session, kind: type[Person] | type[Team], ids: set[str | None]
) -> dict[str, str]:
    rows = session.execute(select(kind.id, kind.name).where(kind.id.in_(ids - {None})))
    return {row.id: row.name for row in rows}


def _titles(session: Session, ids: set[str | None]) -> dict[str, str]:
    rows = session.execute(
        select(Norm.id, NormVersion.title)
        .join(NormVersion, NormVersion.id == Norm.current_id)
        .where(Norm.id.in_(ids - {None}))
    )
    return {row.id: row.title for row in rows}
