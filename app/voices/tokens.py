"""Keys by which another system brings voices, and may do nothing else. Shown once, kept hashed."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kernel import clock
from app.kernel.db import Base, Id, new_id
from app.kernel.errors import NotAllowed, NotFound, Problem, Refused
from app.kernel.log import record
from app.people.actor import Actor
from app.people.names import tidy, wrong_name
from app.people.service import token_hash
from app.voices import deeds

# So that one that leaked is recognised for what it is.
PREFIX = "beleef_voices_"
SCOPE = "voices:write"
LONGEST = 60


class AccessToken(Base):
    __tablename__ = "access_token"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    # The other system's name: its voices carry it as their source.
    name: Mapped[str] = mapped_column(String(60))
    scope: Mapped[str] = mapped_column(String(20))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    last_used_on: Mapped[date | None]
    ended_at: Mapped[datetime | None]


class BadToken(Problem):
    status, code = 401, "bad_token"
    detail = _l("Deze sleutel geldt niet. Maak in het beheer een nieuwe.")

    def __init__(self) -> None:
        super().__init__(headers={"WWW-Authenticate": "Bearer"})


class OtherScope(NotAllowed):
    """A key that works, for something else (RFC 6750, 3.1)."""

    code = "insufficient_scope"
    detail = _l("Deze sleutel is voor iets anders gemaakt. Maak in het beheer een nieuwe.")

    def __init__(self, scope: str) -> None:
        said = f'Bearer error="insufficient_scope", scope="{scope}"'
        super().__init__(headers={"WWW-Authenticate": said})


def tokens(session: Session) -> Sequence[AccessToken]:
    """Those that work, the newest first."""
    alive = select(AccessToken).where(AccessToken.ended_at.is_(None))
    return session.scalars(alive.order_by(AccessToken.id.desc())).all()


def make_token(session: Session, by: Actor, name: str, key: str) -> str:
    """A new key for a system of this name; only its hash is kept."""
    name = tidy(name)
    wrong = wrong_name(name) or (_("Maak dit korter.") if len(name) > LONGEST else None)
    if wrong:
        raise Refused(fields={"name": [wrong]})
    said = PREFIX + secrets.token_urlsafe(32)
    made = AccessToken(
        name=name, scope=SCOPE, token_hash=token_hash(said, key), made_at=clock.now()
    )  # fmt: skip
    session.add(made)
    session.flush()
    record(session, deeds.TOKEN_MADE, actor=by.id, on=made.id)
    return said


def end_token(session: Session, by: Actor, token_id: str) -> None:
    """It works no more."""
    found = session.get(AccessToken, token_id)
    if found is None:
        raise NotFound
    if found.ended_at is None:
        found.ended_at = clock.now()
        session.flush()
        record(session, deeds.TOKEN_ENDED, actor=by.id, on=found.id)


def token_by(session: Session, header: str, key: str, scope: str) -> AccessToken:
    """The key that a request shows (RFC 6750); raises BadToken, or OtherScope for one that was not
    made for this. Notes the day of its use."""
    scheme, _space, said = header.partition(" ")
    hashed = token_hash(said.strip(), key)
    found = session.scalar(
        select(AccessToken).where(AccessToken.token_hash == hashed, AccessToken.ended_at.is_(None))
    )
    if scheme.lower() != "bearer" or found is None:
        raise BadToken
    if found.scope != scope:
        raise OtherScope(scope)
    today = clock.now().date()
    if found.last_used_on != today:
        found.last_used_on = today
    return found
