"""Signing in with limits: wrong tries cost, right ones do not, and nobody can lock out the shop."""

from flask import request

from app.kernel.db import glance
from app.kernel.limits import forget, is_spent, refuse_when_spent, spend, take
from app.people.actor import Actor
from app.people.service import WrongSignIn, password_of, prove
from app.people.session import start_here

PER_ACCOUNT_AND_ADDRESS = "5/15 minutes"
PER_ACCOUNT = "30/hour"
PER_ADDRESS = "200/15 minutes"
# Where somebody signed in before, a stranger's tries elsewhere never stand in their way.
KNOWN = "1/30 days"


def guarded_sign_in(login: str, password: str, label: str) -> tuple[str, Actor]:
    """Sign in behind the limits; raises TooMany with Retry-After, or WrongSignIn.

    A try is counted before the password is looked at, so that many at once gain nothing. Only then
    comes the slow hash, and only for the right password a transaction that writes.
    """
    account, address = login.strip().lower(), request.remote_addr or ""
    with glance() as connection:
        kept = password_of(connection, account)
    _count(account, address)
    try:
        person_id = prove(kept, password)
    except WrongSignIn:
        spend(PER_ADDRESS, "address", address)
        raise
    forget(PER_ACCOUNT_AND_ADDRESS, "account and address", account, address)
    spend(KNOWN, "known", account, address)
    return start_here(person_id, label)


def _count(account: str, address: str) -> None:
    # Tested only: a whole shop shares it, so it is too wide for a few more at once to matter.
    refuse_when_spent(PER_ADDRESS, "address", address)
    # First, so that one address alone never uses up what the account has for all of them.
    take(PER_ACCOUNT_AND_ADDRESS, "account and address", account, address)
    if not is_spent(KNOWN, "known", account, address):
        take(PER_ACCOUNT, "account", account)
