"""Verbs of passkeys: whose one is, and one's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotFound
from app.kernel.log import record
from app.people.actor import Actor
from app.people.keys import ceremonies, deeds
from app.people.keys.ceremonies import Here, WrongPasskey
from app.people.keys.models import Passkey
from app.people.models import Device, Person
from app.people.service import AccountEnded

MOST = 20


def prove(session: Session, here: Here, sent: Mapping[str, str]) -> str:
    """The id of whose passkey signed; raises WrongPasskey, or AccountEnded."""
    passkey = session.scalar(select(Passkey).where(Passkey.credential_id == sent["id"]))
    count = ceremonies.signed(here, sent, passkey)
    if passkey is None or sent["user_handle"] != ceremonies.handle_of(passkey.person_id):
        raise WrongPasskey
    passkey.sign_count, passkey.last_used_on = count, clock.now().date()
    if session.scalar(select(Person.ended_at).where(Person.id == passkey.person_id)) is not None:
        raise AccountEnded
    session.flush()
    return passkey.person_id


def add(session: Session, here: Here, actor: Actor, sent: Mapping[str, Any], label: str) -> Passkey:
    """Keep a passkey that this person's browser just made; it proved them as signing in would."""
    if len(passkeys_of(session, actor)) >= MOST:
        raise Conflict(
            "too_many_passkeys", _l("Je hebt al genoeg passkeys. Verwijder er eerst een.")
        )
    made = ceremonies.made(here, sent)
    if session.scalar(select(Passkey.id).where(Passkey.credential_id == sent["id"])) is not None:
        raise Conflict("known_passkey", _l("Deze passkey is er al."))
    passkey = Passkey(
        person_id=actor.id,
        credential_id=sent["id"],
        public_key=made.public_key,
        sign_count=made.sign_count,
        transports=",".join(sent["transports"]),
        label=label,
        created_at=clock.now(),
    )
    session.add(passkey)
    session.execute(update(Device).where(Device.id == actor.device_id).values(proof="passkey"))
    session.flush()
    record(session, deeds.PASSKEY_ADDED, actor=actor.id, about=actor.id, on=passkey.id)
    return passkey


def passkeys_of(session: Session, actor: Actor) -> Sequence[Passkey]:
    """A person's own passkeys, the oldest first."""
    return session.scalars(
        select(Passkey).where(Passkey.person_id == actor.id).order_by(Passkey.id)
    ).all()


def remove(session: Session, actor: Actor, passkey_id: str) -> None:
    """Forget one's own passkey; another's is not found."""
    mine = Passkey.id == passkey_id, Passkey.person_id == actor.id
    if session.scalar(delete(Passkey).where(*mine).returning(Passkey.id)) is None:
        raise NotFound
    record(session, deeds.PASSKEY_REMOVED, actor=actor.id, about=actor.id, on=passkey_id)
