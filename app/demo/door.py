"""A code that hangs on the wall of the demo, so that a phone of one's own can come in."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.people.invites import add_invite
from app.people.models import Person

_LASTS = timedelta(days=30)
_USES = 50


def hang_up(session: Session, key: str) -> None:
    """Let Fatima's team stand open for a month."""
    fatima = session.scalars(select(Person).where(Person.login == "fatima")).one()
    team = fatima.memberships[0].team_id
    add_invite(session, fatima.id, team, clock.now() + _LASTS, _USES, key)
