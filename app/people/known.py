"""Everybody who is there and every team, as a list of people is compared with them."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.personal import FORMER
from app.people.models import Membership, Person, Team


class Known:
    """Everybody and every team, as they are now."""

    def __init__(self, session: Session) -> None:
        people = session.execute(
            select(
                Person.id,
                Person.name,
                Person.name_key,
                Person.login,
                Person.locale,
                Person.ended_at,
            ).where(Person.id != FORMER)
        ).all()
        self.by_login = {row.login: row for row in people if row.login}
        teams = session.execute(select(Team.id, Team.name, Team.name_key, Team.retired_at)).all()
        self.teams: dict[str, Any] = {row.name_key: row for row in teams}
        keys = {row.id: row.name_key for row in teams}
        self.roles: dict[str, dict[str, str]] = defaultdict(dict)
        rows = select(Membership.person_id, Membership.team_id, Membership.role)
        for person_id, team_id, role in session.execute(rows):
            self.roles[person_id][keys[team_id]] = role
        self.by_place: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for row in people:
            if row.ended_at is None:
                for key in self.roles.get(row.id) or {"": ""}:
                    self.by_place[row.name_key, key].append(row)

        self._taken: set[str] = set()

    def nameless(self, place: tuple[str, str]) -> Any | None:
        """The only one of this name in this team, when they have no login yet; given once."""
        found = self.by_place.get(place, [])
        if len(found) != 1 or found[0].login is not None or found[0].id in self._taken:
            return None
        self._taken.add(found[0].id)
        return found[0]
