"""Who reads which moment: one rule behind the feed, single reads and the pull."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, or_, select, tuple_, union_all
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.db import Id, Instant
from app.kernel.errors import NotFound
from app.kernel.keyset import cursor_of, key_of
from app.moments.models import Moment
from app.people.actor import Actor

PAGE = 20
KEPT_ON_DEVICES = timedelta(days=14)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """One's own; the team's to its members; the organisation's to everybody."""
    return and_(
        Moment.withdrawn_at.is_(None),
        or_(
            Moment.author_id == actor.id,
            Moment.visibility == "organisation",
            and_(Moment.visibility == "team", Moment.team_id.in_(actor.teams)),
        ),
    )


def moment_for(session: Session, actor: Actor, moment_id: str) -> Moment:
    """One moment that this person may read; any other is not found."""
    moment = session.scalar(select(Moment).where(Moment.id == moment_id, visible_to(actor)))
    if moment is None:
        raise NotFound
    return moment


# The feed's statements are built once: a select built anew costs more than its query.
_m = Moment.__table__.c
_PAGE: Select[Any] = (
    select(_m.wire)
    .where(_m.withdrawn_at.is_(None))
    .order_by(_m.received_at.desc(), _m.id.desc())
    .limit(PAGE + 1)
)
_SCOPES = {
    "mine": _PAGE.where(_m.author_id == bindparam("person")),
    "team": _PAGE.where(
        _m.team_id.in_(bindparam("teams", expanding=True)), _m.visibility != "private"
    ),
    "organisation": _PAGE.where(_m.visibility == "organisation"),
}
_BEFORE = tuple_(_m.received_at, _m.id) < tuple_(
    bindparam("at", type_=Instant), bindparam("id", type_=Id)
)
FEEDS = {(scope, False): feed for scope, feed in _SCOPES.items()} | {
    (scope, True): feed.where(_BEFORE) for scope, feed in _SCOPES.items()
}


@dataclass(frozen=True)
class Page:
    wires: list[str]
    next: str | None


def feed(session: Session, actor: Actor, scope: str, before: str | None) -> Page:
    """One page, newest first, by keyset: as fast at the millionth moment as at the first."""
    values: dict[str, Any] = {"person": actor.id, "teams": list(actor.teams)}
    if before:
        values["at"], values["id"] = key_of(before)
    rows = session.connection().execute(FEEDS[scope, bool(before)], values).all()
    wires = [row.wire for row in rows[:PAGE]]
    return Page(wires, _cursor_after(wires[-1]) if len(rows) > PAGE else None)


def _cursor_after(wire: str) -> str:
    """The place of a page's last moment, read from its wire: cheaper than a time in every row."""
    last = orjson.loads(wire)
    return cursor_of(datetime.fromisoformat(last["received_at"]), last["id"])


_PULLED = (_m.id, _m.wire, _m.author_id, _m.team_id, _m.visibility, _m.widest, _m.withdrawn_at)
_AFTER = _m.version > bindparam("version")
_PULL_CHANGED = union_all(
    select(*_PULLED).where(_AFTER, _m.author_id == bindparam("person")),
    select(*_PULLED).where(_AFTER, _m.team_id.in_(bindparam("teams", expanding=True))),
    select(*_PULLED).where(_AFTER, _m.widest == "organisation"),
)
_RECENT = _m.received_at > bindparam("since", type_=Instant)
_PULL_ALL = union_all(
    select(*_PULLED).where(_RECENT, _m.author_id == bindparam("person"), _m.withdrawn_at.is_(None)),
    select(*_PULLED).where(
        _RECENT, _m.team_id.in_(bindparam("teams", expanding=True)),
        _m.visibility != "private", _m.withdrawn_at.is_(None),
    ),
    select(*_PULLED).where(_RECENT, _m.visibility == "organisation", _m.withdrawn_at.is_(None)),
)  # fmt: skip


def pulled_all(session: Session, actor: Actor) -> dict[str, str]:
    """Everything a device may hold: id to wire, of the last fourteen days."""
    since = clock.now() - KEPT_ON_DEVICES
    rows = _pull(session, actor, _PULL_ALL, {"since": since})
    return {row.id: row.wire for row in rows}


def pulled_since(session: Session, actor: Actor, version: int) -> tuple[dict[str, str], set[str]]:
    """What changed after `version`: id to wire of what is readable, ids of what no longer is.

    A moment that this person could never read is not mentioned at all.
    """
    readable: dict[str, str] = {}
    gone: set[str] = set()
    for row in _pull(session, actor, _PULL_CHANGED, {"version": version}):
        if row.withdrawn_at is None and _covers(row, row.visibility, actor):
            readable[row.id] = row.wire
        elif _covers(row, row.widest, actor):
            gone.add(row.id)
    return readable, gone


def with_attention(moment: Moment, attention: list[dict[str, Any]]) -> dict[str, Any]:
    """A moment read by itself: its wire and what leads wrote to whom."""
    body: dict[str, Any] = orjson.loads(moment.wire)
    return body | {"attention": attention}


def _pull(session: Session, actor: Actor, statement: Any, values: dict[str, Any]) -> Sequence[Row[Any]]:
    values |= {"person": actor.id, "teams": list(actor.teams)}
    return session.connection().execute(statement, values).all()


def _covers(row: Row[Any], visibility: str, actor: Actor) -> bool:
    return (
        row.author_id == actor.id
        or visibility == "organisation"
        or (visibility == "team" and row.team_id in actor.teams)
    )
