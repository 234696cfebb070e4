"""Everything of one person, for that person: GDPR articles 15 (access) and 20 (portability)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.log import deeds
from app.kernel.personal import Holding
from app.norms.models import Norm, NormVersion
from app.people.actor import Actor
from app.people.models import Person, Team
from app.privacy.holdings import HOLDINGS
from app.reflections.models import Question

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """One table's rows. `rows` are whole, for programs; `told` is what a reader sees of them."""

    holding: Holding
    rows: list[Row]
    told: list[list[tuple[str, Any, Any]]]


def everything_of(session: Session, actor: Actor) -> list[Section]:
    """A section per table that can hold something of a person, empty ones included."""
    found = [(each, session.scalars(each.of(actor.id)).all()) for each in HOLDINGS]
    rows = [(each, _rows(session, each, kept, actor.id)) for each, kept in found]
    names = _names(session, actor.locale, (row for _each, kept in rows for row in kept))
    return [Section(each, kept, [_told(each, row, names) for row in kept]) for each, kept in rows]


def _rows(session: Session, holding: Holding, kept: Sequence[Any], person_id: str) -> list[Row]:
    columns = [*holding.who, *holding.fields, *holding.inner]
    shown = [name for name in dict.fromkeys(columns) if name not in holding.secret]
    words = holding.opened(session, kept) if holding.opened else [{} for _row in kept]
    return [
        {name: getattr(row, name) for name in shown if name not in holding.hides(row, person_id)}
        | opened
        for row, opened in zip(kept, words, strict=True)
    ]


def _told(holding: Holding, row: Row, names: dict[str, str]) -> list[tuple[str, Any, Any]]:
    """Column, label and value of what there is to tell."""
    labels = {**holding.fields, **holding.sealed}
    return [
        (name, label, _value(name, row, names))
        for name, label in labels.items()
        if row.get(name) not in (None, "", [])
    ]


def _value(column: str, row: Row, names: dict[str, str]) -> Any:
    value = row[column]
    if column == "deed":
        return deeds()[value].words
    if column == "value" and "deed" in row:
        return deeds()[row["deed"]].said(value)
    return names.get(value, "") if column.endswith("_id") else value


def _names(session: Session, locale: str, rows: Iterable[Row]) -> dict[str, str]:
    """What ids are called: people, teams, norms and questions that the rows mention."""
    ids = {value for row in rows for name, value in row.items() if name.endswith("_id")} - {None}
    question = Question.text_en if locale == "en" else Question.text_nl
    kinds = (
        select(Person.id, Person.name).where(Person.id.in_(ids)),
        select(Team.id, Team.name).where(Team.id.in_(ids)),
        select(Question.id, question).where(Question.id.in_(ids)),
        select(Norm.id, NormVersion.title)
        .join(NormVersion, NormVersion.id == Norm.current_id)
        .where(Norm.id.in_(ids)),
        select(NormVersion.id, NormVersion.title).where(NormVersion.id.in_(ids)),
    )
    return {key: name for kind in kinds for key, name in session.execute(kind)}
