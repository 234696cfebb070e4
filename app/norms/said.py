"""What members said of a version: stances by name, points with their answers, who is still open.

By name to who shares a team with whoever took a stance: names beyond the team lie on no device.
Who is still open is only a number.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import bindparam, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.kernel.db import Id
from app.norms.members import number_asked, works_with
from app.norms.models import Agreement, Norm, NormVersion, Point
from app.people.actor import Actor
from app.people.models import Membership, Person
from app.people.service import ref

Wire = dict[str, Any]


@dataclass
class Said:
    """Of one version. `elsewhere` counts stances of members in teams that the reader is not in."""

    open: int
    elsewhere: int
    stances: list[Wire] = field(default_factory=list)
    points: list[Wire] = field(default_factory=list)


class Numbers(NamedTuple):
    """Of one version: how many still choose, how many points stand, how many are asked."""

    open: int
    points: int
    asked: int


_shares = aliased(Membership)
_IDS = NormVersion.id.in_(bindparam("ids", type_=Id, expanding=True))
_TAKEN = works_with(Norm.team_id, Agreement.person_id)

_COUNTS: Any = (
    select(
        NormVersion.id,
        number_asked().label("members"),
        select(func.count(Agreement.person_id))
        .where(Agreement.version_id == NormVersion.id, _TAKEN)
        .correlate(Norm, NormVersion)
        .scalar_subquery()
        .label("taken"),
        select(func.count(Point.id))
        .where(
            Point.version_id == NormVersion.id,
            Point.closed_at.is_(None),
            works_with(Norm.team_id, Point.person_id),
        )
        .correlate(Norm, NormVersion)
        .scalar_subquery()
        .label("standing"),
    )
    .join(Norm, Norm.id == NormVersion.norm_id)
    .where(_IDS)
)
_STANCES: Any = (
    select(Agreement.version_id, Agreement.stance, Person.id, Person.name)
    .join(NormVersion, NormVersion.id == Agreement.version_id)
    .join(Norm, Norm.id == NormVersion.norm_id)
    .join(Person, Person.id == Agreement.person_id)
    .where(
        _IDS,
        _TAKEN,
        or_(
            Norm.team_id.is_not(None),
            exists().where(
                _shares.person_id == Agreement.person_id,
                _shares.team_id.in_(bindparam("teams", type_=Id, expanding=True)),
            ),
        ),
    )
    .order_by(Person.name_key, Person.id)
)
_POINTS: Any = (
    select(
        Point.version_id, Point.id.label("point"), Point.text, Point.raised_at, Point.answer,
        Point.closed_at, Person.id, Person.name,
    )
    .join(NormVersion, NormVersion.id == Point.version_id)
    .join(Norm, Norm.id == NormVersion.norm_id)
    .join(Person, Person.id == Point.person_id)
    # Of whoever left, what was answered stays; what still stood left with them.
    .where(_IDS, or_(Point.closed_at.is_not(None), works_with(Norm.team_id, Point.person_id)))
    .order_by(Point.raised_at, Point.id)
)  # fmt: skip


def said_of(session: Session, actor: Actor, version_ids: list[str]) -> dict[str, Said]:
    """What this reader may know of each version; nothing for who reads no stances."""
    if not version_ids or not actor.is_colleague:
        return {}
    stances: dict[str, list[Wire]] = defaultdict(list)
    for row in session.execute(_STANCES, {"ids": version_ids, "teams": list(actor.teams)}):
        stances[row.version_id].append({"person": ref(row), "stance": row.stance})
    points = points_on(session, version_ids)
    return {
        row.id: Said(
            open=row.members - row.taken,
            elsewhere=row.taken - len(stances[row.id]),
            stances=stances[row.id],
            points=points.get(row.id, []),
        )
        for row in session.execute(_COUNTS, {"ids": version_ids})
    }


def numbers_of(session: Session, version_ids: Iterable[str]) -> dict[str, Numbers]:
    """How versions stand, without a name."""
    ids = list(version_ids)
    rows = session.execute(_COUNTS, {"ids": ids}) if ids else ()
    return {row.id: Numbers(row.members - row.taken, row.standing, row.members) for row in rows}


def with_points(session: Session) -> set[str]:
    """Versions that somebody still wants to discuss; there are few."""
    return set(session.scalars(select(Point.version_id).where(Point.closed_at.is_(None))))


def points_on(session: Session, version_ids: Iterable[str]) -> dict[str, list[Wire]]:
    """The points on each version in the order in which they were raised."""
    found: dict[str, list[Wire]] = defaultdict(list)
    for row in session.execute(_POINTS, {"ids": list(version_ids)}):
        found[row.version_id].append(
            {
                "id": row.point,
                "person": ref(row),
                "text": row.text,
                "raised_at": row.raised_at,
                "answer": row.answer,
                "answered_at": row.closed_at,
            }
        )
    return found
