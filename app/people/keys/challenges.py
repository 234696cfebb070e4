"""Challenges for passkeys: made here, taken once."""

import secrets
from datetime import timedelta
from typing import Literal

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.kernel import clock
from app.people.keys.models import Challenge

Purpose = Literal["enter", "add"]

LASTS = timedelta(minutes=5)


def make(session: Session, purpose: Purpose, person_id: str | None = None) -> str:
    """A new challenge of 32 random bytes as base64url; those that nobody took in time go."""
    now = clock.now()
    session.execute(delete(Challenge).where(Challenge.expires_at <= now))
    value = secrets.token_urlsafe(32)
    session.add(
        Challenge(value=value, purpose=purpose, person_id=person_id, expires_at=now + LASTS)
    )
    session.flush()
    return value


def take(session: Session, value: str, purpose: Purpose, person_id: str | None = None) -> bool:
    """Use a challenge up; whether it was open, for this purpose and for this person."""
    taken = session.execute(
        delete(Challenge)
        .where(Challenge.value == value)
        .returning(Challenge.purpose, Challenge.person_id, Challenge.expires_at)
    ).one_or_none()
    if taken is None:
        return False
    fits: bool = (taken.purpose, taken.person_id) == (purpose, person_id)
    return fits and bool(taken.expires_at > clock.now())
