"""Verbs of values: write, put in order, take out of use and bring back."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import NotFound
from app.kernel.log import record
from app.people.actor import Actor
from app.voices import deeds
from app.voices.models import Value


def values_in_use(session: Session) -> Sequence[Value]:
    """What the organisation stands for, in its own order."""
    shown = select(Value).where(Value.retired_at.is_(None))
    return session.scalars(shown.order_by(Value.position, Value.id)).all()


def values_retired(session: Session) -> Sequence[Value]:
    """Those that are out of use, the last one first."""
    gone = select(Value).where(Value.retired_at.is_not(None))
    return session.scalars(gone.order_by(Value.retired_at.desc(), Value.id)).all()


def value_for(session: Session, value_id: str) -> Value:
    """One value; raises NotFound."""
    found = session.get(Value, value_id)
    if found is None:
        raise NotFound
    return found


def add_value(session: Session, by: Actor, name: str, text: str) -> Value:
    """A new value, below the others."""
    last = session.scalar(select(func.max(Value.position)))
    made = Value(name=name, text=text, position=(last or 0) + 1, created_at=clock.now())
    session.add(made)
    session.flush()
    record(session, deeds.VALUE_KEPT, actor=by.id, on=made.id)
    return made


def change_value(session: Session, by: Actor, value_id: str, name: str, text: str) -> Value:
    """Other words for a value."""
    found = value_for(session, value_id)
    if (found.name, found.text) != (name, text):
        found.name, found.text = name, text
        session.flush()
        record(session, deeds.VALUE_KEPT, actor=by.id, on=found.id)
    return found


def use_value(session: Session, by: Actor, value_id: str, *, in_use: bool) -> Value:
    """Take a value out of use or bring it back; what is linked to it stays linked."""
    found = value_for(session, value_id)
    if in_use == (found.retired_at is not None):
        found.retired_at = None if in_use else clock.now()
        session.flush()
        deed = deeds.VALUE_RETURNED if in_use else deeds.VALUE_RETIRED
        record(session, deed, actor=by.id, on=found.id)
    return found


def move_value(session: Session, value_id: str, *, up: bool) -> None:
    """Change places with the neighbour above or below; the outermost stays."""
    found = list(values_in_use(session))
    place = next((n for n, value in enumerate(found) if value.id == value_id), None)
    if place is None:
        raise NotFound
    other = place - 1 if up else place + 1
    if 0 <= other < len(found):
        found[place], found[other] = found[other], found[place]
    for number, value in enumerate(found, 1):
        value.position = number
    session.flush()
