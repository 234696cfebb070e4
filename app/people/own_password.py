"""Verbs of one's own password: what it must be, and choosing another."""

from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import NotAllowed
from app.kernel.log import record
from app.people import choosing, deeds, service
from app.people.actor import Actor
from app.people.models import Password
from app.people.proofs import manages


class NoLogin(NotAllowed):
    """Who came in by a code has no name to sign in by; an admin gives one."""

    code = "no_login"


def least_for(actor: Actor) -> int:
    """How many characters this person's password has at least."""
    return choosing.LEAST_TO_MANAGE if manages(actor) else choosing.LEAST


def refuse(session: Session, actor: Actor, password: str) -> None:
    """Raise NoLogin, or Refused for a password that is not good enough for this person."""
    if actor.login is None:
        raise NoLogin
    names = actor.name, actor.login, service.organisation(session).name
    choosing.refuse_weak(password, (*names, *actor.team_names.values()), least_for(actor))


def keep(session: Session, actor: Actor, password_hash: str) -> None:
    """Make this the person's password; they are signed out everywhere but here."""
    session.merge(Password(person_id=actor.id, hash=password_hash, changed_at=clock.now()))
    service.end_other_devices(session, actor)
    session.flush()
    record(session, deeds.PASSWORD_CHANGED, actor=actor.id, about=actor.id)
