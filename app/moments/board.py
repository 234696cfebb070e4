"""What a lead's board reads: a team's moments with whether this lead gave them attention.

Every open tablet polls this, so the statements are built once and run on the connection; each has
its index. A lead's own moments are not on the board: attention is for others.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import Row, Select, bindparam, func, literal, select, tuple_
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.db import Id, Instant
from app.kernel.errors import NotFound
from app.kernel.keyset import cursor_of, key_of
from app.moments.models import Attention, Moment
from app.norms.models import Norm
from app.people.models import Membership, Organisation, Person

PAGE = 50
WITHOUT_ATTENTION = timedelta(days=14)

_m, _a = Moment.__table__.c, Attention.__table__.c
_p, _member = Person.__table__.c, Membership.__table__.c
_LEAD, _TEAM = bindparam("lead", type_=Id), bindparam("team", type_=Id)
# Written out, not bound: only then do both databases see that the partial index fits.
_PRIVATE = literal("private", literal_execute=True)
_SHARED = (_m.visibility != _PRIVATE, _m.withdrawn_at.is_(None))


@dataclass(frozen=True)
class Page:
    rows: Sequence[Row[Any]]
    next: str | None


_STANDING: Select[Any] = select(
    # Two walks along an index: what somebody writes for themselves moves nobody's board, also on a
    # moment that was shared once. Of that one only the change that took it away counts.
    select(func.max(_m.version))
    .where(_m.team_id == _TEAM, _m.visibility != _PRIVATE)
    .scalar_subquery()
    .label("moments"),
    select(func.max(_m.narrowed_version))
    .where(_m.team_id == _TEAM)
    .scalar_subquery()
    .label("taken_away"),
    select(func.max(_a.created_at))
    .where(_a.author_id == _LEAD)
    .scalar_subquery()
    .label("attention"),
    select(func.max(Norm.__table__.c.version)).scalar_subquery().label("norms"),
    select(func.max(_p.version)).scalar_subquery().label("people"),
    select(Organisation.__table__.c.timezone).limit(1).scalar_subquery().label("zone"),
)


def standing(session: Session, lead_id: str, team_id: str) -> Row[Any]:
    """In one statement, without reading a moment: all that can make the board look different."""
    return session.connection().execute(_STANDING, {"lead": lead_id, "team": team_id}).one()


_ATTENDED = (
    select(_a.id).where(_a.moment_id == _m.id, _a.author_id == _LEAD).exists().label("attended")
)
_COLUMNS = (_m.id, _m.author_id, _m.team_id, _m.text, _m.wire, _m.received_at, _ATTENDED)
_PAGE: Select[Any] = (
    select(*_COLUMNS)
    .where(_m.team_id == _TEAM, *_SHARED, _m.author_id != _LEAD)
    .order_by(_m.received_at.desc(), _m.id.desc())
    .limit(PAGE + 1)
)
_OLDER = _PAGE.where(
    tuple_(_m.received_at, _m.id)
    < tuple_(bindparam("at", type_=Instant), bindparam("id", type_=Id))
)


def page(session: Session, lead_id: str, team_id: str, before: str | None) -> Page:
    """The team's moments, newest first; `next` is where the page after it begins."""
    values: dict[str, Any] = {"lead": lead_id, "team": team_id}
    if before:
        values["at"], values["id"] = key_of(before)
    rows = session.connection().execute(_OLDER if before else _PAGE, values).all()
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return Page(rows[:PAGE], cursor_of(last.received_at, last.id) if last else None)


_ONE: Select[Any] = select(*_COLUMNS).where(
    _m.id == bindparam("id", type_=Id),
    _m.team_id.in_(bindparam("teams", type_=Id, expanding=True)),
    *_SHARED,
)


def moment_of_team(
    session: Session, lead_id: str, teams: Sequence[str], moment_id: str
) -> Row[Any]:
    """One moment of these teams, which this person leads; any other is not found."""
    values = {"lead": lead_id, "id": moment_id, "teams": list(teams)}
    row = session.connection().execute(_ONE, values).one_or_none()
    if row is None:
        raise NotFound
    return row


_GIVEN: Select[Any] = (
    select(_a.id, _a.text, _a.created_at)
    .where(_a.moment_id == bindparam("id", type_=Id), _a.author_id == _LEAD)
    .order_by(_a.created_at, _a.id)
)


def given(session: Session, lead_id: str, moment_id: str) -> Sequence[Row[Any]]:
    """What this lead wrote on a moment; another lead's words are not theirs to read."""
    return session.connection().execute(_GIVEN, {"lead": lead_id, "id": moment_id}).all()


_NEWEST = (
    select(_m.id)
    .where(_m.author_id == _p.id, _m.team_id == _TEAM, *_SHARED)
    .order_by(_m.received_at.desc(), _m.id.desc())
    .limit(1)
    .scalar_subquery()
    .correlate(Person.__table__)
)
_SPOKEN_TO = (
    select(_a.id)
    .join_from(Attention.__table__, Moment.__table__)
    .where(
        _a.author_id == _LEAD,
        _a.created_at > bindparam("since", type_=Instant),
        _m.author_id == _p.id,
    )
    .correlate(Person.__table__)
    .exists()
)
_WITHOUT: Select[Any] = (
    select(_p.id, _p.name, _NEWEST.label("newest"))
    .join_from(Membership.__table__, Person.__table__)
    .where(_member.team_id == _TEAM, _p.id != _LEAD, _p.ended_at.is_(None), ~_SPOKEN_TO)
    .order_by(func.lower(_p.name), _p.id)
)


def without_attention(session: Session, lead_id: str, team_id: str) -> Sequence[Row[Any]]:
    """Members to whom this lead gave no attention in fourteen days, by name, never by number."""
    values: dict[str, datetime | str] = {
        "lead": lead_id,
        "team": team_id,
        "since": clock.now() - WITHOUT_ATTENTION,
    }
    return session.connection().execute(_WITHOUT, values).all()


def story_of(row: Row[Any]) -> dict[str, Any]:
    """The moment as its readers see it."""
    body: dict[str, Any] = orjson.loads(row.wire)
    return body
