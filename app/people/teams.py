"""Verbs on teams: making, naming, and taking out of use one that nobody is in."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import exists, select
from sqlalchemy.orm import Session, selectinload

from app.kernel import clock
from app.kernel.errors import Conflict, NotFound, Refused
from app.kernel.log import record
from app.kernel.versions import next_version
from app.people import deeds
from app.people.actor import Actor
from app.people.models import LONGEST_AGREEMENT, Membership, Person, Team
from app.people.names import folded, tidy, wrong_name


@dataclass(frozen=True)
class Listed:
    """A team with who leads it; `empty` when nobody works in it."""

    team: Team
    leads: list[Person]
    empty: bool


def team_names(session: Session) -> dict[str, str]:
    """The name of every team in use by its id, in the order of the names."""
    return {team.id: team.name for team in teams_in_use(session)}


def members_of(session: Session, team_id: str) -> Sequence[Person]:
    """Who works in a team, by name, with the teams of each."""
    return session.scalars(
        select(Person)
        .options(selectinload(Person.memberships))
        .where(Person.memberships.any(Membership.team_id == team_id), Person.ended_at.is_(None))
        .order_by(Person.name, Person.id)
    ).all()


def teams_in_use(session: Session) -> Sequence[Team]:
    """Teams that somebody can be in, by name."""
    return session.scalars(
        select(Team).where(Team.retired_at.is_(None)).order_by(Team.name_key, Team.id)
    ).all()


def listed(session: Session, search: str = "", *, retired: bool = False) -> list[Listed]:
    """Teams whose name has every word, with their leads; an organisation has hundreds at most."""
    statement = select(Team).order_by(Team.name_key, Team.id)
    statement = statement.where(
        Team.retired_at.is_not(None) if retired else Team.retired_at.is_(None)
    )
    for word in folded(search).split():
        statement = statement.where(Team.name_key.contains(word, autoescape=True))
    return _listed(session, session.scalars(statement).all())


def team_for(session: Session, team_id: str) -> Listed:
    """One team, in use or not."""
    team = session.get(Team, team_id)
    if team is None:
        raise NotFound
    return _listed(session, [team])[0]


def team_in_use(session: Session, team_id: str) -> Team:
    """A team that somebody can be put in; raises Refused for any other."""
    team = session.get(Team, team_id) if team_id else None
    if team is None or team.retired_at is not None:
        raise Refused(fields={"team": [_("Dit team is er niet meer. Kies een ander.")]})
    return team


def add_team(session: Session, by: Actor, name: str) -> Team:
    """A new team, still empty."""
    version = next_version(session)
    team = Team(name=_free(session, name), version=version)
    session.add(team)
    session.flush()
    record(session, deeds.TEAM_ADDED, actor=by.id, on=team.id)
    return team


def rename_team(session: Session, by: Actor, team_id: str, name: str) -> bool:
    """Another name, everywhere it shows; returns whether it differed."""
    version = next_version(session)
    team = team_for(session, team_id).team
    name = _free(session, name, team)
    if name == team.name:
        return False
    team.name, team.version = name, version
    session.flush()
    record(session, deeds.TEAM_RENAMED, actor=by.id, on=team.id)
    return True


def choose_term(session: Session, by: Actor, team_id: str, days: str) -> None:
    """How many days its members have to choose about what is laid before them from now on."""
    next_version(session)
    team = team_for(session, team_id).team
    term = int(days) if days.isascii() and days.isdigit() and len(days) < 4 else 0
    if not 1 <= term <= LONGEST_AGREEMENT:
        raise Refused(fields={"agreement_days": [_("Kies 1 tot en met 90 dagen.")]})
    if term != team.agreement_days:
        team.agreement_days = term
        session.flush()
        record(session, deeds.TERM_CHANGED, actor=by.id, on=team.id, value=str(term))


def retire_team(session: Session, by: Actor, team_id: str) -> None:
    """Take an empty team out of use; what was told and agreed there stays."""
    next_version(session)
    found = team_for(session, team_id)
    if not found.empty:
        raise Conflict("not_empty", _("Hier werken nog mensen. Zet hen eerst in een ander team."))
    if found.team.retired_at is None:
        found.team.retired_at = clock.now()
        session.flush()
        record(session, deeds.TEAM_RETIRED, actor=by.id, on=team_id)


def use_team(session: Session, by: Actor, team_id: str) -> None:
    """Take a team into use again."""
    next_version(session)
    team = team_for(session, team_id).team
    if team.retired_at is not None:
        team.retired_at = None
        session.flush()
        record(session, deeds.TEAM_RETURNED, actor=by.id, on=team_id)


def _free(session: Session, name: str, team: Team | None = None) -> str:
    name = tidy(name)
    wrong = wrong_name(name)
    if not wrong:
        same = session.scalars(select(Team.id).where(Team.name_key == folded(name))).all()
        if any(team is None or found != team.id for found in same):
            wrong = _("Zo heet al een ander team.")
    if wrong:
        raise Refused(fields={"name": [wrong]})
    return name


def _listed(session: Session, teams: Sequence[Team]) -> list[Listed]:
    leads: dict[str, list[Person]] = {}
    working = (Membership.person_id == Person.id, Person.ended_at.is_(None))
    for team_id, person in session.execute(
        select(Membership.team_id, Person)
        .join(Person, Membership.person_id == Person.id)
        .where(Membership.role == "lead", Person.ended_at.is_(None))
        .order_by(Person.name_key, Person.id)
    ):
        leads.setdefault(team_id, []).append(person)
    anybody = exists().where(Membership.team_id == Team.id, *working)
    full = set(session.scalars(select(Team.id).where(anybody)))
    return [Listed(team, leads.get(team.id, []), team.id not in full) for team in teams]
