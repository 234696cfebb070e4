"""Erasing again whom a restored backup brought back."""

from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.db import settle
from app.people.models import Person
from app.privacy.erasing import erase
from app.privacy.ledger import Ledger

_AT_ONCE = 500


def reapply(session: Session, data: Path) -> int:
    """Erase whoever is in the ledger and yet in the database; how many that were.

    One by one, each committed: a start that is cut short goes on where it was.
    """
    ledger = Ledger(data)
    entries = ledger.entries()
    back = _there(session, list(entries))
    session.rollback()
    for person_id in back:
        erase(session, ledger, person_id, keep=entries[person_id], actor=None)
        session.commit()
    if back:
        settle(session.get_bind().engine)
    return len(back)


def _there(session: Session, ids: list[str]) -> list[str]:
    found: list[str] = []
    for start in range(0, len(ids), _AT_ONCE):
        part = Person.id.in_(ids[start : start + _AT_ONCE])
        found += session.scalars(select(Person.id).where(part))
    return found
