"""The first organisation, team and admin of an installation."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict
from app.kernel.versions import next_version
from app.people import choosing
from app.people.models import Membership, Organisation, Password, Person, Team
from app.people.passwords import hash_password


def found_organisation(
    session: Session, name: str, team: str, admin: str, login: str, password: str
) -> Organisation:
    """Found the one organisation of this installation; refuses a second."""
    if session.scalar(select(Organisation.id)) is not None:
        raise Conflict("already_founded", "this installation has its organisation")
    choosing.refuse_weak(password, (name, team, admin, login), choosing.LEAST_TO_MANAGE)
    version = next_version(session)
    organisation = Organisation(name=name, version=version)
    first_team = Team(name=team, version=version)
    person = Person(
        login=login.strip().lower(),
        name=admin,
        role="admin",
        created_at=clock.now(),
        version=version,
        own_version=version,
        access_version=version,
    )
    person.memberships = [Membership(team=first_team)]
    session.add_all([organisation, first_team, person])
    session.flush()
    session.add(Password(person_id=person.id, hash=hash_password(password), changed_at=clock.now()))
    session.flush()
    return organisation
