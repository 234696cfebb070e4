"""How somebody proved who they are on a device, how long ago, and what that is good for."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l

from app.kernel import clock
from app.kernel.errors import Problem
from app.people.actor import Actor

# Two factors, or one that cannot be told to somebody else (OWASP ASVS 6.3.3).
STRONG = frozenset({"passkey", "sso", "recovery"})

# For changing the ways in (OWASP ASVS 7.5.1).
FRESH = timedelta(minutes=10)


class ProveAgain(Problem):
    """Signed in, but too long ago for what they ask."""

    status, code = 403, "prove_again"
    detail = _l("Bewijs eerst nog even dat jij het bent.")


class KeyFirst(Problem):
    """A lead, admin or auditor who came in by something that can be told or guessed."""

    status, code = 403, "key_first"
    detail = _l("Hiervoor log je in met een passkey.")


class NotHere(Problem):
    """Too much for a device that others hold in five minutes."""

    status, code = 403, "shared_device"
    detail = _l("Dit doe je op je eigen toestel, niet op een gedeeld.")


def require_fresh(actor: Actor) -> None:
    """Raise ProveAgain unless they proved who they are, on a device of their own, just now."""
    if actor.shared:
        raise NotHere
    if clock.now() - actor.device_created_at > FRESH:
        raise ProveAgain


def is_weak(actor: Actor) -> bool:
    """Whether this sign-in is too little for somebody who leads, manages or audits."""
    return manages(actor) and actor.proof not in STRONG


def manages(actor: Actor) -> bool:
    """Whether this person leads a team, administers or audits."""
    return actor.is_lead or actor.is_admin or actor.is_auditor
