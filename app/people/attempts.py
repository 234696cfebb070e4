"""Signing in with limits: wrong tries cost, right ones do not, and nobody can lock out the shop."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import request
from sqlalchemy.orm import Session

from app.kernel.driver import glance
from app.kernel.limits import forget, is_spent, refuse_when_spent, spend, take
from app.kernel.log import record
from app.people import deeds
from app.people.actor import Actor
from app.people.service import WrongSignIn, password_of, prove
from app.people.session import start_here, write_down

PER_ACCOUNT_AND_ADDRESS = "5/15 minutes"
PER_ACCOUNT = "30/hour"
PER_ADDRESS = "200/15 minutes"
# Where somebody signed in before, a stranger's tries elsewhere never stand in their way.
KNOWN = "1/30 days"


def guarded_sign_in(login: str, password: str, label: str) -> tuple[str, Actor]:
    """Sign in behind the limits; raises TooMany with Retry-After, or WrongSignIn."""
    account = login.strip().lower()
    kept = password_of(glance(), account)
    with guarded(account, kept.id if kept else None):
        person_id = prove(kept, password)
    return start_here(person_id, label)


@contextmanager
def guarded(account: str, person_id: str | None) -> Iterator[None]:
    """One try at a password, from whatever address asks; raises TooMany with Retry-After.

    A try is counted before the password is looked at, so that many at once gain nothing. Only then
    comes the slow hash, and only for the right password a transaction that writes. The fifth wrong
    one is logged, of an account that nobody has too: nothing tells which is which. One mistake is
    not: a list of those tells when somebody works.
    """
    address = request.remote_addr or ""
    _count(account, address)
    try:
        yield
    except WrongSignIn:
        spend(PER_ADDRESS, "address", address)
        if is_spent(PER_ACCOUNT_AND_ADDRESS, "account and address", account, address):
            write_down(_log_spent, person_id)
        raise
    forget(PER_ACCOUNT_AND_ADDRESS, "account and address", account, address)
    spend(KNOWN, "known", account, address)


def _log_spent(session: Session, person_id: str | None) -> None:
    record(session, deeds.PASSWORD_SPENT, actor=None, about=person_id)


def _count(account: str, address: str) -> None:
    # Tested only: a whole shop shares it, so it is too wide for a few more at once to matter.
    refuse_when_spent(PER_ADDRESS, "address", address)
    # First, so that one address alone never uses up what the account has for all of them.
    take(PER_ACCOUNT_AND_ADDRESS, "account and address", account, address)
    if not is_spent(KNOWN, "known", account, address):
        take(PER_ACCOUNT, "account", account)
