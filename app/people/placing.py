"""Verbs of an admin on where somebody works: which teams, and as what in each."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.kernel.log import record
from app.kernel.versions import hold_counter, next_version
from app.people import deeds
from app.people.actor import Actor
from app.people.colleagues import Departure
from app.people.models import Membership, Person, TeamRole
from app.people.staff import OwnRole, person_for
from app.people.teams import team_in_use


def place(session: Session, by: Actor, person_id: str, teams: Mapping[str, TeamRole]) -> None:
    """Which teams somebody is in, and as what; every other team they leave.

    Their devices start afresh; devices of a team that they left forget them.
    """
    version = next_version(session)
    person = person_for(session, person_id)
    if person.id == by.id:
        raise OwnRole
    before = {each.team_id: each for each in person.memberships}
    for team_id in teams.keys() - before.keys():
        team_in_use(session, team_id)
    left = [each for team, each in before.items() if team not in teams]
    changed = [_leave(session, by, each, version) for each in left]
    changed += [_join(session, by, person, team, role) for team, role in teams.items()]
    if any(changed):
        person.version = person.own_version = person.access_version = version
        session.flush()


def move(session: Session, by: Actor, person_id: str, team_id: str) -> None:
    """Into this team and out of all others; who was in it already keeps their role in it."""
    hold_counter(session)
    team = team_in_use(session, team_id)
    before = {each.team_id: each.role for each in person_for(session, person_id).memberships}
    place(session, by, person_id, {team.id: before.get(team.id, "staff")})


def _leave(session: Session, by: Actor, membership: Membership, version: int) -> bool:
    session.merge(
        Departure(person_id=membership.person_id, team_id=membership.team_id, version=version)
    )
    record(session, deeds.TEAM_LEFT, actor=by.id, about=membership.person_id, on=membership.team_id)
    membership.person.memberships.remove(membership)
    return True


def _join(session: Session, by: Actor, person: Person, team_id: str, role: TeamRole) -> bool:
    before = next((each for each in person.memberships if each.team_id == team_id), None)
    if before is None:
        person.memberships.append(Membership(team_id=team_id, role=role))
    elif before.role != role:
        before.role = role
    else:
        return False
    deed = deeds.TEAM_ROLE_CHANGED if before else deeds.TEAM_JOINED
    record(session, deed, actor=by.id, about=person.id, on=team_id, value=role)
    return True
