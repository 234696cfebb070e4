"""Whom a norm is laid before when it is published, and until when they choose."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from app.norms.days import after_days
from app.people import teams
from app.people.models import AGREEMENT_DAYS


@dataclass(frozen=True)
class Circle:
    """A team, or without an id the organisation; `nobody` when there is no one to ask."""

    team_id: str | None
    name: str
    until: datetime
    nobody: bool


def circles_of(session: Session) -> list[Circle]:
    """Everybody together first, then each team that somebody can be in."""
    rows = teams.listed(session)
    everybody = Circle(
        None, "", after_days(session, AGREEMENT_DAYS), all(row.empty for row in rows)
    )
    return [
        everybody,
        *(
            Circle(
                row.team.id, row.team.name, after_days(session, row.team.agreement_days), row.empty
            )
            for row in rows
        ),
    ]
