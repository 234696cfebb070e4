"""What customers said to a team that the team shows: on its wall, and as a greeting on its phones.

Only compliments. What waits to be read is no voice yet; what was hidden or taken out of use shows
nowhere, whoever kept it.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, exists, select, update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.versions import next_version
from app.people.models import Team
from app.voices.compliments import WAITS, Compliment
from app.voices.models import CustomerVoice

MOST_ON_WALL = 6
# So long after it was approved a compliment greets the team.
GREETS = timedelta(days=7)

_V = CustomerVoice


def compliments_to(session: Session, team_id: str) -> Sequence[CustomerVoice]:
    """The latest compliments to a team, for whoever stands before its wall."""
    not_for_all = exists().where(Compliment.voice_id == _V.id, Compliment.state != "approved")
    return session.scalars(_latest(team_id).where(~not_for_all).limit(MOST_ON_WALL)).all()


def greeting_to(session: Session, team_id: str) -> dict[str, Any] | None:
    """What a customer left with the team's card and was approved of late, as JSON."""
    now = clock.now()
    approved = exists().where(Compliment.voice_id == _V.id, Compliment.state == "approved")
    found = session.scalar(
        _latest(team_id)
        .where(_V.said_on >= (now - WAITS).date(), _V.created_at > now - GREETS, approved)
        .limit(1)
    )
    if found is None:
        return None
    return {
        "id": found.id, "text": found.text, "said_on": found.said_on, "channel": found.channel,
        "language": found.language, "until": found.created_at + GREETS,
    }  # fmt: skip


def greet_anew(session: Session, ids: Iterable[str]) -> None:
    """Let devices of the teams that these compliments are to fetch them anew."""
    told = select(_V.team_id).where(
        _V.id.in_(list(ids)), _V.channel == "compliment", _V.team_id.is_not(None)
    )
    teams = session.scalars(told.distinct()).all()
    if teams:
        version = next_version(session)
        session.execute(update(Team).where(Team.id.in_(teams)).values(version=version))


def _latest(team_id: str) -> Select[CustomerVoice]:
    to_team = select(_V).where(
        _V.team_id == team_id, _V.channel == "compliment", _V.retired.is_(False)
    )
    return to_team.order_by(_V.said_on.desc(), _V.id.desc())
