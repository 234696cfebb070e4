"""Who is asked about a norm, and who decides about its points.

Asked are the members of its team; about a norm of the organisation everybody who works in a team.
Whoever left does not count any more; whoever came is asked.
"""

from typing import Any

from sqlalchemy import ColumnElement, Exists, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from app.norms.models import Agreement, Norm, NormVersion, Point
from app.people.actor import Actor
from app.people.models import Membership, Person


def decides(actor: Actor, norm: Norm) -> bool:
    """Whether this person answers points: a lead of the norm's team; an admin where they come."""
    return actor.is_admin or norm.team_id in actor.leads


def reads(actor: Actor, norm: Norm) -> bool:
    """Whether what members say of a norm by name is for this person: it stays where they live by
    it. Who is no member reads numbers."""
    return actor.is_colleague and (norm.team_id is None or norm.team_id in actor.teams)


def asked_by_team(session: Session) -> dict[str | None, int]:
    """How many people would be asked in each team, and without a team everywhere together."""
    working = select(Membership.team_id, func.count(Membership.person_id)).join(
        Person, Person.id == Membership.person_id
    )
    teams = working.where(Person.ended_at.is_(None)).group_by(Membership.team_id)
    everybody = select(func.count(Person.id)).where(
        Person.ended_at.is_(None), exists().where(Membership.person_id == Person.id)
    )
    found: dict[str | None, int] = {team: people for team, people in session.execute(teams)}
    return found | {None: session.scalar(everybody) or 0}


def number_asked() -> ColumnElement[int]:
    """How many people are asked about a Norm.

    One question for each kind of norm: behind an `or` PostgreSQL goes through every membership for
    each norm, while everybody together is counted once.
    """
    works, person = aliased(Membership), aliased(Person)
    counted = (
        select(func.count(works.person_id.distinct()))
        .join(person, person.id == works.person_id)
        .where(person.ended_at.is_(None))
    )
    here = counted.where(works.team_id == Norm.team_id).correlate(Norm)
    return case((Norm.team_id.is_(None), counted.scalar_subquery()), else_=here.scalar_subquery())


def is_asked(session: Session, person_id: str, norm: Norm) -> bool:
    """Whether this person lives by the norm, as the rows say now."""
    asked = works_with(Norm.team_id, person_id)
    return bool(session.scalar(select(Norm.id).where(Norm.id == norm.id, asked)))


def works_with(team_id: Any, person_id: Any) -> Exists:
    """Whether somebody works in this team, or without a team in any; columns or values."""
    member, works = _members()
    return member.where(works.person_id == person_id, _of(works, team_id))


def somebody_is_open() -> ColumnElement[bool]:
    """Whether any member has no stance on the NormVersion of its Norm."""
    member, works = _members()
    taken = exists().where(
        Agreement.version_id == NormVersion.id, Agreement.person_id == works.person_id
    )
    return member.where(_of(works, Norm.team_id), ~taken.correlate(NormVersion, works))


def a_point_stands() -> ColumnElement[bool]:
    """Whether a member wants to discuss the NormVersion of its Norm, and got no answer yet."""
    return exists().where(
        Point.version_id == NormVersion.id,
        Point.closed_at.is_(None),
        works_with(Norm.team_id, Point.person_id).correlate(Norm, Point),
    )


def _members() -> tuple[Exists, Any]:
    works, person = aliased(Membership), aliased(Person)
    return exists().where(works.person_id == person.id, person.ended_at.is_(None)), works


def _of(works: Any, team_id: Any) -> ColumnElement[bool]:
    return or_(team_id.is_(None), works.team_id == team_id)
