"""Who works where: people move between teams, and new ones come."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.db import new_id
from app.kernel.versions import next_version
from app.people.models import Membership, Person
from tests.browser.site import Site


def move(site: Site, login: str, *teams: str) -> None:
    """Out of every team, into these."""

    def question(session: Session) -> None:
        person = session.get_one(Person, site.world.cast.people[login])
        session.execute(delete(Membership).where(Membership.person_id == person.id))
        session.add_all(
            Membership(person_id=person.id, team_id=site.world.cast.teams[team], role="staff")
            for team in teams
        )
        person.version = person.own_version = person.access_version = next_version(session)
        session.commit()

    site.ask(question)


def hire(site: Site, name: str, team: str) -> str:
    """Somebody new in this team; gives the id."""

    def question(session: Session) -> str:
        version = next_version(session)
        person = Person(
            id=new_id(), login=name.lower(), name=name, role="staff", created_at=clock.now(),
            version=version, own_version=version, access_version=version,
            memberships=[Membership(team_id=site.world.cast.teams[team], role="staff")],
        )  # fmt: skip
        session.add(person)
        session.commit()
        return person.id

    return site.ask(question)
