"""The norms of a lead's teams: what is still open on top, in time for the next meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from app.norms.models import Norm, NormVersion
from app.norms.said import Numbers, numbers_of, with_points
from app.norms.service import norms_shown
from app.people.actor import Actor
from app.people.colleagues import Departure
from app.people.models import Organisation, Person, Team


@dataclass(frozen=True)
class Shown:
    """A norm by what lies with the members, else by what holds. `numbers`: of an open version, or
    of one in force that somebody wants to discuss."""

    norm: Norm
    words: NormVersion
    numbers: Numbers | None

    @property
    def deadline(self) -> datetime | None:
        return self.norm.open.deadline if self.norm.open else None


@dataclass(frozen=True)
class Overview:
    """By how they stand: those to settle by deadline, points first; the others by title."""

    open: list[Shown]
    in_force: list[Shown]
    withdrawn: list[Shown]

    @property
    def first(self) -> Norm | None:
        return next((row.norm for row in (*self.open, *self.in_force, *self.withdrawn)), None)


def overview_of(session: Session, actor: Actor) -> Overview:
    """Every norm that is shown to this person, in its group."""
    norms = norms_shown(session, actor)
    numbers = numbers_of(session, unsettled(session, norms))
    rows = [_shown(norm, words, numbers.get(words.id)) for norm in norms for words in _words(norm)]
    titled = sorted(rows, key=lambda row: (row.words.title.casefold(), row.norm.id))
    return Overview(
        open=sorted((row for row in titled if row.numbers), key=_pressing),
        in_force=[row for row in titled if not row.numbers and row.norm.current],
        withdrawn=[row for row in titled if not row.numbers and not row.norm.current],
    )


def _pressing(row: Shown) -> tuple[float, bool]:
    # What is in force already has no deadline, and can wait longest.
    ends = row.deadline.timestamp() if row.deadline else float("inf")
    return ends, not (row.numbers and row.numbers.points)


def to_discuss(session: Session, actor: Actor, team_id: str) -> list[Shown]:
    """What a team settles in its meeting: its own norms, and those of all of the organisation."""
    return [row for row in overview_of(session, actor).open if row.norm.team_id in (team_id, None)]


def standing(session: Session) -> Row[Any]:
    """In one statement: all that can make these pages look different to one reader."""
    statement: Select[Any] = select(
        select(func.max(Norm.version)).scalar_subquery(),
        select(func.max(Person.version)).scalar_subquery(),
        select(func.max(Departure.version)).scalar_subquery(),
        select(func.max(Team.version)).scalar_subquery(),
        select(Organisation.timezone).limit(1).scalar_subquery().label("zone"),
    )
    return session.connection().execute(statement).one()


def unsettled(session: Session, norms: Iterable[Norm]) -> list[str]:
    """Of these norms the versions with the members, and those in force that have points."""
    discussed = with_points(session)
    shown = (norm.open or norm.current for norm in norms)
    return [each.id for each in shown if each and (each.settled is None or each.id in discussed)]


def _words(norm: Norm) -> list[NormVersion]:
    words = norm.open or norm.current or norm.proposal
    return [words] if words else []


def _shown(norm: Norm, words: NormVersion, numbers: Numbers | None) -> Shown:
    settled = numbers is None or not (norm.open or numbers.points)
    return Shown(norm, words, None if settled else numbers)
