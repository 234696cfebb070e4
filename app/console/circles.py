"""Whom a norm is laid before when it is published, and until when they choose."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.norms.days import after_days
from app.norms.members import asked_by_team
from app.people.models import AGREEMENT_DAYS
from app.people.teams import teams_in_use


@dataclass(frozen=True)
class Circle:
    """A team, or without an id the organisation; `people` are asked, perhaps nobody."""

    team_id: str | None
    name: str
    until: datetime
    people: int

    @property
    def nobody(self) -> bool:
        return not self.people


def circles_of(session: Session) -> list[Circle]:
    """Everybody together first, then each team that somebody can be in."""
    people = asked_by_team(session)
    everybody = Circle(None, "", after_days(session, AGREEMENT_DAYS), people[None])
    return [
        everybody,
        *(
            Circle(
                team.id,
                team.name,
                after_days(session, team.agreement_days),
                people.get(team.id, 0),
            )
            for team in teams_in_use(session)
        ),
    ]
