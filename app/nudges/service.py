"""Verbs of nudges: a person's pattern, and inviting whoever is about to finish."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.notices.service import notify
from app.nudges.models import ShiftPattern
from app.nudges.plan import Shift, invitations
from app.people.actor import Actor
from app.people.models import Organisation, Person
from app.people.service import touch
from app.reflections.service import reflected_on


def shifts_of(session: Session, person_id: str) -> list[dict[str, Any]]:
    """A person's week as it travels, Monday first."""
    rows = session.scalars(
        select(ShiftPattern)
        .where(ShiftPattern.person_id == person_id)
        .order_by(ShiftPattern.weekday)
    )
    return [
        {"weekday": row.weekday, "begins": f"{row.begins:%H:%M}", "ends": f"{row.ends:%H:%M}"}
        for row in rows
    ]


def replace_shifts(session: Session, actor: Actor, items: list[dict[str, Any]]) -> None:
    """Keep the week as the person says it is; their devices learn of it."""
    touch(session, actor.id)
    session.execute(delete(ShiftPattern).where(ShiftPattern.person_id == actor.id))
    session.add_all(ShiftPattern(person_id=actor.id, **item) for item in items)
    session.flush()


def invite(session: Session) -> int:
    """Notify whoever is in the last minutes of a shift and did not reflect yet, once per local day.

    Repeatable and safe beside another scheduler: the notice is unique per person and day. It ends
    with the shift, so one that could not be sent in time is dropped.
    """
    now = clock.now()
    timezone = session.scalar(select(Organisation.timezone))
    if timezone is None:
        return 0  # nothing has been founded yet
    zone = ZoneInfo(timezone)
    return sum(
        notify(session, due.person_id, "reflection", due.on.isoformat(), "/app/", due.expires_at)
        for due in invitations(_working(session, now.astimezone(zone).date()), zone, now)
        if not reflected_on(session, due.person_id, due.on)
    )


def _working(session: Session, today: date) -> list[Shift]:
    """The patterns of today and of yesterday, whose nights end today, of people who work here."""
    weekdays = [(today - timedelta(days=1)).isoweekday(), today.isoweekday()]
    rows = session.execute(
        select(ShiftPattern.person_id, ShiftPattern.weekday, ShiftPattern.begins, ShiftPattern.ends)
        .join(Person, Person.id == ShiftPattern.person_id)
        .where(ShiftPattern.weekday.in_(weekdays), Person.ended_at.is_(None))
        .order_by(ShiftPattern.person_id)
    )
    return [Shift(*row) for row in rows]
