"""Verbs of company accounts: whose one is, linking one and letting it go."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, Problem
from app.kernel.log import record
from app.people.actor import Actor
from app.people.keys import deeds
from app.people.keys.models import Federation, Passkey
from app.people.keys.provider import Account
from app.people.models import Person
from app.people.service import AccountEnded


class UnknownAccount(Problem):
    status, code = 403, "unknown_account"
    detail = _l(
        "Dit bedrijfsaccount is nog niet gekoppeld. Log één keer in zoals je gewend bent en kies"
        " bij Ik voor Koppel je bedrijfsaccount."
    )


def person_with(session: Session, account: Account) -> str:
    """Whose account this is; raises UnknownAccount or AccountEnded.

    Only where the organisation chose a claim for it does a first sign-in link by the login name.
    """
    person_id = session.scalar(
        select(Federation.person_id).where(
            Federation.issuer == account.issuer, Federation.subject == account.subject
        )
    )
    if person_id is None:
        person_id = _by_login(session, account)
        _link(session, person_id, account)
    if session.scalar(select(Person.ended_at).where(Person.id == person_id)) is not None:
        raise AccountEnded
    return person_id


def link(session: Session, actor: Actor, account: Account) -> None:
    """From now on this account signs this person in."""
    if session.get(Federation, (account.issuer, account.subject)) is not None:
        raise Conflict("known_account", _l("Dit bedrijfsaccount is al gekoppeld."))
    _link(session, actor.id, account)


def unlink(session: Session, actor: Actor) -> None:
    """Let go of the account that is linked."""
    gone = delete(Federation).where(Federation.person_id == actor.id).returning(Federation.subject)
    if session.scalars(gone).all():
        record(session, deeds.SSO_UNLINKED, actor=actor.id, about=actor.id)


def has_key(session: Session, actor: Actor) -> bool:
    """Whether this person has a way in that nobody can be told: a passkey or an account."""
    passkey = select(Passkey.id).where(Passkey.person_id == actor.id).limit(1)
    return is_linked(session, actor) or session.scalar(passkey) is not None


def is_linked(session: Session, actor: Actor) -> bool:
    """Whether a company account signs this person in."""
    linked = select(Federation.subject).where(Federation.person_id == actor.id)
    return session.scalar(linked) is not None


def _by_login(session: Session, account: Account) -> str:
    if not account.login:
        raise UnknownAccount
    person_id = session.scalar(
        select(Person.id).where(
            Person.login == account.login,
            ~select(Federation.subject).where(Federation.person_id == Person.id).exists(),
        )
    )
    if person_id is None:
        raise UnknownAccount
    return person_id


def _link(session: Session, person_id: str, account: Account) -> None:
    session.execute(delete(Federation).where(Federation.person_id == person_id))
    session.add(
        Federation(
            issuer=account.issuer,
            subject=account.subject,
            person_id=person_id,
            linked_at=clock.now(),
        )
    )
    session.flush()
    record(session, deeds.SSO_LINKED, actor=person_id, about=person_id)
