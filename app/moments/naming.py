"""Names inside kept moments: when somebody or a team is called otherwise, their JSON follows.

Only what devices hold (the last fourteen days) counts as a change to pull; older moments are read
from here.
"""

from collections.abc import Callable
from typing import Any

import orjson
from sqlalchemy import bindparam, select, union, update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.db import Id
from app.kernel.versions import next_version
from app.moments.models import Comment, Moment, MomentPerson, Reaction
from app.moments.reading import KEPT_ON_DEVICES

_AT_ONCE = 500
_m = Moment.__table__.c


def person_renamed(session: Session, person_id: str, name: str) -> None:
    """Somebody's name in what they told, in what they were part of, and under their replies."""
    names_them = union(
        select(Moment.id).where(Moment.author_id == person_id),
        select(MomentPerson.moment_id).where(MomentPerson.person_id == person_id),
        select(Comment.moment_id).where(Comment.author_id == person_id),
        select(Reaction.moment_id).where(Reaction.person_id == person_id),
    )
    _rewrite(session, _m.id.in_(names_them), lambda wire: _rename(wire, person_id, name))


def team_renamed(session: Session, team_id: str, name: str) -> None:
    """The team's name in everything that was told in it."""
    _rewrite(session, _m.team_id == team_id, lambda wire: _rename(wire, team_id, name))


def _rewrite(session: Session, which: Any, change: Callable[[Any], None]) -> None:
    version, since = next_version(session), clock.now() - KEPT_ON_DEVICES
    found = session.execute(select(_m.id, _m.wire, _m.received_at, _m.version).where(which))
    for rows in found.partitions(_AT_ONCE):
        changed = []
        for row in rows:
            wire = orjson.loads(row.wire)
            change(wire)
            changed.append(
                {
                    "row": row.id,
                    "wire": orjson.dumps(wire).decode(),
                    "version": version if row.received_at > since else row.version,
                }
            )
        session.execute(_UPDATE, changed)


_UPDATE = (
    update(Moment.__table__)  # type: ignore[arg-type]  # a mapped class has a table
    .where(_m.id == bindparam("row", type_=Id))
    .values(wire=bindparam("wire"), version=bindparam("version"))
)


def _rename(part: Any, its_id: str, name: str) -> None:
    """Give every reference to this id, wherever it stands, its name of today."""
    if isinstance(part, dict):
        if part.get("id") == its_id and "name" in part:
            part["name"] = name
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            _rename(each, its_id, name)
