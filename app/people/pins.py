"""Verbs of the PIN: six digits, worth something only on a device that its person used before."""

import hmac
from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Problem, Refused, TooMany
from app.kernel.log import record
from app.people import deeds, passwords
from app.people.models import Pin

MOST = 5
# Seconds to wait after the first, second, third and fourth wrong try.
WAITS = (1, 5, 15, 60)

# What people choose first, as far as the rules of `is_obvious` do not see it.
_FAVOURITES = frozenset((
    "010203", "102030", "112233", "112358", "123654", "142536", "147258", "147852", "159357",
    "159753", "246810", "314159", "332211", "741852", "789456", "852456", "951753", "987456",
))  # fmt: skip


class WrongPin(Problem):
    status, code = 401, "wrong_pin"
    detail = _l("Deze pincode klopt niet.")


class PinSpent(Problem):
    """Five wrong tries: from now on only a full sign-in, which also makes the PIN good again."""

    status, code = 403, "pin_spent"
    detail = _l(
        "De pincode was vijf keer fout. Log in met je wachtwoord, of vraag je teamleider om een "
        "nieuwe code."
    )


def is_obvious(pin: str) -> bool:
    """Whether somebody with five tries would try this: runs, repeats, mirrors, favourites."""
    steps = {(int(after) - int(before)) % 10 for before, after in zip(pin, pin[1:], strict=False)}
    return (
        len(steps) == 1
        or len(set(pin)) < 3
        or pin == pin[::-1]
        or pin[:3] == pin[3:]
        or pin in _FAVOURITES
    )


def hash_of(pin: str, key: str) -> str:
    """The hash to keep; slow. Refuses an obvious PIN.

    Six digits are soon guessed from a hash alone, so the installation's key goes into it.
    """
    if is_obvious(pin):
        words = _l("Deze pincode is te makkelijk te raden. Kies er een die alleen jij bedenkt.")
        raise Refused("obvious_pin", words, fields={"pin": [str(words)]})
    return passwords.hash_password(_keyed(pin, key))


def is_right(kept: str | None, pin: str, key: str) -> bool:
    """Whether this is the PIN that was kept; slow, and as slow when none was."""
    return passwords.matches(kept, _keyed(pin, key))


def has_pin(session: Session, person_id: str) -> bool:
    """Whether this person can come back with a PIN."""
    return session.get(Pin, person_id) is not None


def keep(session: Session, person_id: str, pin_hash: str) -> None:
    """Make this the person's PIN, with all its tries."""
    pin = session.get(Pin, person_id) or Pin(person_id=person_id)
    pin.hash, pin.changed_at = pin_hash, clock.now()
    pin.tries, pin.next_try_at = 0, None
    session.add(pin)
    session.flush()


def change(session: Session, person_id: str, pin_hash: str) -> None:
    """A person's own choice of another PIN; the log keeps that they chose."""
    keep(session, person_id, pin_hash)
    record(session, deeds.PIN_CHANGED, actor=person_id, about=person_id)


def take_try(session: Session, person_id: str) -> str:
    """Count a try before it is looked at, so that many at once gain nothing; gives the hash.

    Raises TooMany while the wait for the next try lasts, PinSpent when there is none.
    """
    pin = session.scalar(select(Pin).where(Pin.person_id == person_id).with_for_update())
    if pin is None or pin.tries >= MOST:
        raise PinSpent
    now = clock.now()
    if pin.next_try_at is not None and pin.next_try_at > now:
        wait = int((pin.next_try_at - now).total_seconds()) + 1
        raise TooMany(headers={"Retry-After": str(wait)})
    pin.tries += 1
    if pin.tries < MOST:
        pin.next_try_at = now + timedelta(seconds=WAITS[pin.tries - 1])
    session.flush()
    return pin.hash


def wrong(session: Session, person_id: str) -> Problem:
    """What to answer to a wrong PIN; the last one that is wrong is logged."""
    tries = session.scalar(select(Pin.tries).where(Pin.person_id == person_id))
    if tries is not None and tries < MOST:
        return WrongPin()
    record(session, deeds.PIN_SPENT, actor=None, about=person_id)
    return PinSpent()


def forgive(session: Session, person_id: str) -> None:
    """After a full sign-in, or the right PIN, counting starts anew."""
    session.execute(update(Pin).where(Pin.person_id == person_id).values(tries=0, next_try_at=None))


def _keyed(pin: str, key: str) -> str:
    return hmac.digest(key.encode(), f"pin {pin}".encode(), "sha256").hex()
