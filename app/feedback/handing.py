"""Handing one person's feedback to their other account."""

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.orm import Session

from app.feedback.models import Feedback
from app.feedback.words import STEPS, seal_words, words_of


def hand_over(session: Session, from_id: str, to_id: str) -> None:
    """What was received is sealed anew for the other account; words to oneself are nobody's."""
    between = or_(
        and_(Feedback.giver_id == from_id, Feedback.receiver_id == to_id),
        and_(Feedback.giver_id == to_id, Feedback.receiver_id == from_id),
    )
    session.execute(delete(Feedback).where(between))
    session.execute(update(Feedback).where(Feedback.giver_id == from_id).values(giver_id=to_id))
    rows = session.scalars(select(Feedback).where(Feedback.receiver_id == from_id)).all()
    for row, words in zip(rows, words_of(session, rows), strict=True):
        row.receiver_id = to_id
        seal_words(session, row, {step: words[step] for step in STEPS}, words["hash"])
    session.flush()
