"""Norms as they hang on a wall: what holds, and nothing of people."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from app.norms.models import Norm, NormVersion

PAPERS = ("a4", "a3", "card")

# From how many characters on the words of one norm stand closer, so that they stay on one sheet.
_CLOSE, _TIGHT = 700, 1500


def in_force_for(session: Session, team_id: str | None) -> Sequence[Norm]:
    """What holds in a team, that of the whole organisation first; without a team only that."""
    circle = Norm.team_id.is_(None)
    return session.scalars(
        select(Norm)
        .options(joinedload(Norm.current), joinedload(Norm.team))
        .where(
            or_(circle, Norm.team_id == team_id) if team_id else circle,
            Norm.current_id.is_not(None),
            Norm.retired_at.is_(None),
        )
        .order_by(Norm.team_id.is_not(None), Norm.created_at, Norm.id)
    ).all()


def density_of(words: NormVersion) -> str:
    """How close the words must stand to fit on one sheet."""
    parts = (words.title, words.summary, words.frame, words.room, *words.say, *words.rather_not)
    total = sum(len(part) for part in parts)
    return "tight" if total > _TIGHT else "close" if total > _CLOSE else "roomy"
