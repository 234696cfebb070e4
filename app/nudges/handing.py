"""Handing one person's shifts to their other account."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.nudges.models import ShiftPattern


def hand_over(session: Session, from_id: str, to_id: str) -> None:
    """On days on which the other account has no shift yet."""
    own = select(ShiftPattern.weekday).where(ShiftPattern.person_id == to_id)
    session.execute(
        update(ShiftPattern)
        .where(ShiftPattern.person_id == from_id, ShiftPattern.weekday.not_in(own))
        .values(person_id=to_id)
        .execution_options(synchronize_session=False)
    )
