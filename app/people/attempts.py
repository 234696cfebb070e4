"""Signing in with limits: wrong tries cost, right ones do not, and nobody can lock out the shop."""

from flask import current_app, request

from app.kernel.db import db
from app.kernel.limits import refuse_when_spent, spend
from app.people.actor import Actor
from app.people.service import WrongSignIn, sign_in
from app.people.session import config_of

PER_ACCOUNT = ("5/15 minutes", "10/hour", "20/day")
PER_ACCOUNT_AND_ADDRESS = ("10/3 minutes",)
PER_ADDRESS = ("200/15 minutes",)


def guarded_sign_in(login: str, password: str, label: str) -> tuple[str, Actor]:
    """`sign_in` behind the limits; raises TooMany with Retry-After, or WrongSignIn."""
    account, address = login.strip().lower(), request.remote_addr or ""
    keys = (
        (PER_ACCOUNT, ("account", account)),
        (PER_ACCOUNT_AND_ADDRESS, ("account and address", account, address)),
        (PER_ADDRESS, ("address", address)),
    )
    for rules, key in keys:
        refuse_when_spent(rules, *key)
    try:
        return sign_in(db.session(), login, password, label, config_of(current_app).secret_key)
    except WrongSignIn:
        for rules, key in keys:
            spend(rules, *key)
        raise
