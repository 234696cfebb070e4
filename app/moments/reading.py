"""Who reads which moment: one rule behind the feed, single reads and the pull."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

import orjson
from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.db import Id, Instant
from app.kernel.driver import Driver
from app.kernel.errors import NotFound
from app.kernel.hot import Hot
from app.kernel.keyset import cursor_of, key_of
from app.moments.models import EVERYWHERE, SHARED, WAS_EVERYWHERE, Moment
from app.people.actor import Actor

PAGE = 20
KEPT_ON_DEVICES = timedelta(days=14)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """One's own; the team's to its members; the organisation's to everybody who works there."""
    return and_(
        Moment.withdrawn_at.is_(None),
        or_(
            Moment.author_id == actor.id,
            *([Moment.visibility == "organisation"] if actor.is_colleague else []),
            and_(Moment.visibility == "team", Moment.team_id.in_(actor.teams)),
        ),
    )


def moment_for(session: Session, actor: Actor, moment_id: str) -> Moment:
    """One moment that this person may read; any other is not found."""
    moment = session.scalar(select(Moment).where(Moment.id == moment_id, visible_to(actor)))
    if moment is None:
        raise NotFound
    return moment


# Statements of hot paths are built once: a select built anew costs more than its query.
_m = Moment.__table__.c
_NEWEST: Select[Any] = select(_m.wire).order_by(_m.received_at.desc(), _m.id.desc()).limit(PAGE + 1)
_BEFORE = tuple_(_m.received_at, _m.id) < tuple_(
    bindparam("at", type_=Instant), bindparam("id", type_=Id)
)


def feed_statement(scope: str, teams: int, paged: bool) -> Select[Any]:
    """The feed of a scope for somebody in so many teams, bound as `team_0`, `team_1` ...

    Each team is a walk along its own index; an IN over several would sort all their moments.
    """
    newest = _NEWEST.where(_BEFORE) if paged else _NEWEST
    if scope == "mine":
        return newest.where(_m.author_id == bindparam("person"), _m.withdrawn_at.is_(None))
    if scope == "organisation":
        return newest.where(EVERYWHERE)
    walks = [newest.where(_m.team_id == bindparam(f"team_{n}"), SHARED) for n in range(teams)]
    if len(walks) == 1:
        return walks[0]
    found = union_all(*(walk.with_only_columns(_m.wire, _m.received_at, _m.id).subquery().select()
                        for walk in walks)).subquery()  # fmt: skip
    return (
        select(found.c.wire).order_by(found.c.received_at.desc(), found.c.id.desc()).limit(PAGE + 1)
    )


@cache
def _hot_feed(scope: str, teams: int, paged: bool) -> Hot:
    return Hot(feed_statement(scope, teams, paged))


@dataclass(frozen=True)
class Page:
    wires: list[str]
    next: str | None


def feed(driver: Driver, actor: Actor, scope: str, before: str | None) -> Page:
    """One page, newest first, by keyset: as fast at the millionth moment as at the first."""
    if (scope == "team" and not actor.teams) or (
        scope == "organisation" and not actor.is_colleague
    ):
        return Page([], None)
    values: dict[str, Any] = {f"team_{n}": team for n, team in enumerate(actor.teams)}
    values["person"] = actor.id
    if before:
        values["at"], values["id"] = key_of(before)
    statement = _hot_feed(scope, len(actor.teams) if scope == "team" else 0, bool(before))
    rows = statement.rows(driver, values)
    wires = [wire for (wire,) in rows[:PAGE]]
    return Page(wires, _cursor_after(wires[-1]) if len(rows) > PAGE else None)


def _cursor_after(wire: str) -> str:
    """The place of a page's last moment, read from its wire: cheaper than a time in every row."""
    last = orjson.loads(wire)
    return cursor_of(last["received_at"], last["id"])


_PULLED = (
    _m.id, _m.wire, _m.author_id, _m.team_id, _m.visibility, _m.widest, _m.withdrawn_at,
    _m.narrowed_version,
)  # fmt: skip
_AFTER = _m.version > bindparam("version")
_PULL_CHANGED = union_all(
    select(*_PULLED).where(_AFTER, _m.author_id == bindparam("person")),
    select(*_PULLED).where(_AFTER, _m.team_id.in_(bindparam("teams", expanding=True))),
    select(*_PULLED).where(_AFTER, WAS_EVERYWHERE),
)
_RECENT = _m.received_at > bindparam("since", type_=Instant)
_PULL_ALL = union_all(
    select(*_PULLED).where(_RECENT, _m.author_id == bindparam("person"), _m.withdrawn_at.is_(None)),
    select(*_PULLED).where(
        _RECENT, _m.team_id.in_(bindparam("teams", expanding=True)), SHARED,
    ),
    select(*_PULLED).where(_RECENT, EVERYWHERE),
)  # fmt: skip


def pulled_all(session: Session, actor: Actor) -> dict[str, str]:
    """Everything a device may hold: id to wire, of the last fourteen days."""
    since = clock.now() - KEPT_ON_DEVICES
    rows = _pull(session, actor, _PULL_ALL, {"since": since})
    return {row.id: row.wire for row in rows if _covers(row, row.visibility, actor)}


def pulled_since(session: Session, actor: Actor, version: int) -> tuple[dict[str, str], set[str]]:
    """What changed after `version`: id to wire of what is readable, ids of what no longer is.

    A moment that this person could never read is not mentioned at all.
    """
    readable: dict[str, str] = {}
    gone: set[str] = set()
    for row in _pull(session, actor, _PULL_CHANGED, {"version": version}):
        if row.withdrawn_at is None and _covers(row, row.visibility, actor):
            readable[row.id] = row.wire
        elif row.author_id == actor.id or (
            row.narrowed_version > version and _covers(row, row.widest, actor)
        ):
            gone.add(row.id)
    return readable, gone


def with_attention(moment: Moment, attention: list[dict[str, Any]]) -> dict[str, Any]:
    """A moment read by itself: its wire and what leads wrote to whom."""
    body: dict[str, Any] = orjson.loads(moment.wire)
    return body | {"attention": attention}


def _pull(
    session: Session, actor: Actor, statement: Any, values: dict[str, Any]
) -> Sequence[Row[Any]]:
    values |= {"person": actor.id, "teams": list(actor.teams)}
    return session.connection().execute(statement, values).all()


def _covers(row: Row[Any], visibility: str, actor: Actor) -> bool:
    return (
        row.author_id == actor.id
        or (visibility == "organisation" and actor.is_colleague)
        or (visibility == "team" and row.team_id in actor.teams)
    )
