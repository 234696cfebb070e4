"""Somebody finds that a compliment should not stand where they read it."""

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from app.kernel.errors import NotFound
from app.norms.roots import NormVoice, voices_changed
from app.norms.service import norm_for
from app.people.actor import Actor
from app.voices import judging
from app.voices.compliments import Compliment


def report(session: Session, actor: Actor, norm_id: str, voice_id: str) -> None:
    """Hide a compliment at once, everywhere; only one behind a norm that this person reads."""
    norm = norm_for(session, actor, norm_id)
    behind = NormVoice.voice_id == Compliment.voice_id, NormVoice.norm_id == norm.id
    _report(session, actor, voice_id, exists().where(*behind))


def report_as_member(session: Session, actor: Actor, voice_id: str) -> None:
    """Hide a compliment at once, everywhere; only one to a team that this person works in."""
    _report(session, actor, voice_id, Compliment.team_id.in_(actor.teams))


def _report(session: Session, actor: Actor, voice_id: str, reads: ColumnElement[bool]) -> None:
    found = session.scalar(select(Compliment).where(Compliment.voice_id == voice_id, reads))
    if found is None:
        raise NotFound
    judging.report(session, actor, found)
    voices_changed(session, [voice_id])
