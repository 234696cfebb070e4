"""A reader of a norm finds that a compliment behind it should not stand there."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.errors import NotFound
from app.norms.roots import NormVoice, voices_changed
from app.norms.service import norm_for
from app.people.actor import Actor
from app.voices.compliments import Compliment, hide


def report(session: Session, actor: Actor, norm_id: str, voice_id: str) -> None:
    """Hide a compliment at once, everywhere; only one behind a norm that this person reads."""
    norm = norm_for(session, actor, norm_id)
    found = session.scalar(
        select(Compliment)
        .join(NormVoice, NormVoice.voice_id == Compliment.voice_id)
        .where(NormVoice.norm_id == norm.id, Compliment.voice_id == voice_id)
    )
    if found is None:
        raise NotFound
    hide(session, actor, found)
    voices_changed(session, [voice_id])
