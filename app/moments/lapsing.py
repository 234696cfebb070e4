"""What becomes of moments and comments when their time is over: the words stay, the names go."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.kernel.personal import STAND_INS
from app.kernel.versions import next_version
from app.moments.leaving import tell_anew
from app.moments.models import Attention, Comment, Moment, Reaction
from app.moments.service import withdraw


def lapse(session: Session, before: datetime, most: int, nobody: str) -> int:
    """Take the names off up to `most` moments and as many comments from before then.

    What only its writer read goes altogether. Returns how many of them there were.
    """
    old = select(Moment).where(Moment.received_at < before, ~Moment.author_id.in_(STAND_INS))
    moments = session.scalars(old.order_by(Moment.received_at).limit(most)).all()
    for moment in moments:
        if moment.widest == "private":
            session.delete(moment)
        else:
            _unname(session, moment, nobody)
    session.flush()
    past = select(Comment).where(Comment.created_at < before, ~Comment.author_id.in_(STAND_INS))
    comments = session.scalars(past.order_by(Comment.created_at).limit(most)).all()
    for comment in comments:
        comment.author_id, comment.hash = nobody, ""
    session.flush()
    tell_anew(session, {each.id for each in moments} | {each.moment_id for each in comments})
    return len(moments) + len(comments)


def _unname(session: Session, moment: Moment, nobody: str) -> None:
    moment.author_id, moment.hash = nobody, ""
    if moment.visibility == "private":
        withdraw(session, moment, next_version(session))
    moment.others.clear()
    for replies in (Reaction, Attention):
        session.execute(delete(replies).where(replies.moment_id == moment.id))
