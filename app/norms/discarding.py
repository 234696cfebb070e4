"""A draft that is thrown away."""

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.kernel.errors import Conflict, NotFound
from app.norms.editing import draft_of, drop_draft, mark_of, norm_to_edit, take_turn


def throw_away_draft(session: Session, norm_id: str, seen: str) -> None:
    """Forget the draft of a norm that holds, as long as it is the one that was looked at."""
    take_turn(session)
    norm = norm_to_edit(session, norm_id)
    below = norm.open or norm.current or norm.proposal
    if below is None:
        raise NotFound
    draft = draft_of(session, norm)
    changed = mark_of(draft) != seen if draft else mark_of(below) == seen
    if changed:
        raise Conflict(
            "edited_meanwhile",
            _("Dit concept is intussen veranderd of gepubliceerd. Er is niets weggegooid."),
        )
    drop_draft(session, norm)  # when it is gone already, this was pressed twice
