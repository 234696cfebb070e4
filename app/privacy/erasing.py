"""Erasing a person: GDPR article 17. Nothing of them is left here, nor comes back with a backup."""

from flask_babel import gettext as _
from sqlalchemy import Table, delete, update
from sqlalchemy.orm import Session

from app.kernel.db import Base
from app.kernel.errors import Refused
from app.kernel.log import record
from app.kernel.personal import FORMER, Fate
from app.kernel.versions import next_version
from app.moments import leaving as moments
from app.norms import leaving as norms
from app.norms.settling import settle
from app.people.actor import Actor
from app.people.leaving import refuse_last_admin, stand_in, tell_devices
from app.people.models import Person
from app.people.names import folded
from app.people.staff import OwnRole, person_for
from app.privacy.deeds import ERASED
from app.privacy.holdings import HOLDINGS
from app.privacy.ledger import Ledger


def erase(
    session: Session, ledger: Ledger, person_id: str, *, keep: bool, actor: str | None
) -> bool:
    """Erase a person in this transaction, which the caller commits at once; False: not there.

    `keep`: what others read of them goes on by a former colleague; else it is withdrawn.
    """
    version = next_version(session)
    person = session.get(Person, person_id)
    if person is None:
        return False
    refuse_last_admin(session, person)
    stand_in(session, FORMER, version)
    tell_devices(session, person_id, version)
    moments.leave(session, person_id, keep=keep)
    norms.leave(session, person_id, keep=keep)
    _let_go(session, person_id)
    settle(session)  # nobody waits any more for who is gone
    record(session, ERASED, actor=actor, about=person_id, value="" if keep else "withdrawn")
    ledger.note(person_id, keep=keep)
    return True


def erase_other(
    session: Session, ledger: Ledger, by: Actor, person_id: str, *, typed: str, keep: bool
) -> None:
    """An admin erases somebody, whose name they typed so that it is nobody else."""
    next_version(session)
    person = person_for(session, person_id)
    if person.id == by.id:
        raise OwnRole("own_erasure", _("Jezelf wis je in de telefoon-app, bij Ik."))
    if folded(typed) != person.name_key:
        wrong = _("Typ de naam zoals hij hierboven staat.")
        raise Refused(fields={"name": [wrong]})
    erase(session, ledger, person_id, keep=keep, actor=by.id)


def _let_go(session: Session, person_id: str) -> None:
    """What each table says becomes of its rows; those that point at others first, the person last.

    The data key goes with the rest: what was sealed under it can be read nowhere any more.
    """
    session.flush()
    fates = {holding.name: holding.who for holding in HOLDINGS}
    for table in reversed(Base.metadata.sorted_tables):
        for column, fate in fates.get(table.name, {}).items():
            _settle(session, table, column, fate, person_id)
    session.expire_all()


def _settle(session: Session, table: Table, column: str, fate: Fate, person_id: str) -> None:
    theirs = table.c[column] == person_id
    if fate is Fate.GONE:
        session.execute(delete(table).where(theirs))
    elif fate is Fate.NAMELESS:
        session.execute(update(table).where(theirs).values({column: FORMER}))
