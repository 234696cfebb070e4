"""Ending every way in of an account that goes on in another."""

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app.people.keys.models import Federation, Passkey, RecoveryCode
from app.people.models import Password, Person, Pin


def end_ways_in(session: Session, person_id: str) -> None:
    """No key, secret or login of this account opens anything from now on; login and company
    account are free for the one that stays.

    They do not go over by themselves: only the account that ends said that both are one person's.
    """
    for table in (Passkey, RecoveryCode, Federation, Password, Pin):
        session.execute(delete(table).where(table.person_id == person_id))
    session.execute(update(Person).where(Person.id == person_id).values(login=None))
