"""Undo by history: what a norm said before comes back as a draft."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.errors import NotFound
from app.norms.editing import (
    Edit,
    EditedMeanwhile,
    draft_of,
    keep_draft,
    latest_of,
    mark_of,
    mark_on,
    norm_to_edit,
    take_turn,
    words_of,
)
from app.norms.models import Norm, NormVersion
from app.people.actor import Actor


def version_of(session: Session, norm: Norm, number: int) -> NormVersion:
    """What was once proposed under this number."""
    found = session.scalar(
        select(NormVersion).where(
            NormVersion.norm_id == norm.id,
            NormVersion.number == number,
            NormVersion.proposed_at.is_not(None),
        )
    )
    if found is None:
        raise NotFound
    return found


def restore(session: Session, actor: Actor, norm_id: str, number: int, seen: str) -> NormVersion:
    """Its words as the draft, in the place of another draft only when that was `seen`.

    The day to look again stays as it is now: that of then has gone by.
    """
    take_turn(session)
    norm = norm_to_edit(session, norm_id)
    words = words_of(version_of(session, norm, number))
    words["review_on"] = latest_of(session, norm).review_on
    edit = Edit(norm.id, norm.team_id, words, mark_on(session, norm))
    draft = draft_of(session, norm)
    if draft is not None and mark_of(draft) not in (seen, edit.mark):
        raise EditedMeanwhile(draft, mark_of(draft))
    return keep_draft(session, actor, edit)
