"""Verbs of an admin on one person: adding, naming, role, leaving and returning.

Each takes a number of the change counter first: whoever changes people does so alone, and what a
verb reads (who are admins, who is in which team) is what it changes.
"""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import NotAllowed, NotFound, Refused
from app.kernel.log import record
from app.kernel.personal import STAND_INS
from app.kernel.versions import next_version
from app.people import deeds, service
from app.people.actor import Actor
from app.people.leaving import refuse_last_admin
from app.people.models import Membership, Person, Role, TeamRole
from app.people.names import tidy, wrong_login, wrong_name
from app.people.teams import team_in_use


class OwnRole(NotAllowed):
    """Nobody changes their own role, in the organisation or in a team."""

    code = "own_role"
    detail = _l("Je eigen rol en teams verandert een andere beheerder.")


def person_for(session: Session, person_id: str) -> Person:
    """Somebody who works here or did, as the row is now."""
    person = session.get(Person, person_id, populate_existing=True)
    if person is None or person.id in STAND_INS:
        raise NotFound
    return person


def add_person(
    session: Session, by: Actor, *, name: str, login: str, locale: str, team_id: str, role: TeamRole
) -> Person:
    """Somebody new in a team. How they get in is theirs to choose: no password is made here."""
    version = next_version(session)
    words = _words(session, name, login, locale)
    team = team_in_use(session, team_id)
    now = clock.now()
    person = Person(
        **words, created_at=now, version=version, own_version=version, access_version=version
    )
    person.memberships = [Membership(team_id=team.id, role=role)]
    session.add(person)
    session.flush()
    record(session, deeds.PERSON_ADDED, actor=by.id, about=person.id, on=team.id, value=role)
    return person


def change_person(
    session: Session, by: Actor, person_id: str, *, name: str, login: str, locale: str
) -> bool:
    """What somebody is called, signs in by and reads; returns whether the name changed."""
    version = next_version(session)
    person = person_for(session, person_id)
    words = _words(session, name, login, locale, person)
    renamed = words["name"] != person.name
    if all(getattr(person, word) == value for word, value in words.items()):
        return False
    for word, value in words.items():
        setattr(person, word, value)
    person.own_version = version
    if renamed:
        person.version = version
    session.flush()
    record(session, deeds.PERSON_CHANGED, actor=by.id, about=person.id)
    return renamed


def choose_role(session: Session, by: Actor, person_id: str, role: Role) -> None:
    """Make somebody admin, auditor or neither; it holds at their next request."""
    version = next_version(session)
    person = person_for(session, person_id)
    if person.id == by.id:
        raise OwnRole
    if person.role == role:
        return
    refuse_last_admin(session, person)
    person.role = role
    person.own_version = person.access_version = version
    session.flush()
    record(session, deeds.ROLE_CHANGED, actor=by.id, about=person.id, value=role)


def end(session: Session, by: Actor, person_id: str) -> None:
    """Somebody leaves: sessions, and with them what listens for pushes, end in this transaction."""
    next_version(session)
    person = person_for(session, person_id)
    if person.id == by.id:
        raise OwnRole("own_end", _("Je eigen toegang beëindigt een andere beheerder."))
    if person.ended_at is not None:
        return
    refuse_last_admin(session, person)
    service.end_person(session, person.id)
    session.refresh(person)
    record(session, deeds.PERSON_ENDED, actor=by.id, about=person.id)


def bring_back(session: Session, by: Actor, person_id: str) -> None:
    """Somebody works here again, in the teams that are still there; they sign in anew."""
    version = next_version(session)
    person = person_for(session, person_id)
    if person.ended_at is None:
        return
    person.ended_at = None
    person.memberships = [each for each in person.memberships if each.team.retired_at is None]
    person.version = person.own_version = person.access_version = version
    session.flush()
    record(session, deeds.PERSON_RETURNED, actor=by.id, about=person.id)


def _words(
    session: Session, name: str, login: str, locale: str, person: Person | None = None
) -> dict[str, str | None]:
    name, login = tidy(name), login.strip().lower()
    wrong = {"name": wrong_name(name), "login": wrong_login(login) if login else None}
    if login and not wrong["login"]:
        taken = session.scalar(select(Person.id).where(Person.login == login))
        if taken is not None and (person is None or taken != person.id):
            wrong["login"] = _("Deze inlognaam is al van iemand anders.")
    fields = {field: [sentence] for field, sentence in wrong.items() if sentence}
    if fields:
        raise Refused(fields=fields)
    return {"name": name, "login": login or None, "locale": locale}
