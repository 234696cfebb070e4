"""Everybody who works here, as the console lists them: found by part of a name, a page at a time.

Nothing here says what somebody does with Beleef: no last day, no number of anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, literal, or_, select
from sqlalchemy.orm import Session

from app.kernel.db import Id
from app.kernel.personal import STAND_INS
from app.kernel.tables import PAGE, Order, in_order, order_of, page_of
from app.people.models import Membership, Person, Team
from app.people.names import folded

MOST_WORDS = 6
ROLES = ("staff", "lead", "admin", "auditor")
STATES = ("active", "ended", "all")
# After every name: who is in no team comes last.
_LAST = "\U0010fffd"


@dataclass(frozen=True)
class Asked:
    """What the table shows. `sort` turns round with a `-`; `team` is an id; "" leaves open."""

    search: str = ""
    team: str = ""
    role: str = ""
    state: str = "active"
    sort: str = "name"
    # Who may not see logins does not find people by them either.
    logins: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A team that somebody is in."""

    team_id: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Listed:
    id: str
    name: str
    login: str | None
    role: str
    locale: str
    since: datetime
    ended_at: datetime | None
    teams: list[Place]


_TEAM_KEY: ColumnElement[str] = func.coalesce(
    select(func.min(Team.name_key))
    .join(Membership, Membership.team_id == Team.id)
    .where(Membership.person_id == Person.id)
    .correlate(Person)
    .scalar_subquery(),
    _LAST,
)
_SORTS: dict[str, Order] = {
    "name": (Person.name_key, Person.id),
    "team": (_TEAM_KEY, Person.name_key, Person.id),
    "role": (Person.role, Person.name_key, Person.id),
    "since": (Person.created_at, Person.id),
}
SORTS = tuple(_SORTS)


def listed(session: Session, asked: Asked, after: str | None) -> tuple[list[Listed], str | None]:
    """A page of people, those that come after somebody; and after whom the next page begins.

    Whoever that is has not gone since, or the list begins anew.
    """
    last = select(*order_of(_SORTS, asked.sort)).where(Person.id == after)
    place = session.execute(last).one_or_none() if after else None
    rows, following = page_of(session.execute(statement(asked, place)).all())
    return _with_teams(session, rows), following


_SHOWN = (
    Person.id, Person.name, Person.login, Person.role, Person.locale,
    Person.created_at.label("since"), Person.ended_at,
)  # fmt: skip


def statement(
    asked: Asked, place: Sequence[Any] | None = None, most: int | None = PAGE + 1
) -> Select[*tuple[Any, ...]]:
    """People in the order asked for; `place` holds what the last one before was sorted by."""
    found = select(*_SHOWN).where(*_conditions(asked)).limit(most)
    return in_order(found, order_of(_SORTS, asked.sort), asked.sort, place)


def everybody(session: Session, asked: Asked, ids: Sequence[str] | None = None) -> list[Listed]:
    """All people that fit, or these ones, in one go: for an export."""
    if ids is None:
        return _with_teams(session, session.execute(statement(asked, most=None)).all())
    these = statement(Asked(state="all"), most=None).where(Person.id.in_(ids))
    return _with_teams(session, session.execute(these).all())


def _conditions(asked: Asked) -> list[ColumnElement[bool]]:
    found = [_has(word, asked.logins) for word in folded(asked.search).split()[:MOST_WORDS]]
    found.append(~Person.id.in_(STAND_INS))
    if asked.state != "all":
        ended = (
            Person.ended_at.is_not(None) if asked.state == "ended" else Person.ended_at.is_(None)
        )
        found.append(ended)
    if asked.team:
        found.append(_in_team(Membership.team_id == literal(asked.team, Id)))
    if asked.role == "lead":
        found.append(_in_team(Membership.role == "lead"))
    elif asked.role:
        found.append(Person.role == asked.role)
    return found


def _has(word: str, logins: bool) -> ColumnElement[bool]:
    named = select(Team.id).where(Team.name_key.contains(word, autoescape=True))
    by_login = [Person.login.contains(word, autoescape=True)] if logins else []
    return or_(
        Person.name_key.contains(word, autoescape=True),
        *by_login,
        Person.id.in_(select(Membership.person_id).where(Membership.team_id.in_(named))),
    )


def _in_team(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(and_(Membership.person_id == Person.id, condition))


def _with_teams(session: Session, rows: Sequence[Row[Any]]) -> list[Listed]:
    ids = [row.id for row in rows]
    memberships = (
        select(Membership.person_id, Team.id, Team.name, Membership.role)
        .join(Team, Team.id == Membership.team_id)
        .order_by(Team.name_key, Team.id)
    )
    if len(ids) <= PAGE:  # an export takes them all: so many ids are no condition any more
        memberships = memberships.where(Membership.person_id.in_(ids))
    places: dict[str, list[Place]] = {}
    for person_id, *place in session.execute(memberships):
        places.setdefault(person_id, []).append(Place(*place))
    return [Listed(**row._mapping, teams=places.get(row.id, [])) for row in rows]
