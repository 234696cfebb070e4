"""What becomes of somebody's moments and replies when they are erased."""

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from app.kernel.personal import FORMER
from app.kernel.versions import next_version
from app.moments.models import Attention, Comment, Moment, MomentPerson, Reaction
from app.moments.service import publish, withdraw


def leave(session: Session, person_id: str, *, keep: bool) -> None:
    """Take a person out of every moment; devices that hold one fetch it anew, or drop it.

    Private moments go. What others read goes on by a former colleague (`keep`), or is withdrawn.
    Attention that the person gave stays with whom it was for; what they got goes.
    """
    wrote = Moment.author_id == person_id
    touched = set(session.scalars(select(Moment.id).where(~wrote, _names(person_id))))
    for moment in session.scalars(select(Moment).where(wrote, Moment.widest == "private")).all():
        session.delete(moment)
    session.flush()
    shown = session.scalars(select(Moment).where(wrote)).all()
    for moment in shown:
        if keep and moment.visibility != "private" and moment.withdrawn_at is None:
            touched.add(moment.id)
        else:
            withdraw(session, moment, next_version(session))
            moment.hash = ""  # what was written could be guessed by it
        moment.author_id = FORMER
    session.flush()
    got = select(Moment.id).where(Moment.id.in_([moment.id for moment in shown]))
    session.execute(delete(Attention).where(Attention.moment_id.in_(got)))
    _leave_replies(session, person_id, keep)
    tell_anew(session, touched)


def tell_anew(session: Session, moment_ids: set[str]) -> None:
    """Render moments in which a name changed."""
    there = select(Moment).where(Moment.id.in_(moment_ids), Moment.withdrawn_at.is_(None))
    for moment in session.scalars(there).all():
        session.expire(moment, ["author", "others"])
        publish(session, moment, next_version(session))


def _names(person_id: str) -> ColumnElement[bool]:
    """Whether somebody replied to a moment, or is named in it."""
    return or_(
        Moment.id.in_(select(Comment.moment_id).where(Comment.author_id == person_id)),
        Moment.id.in_(select(Reaction.moment_id).where(Reaction.person_id == person_id)),
        Moment.id.in_(select(MomentPerson.moment_id).where(MomentPerson.person_id == person_id)),
    )


def _leave_replies(session: Session, person_id: str, keep: bool) -> None:
    session.execute(delete(Reaction).where(Reaction.person_id == person_id))
    session.execute(delete(MomentPerson).where(MomentPerson.person_id == person_id))
    comments = Comment.author_id == person_id
    if keep:
        session.execute(update(Comment).where(comments).values(author_id=FORMER, hash=""))
    else:
        session.execute(delete(Comment).where(comments))
    given = update(Attention).where(Attention.author_id == person_id)
    session.execute(given.values(author_id=FORMER))
