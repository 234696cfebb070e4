"""People who come, go and come back, as an admin arranges it."""

from typing import Any

from app.kernel.versions import next_version
from app.norms.settling import settle
from app.people import placing, service, staff
from app.people.models import Person
from tests.databases import World
from tests.people.joining import actor_of


def actor(world: World, login: str) -> Any:
    return actor_of(world.cast.people[login])


def placed(session: Any, world: World, login: str, team: str | None) -> None:
    role = "lead" if login == "fatima" else "staff"
    teams = {world.cast.teams[team]: role} if team else {}
    placing.place(session, actor(world, "daan"), world.cast.people[login], teams)
    settle(session)


def ended(session: Any, world: World, login: str) -> None:
    service.end_person(session, world.cast.people[login])
    settle(session)


def returned(session: Any, world: World, login: str) -> None:
    session.expire_all()
    staff.bring_back(session, actor(world, "daan"), world.cast.people[login])
    assert session.get_one(Person, world.cast.people[login]).ended_at is None
    next_version(session)
