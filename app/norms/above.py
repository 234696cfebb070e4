"""What changed in the norm of the organisation that a team made its own."""

from sqlalchemy.orm import Session

from app.norms.changes import Change, changes
from app.norms.editing import words_of
from app.norms.levels import looked_at
from app.norms.models import Norm


def difference_above(session: Session, norm: Norm) -> list[Change]:
    """What changed above since the team looked; nothing when nothing did."""
    seen = looked_at(session, [norm]).get(norm.id)
    if seen is None or norm.above is None or norm.above.current is None:
        return []
    return changes(words_of(seen), words_of(norm.above.current) | {"review_on": seen.review_on})
