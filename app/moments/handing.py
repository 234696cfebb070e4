"""Handing one person's moments and replies to their other account."""

from typing import Any

from sqlalchemy import delete, select, union, update
from sqlalchemy.orm import Session

from app.moments.leaving import tell_anew
from app.moments.models import Attention, Comment, Moment, MomentPerson, Reaction


def hand_over(session: Session, from_id: str, to_id: str) -> None:
    """All of it becomes the other account's; what both did to one moment stands once."""
    touched = set(session.scalars(_touching(from_id)))
    for row, column in (
        (Moment, Moment.author_id), (Comment, Comment.author_id), (Attention, Attention.author_id),
    ):  # fmt: skip
        session.execute(update(row).where(column == from_id).values({column: to_id}))
    _move_links(session, MomentPerson, (MomentPerson.moment_id,), from_id, to_id)
    _move_links(session, Reaction, (Reaction.moment_id, Reaction.kind), from_id, to_id)
    own = select(Moment.id).where(Moment.author_id == to_id)
    session.execute(
        delete(MomentPerson).where(
            MomentPerson.person_id == to_id, MomentPerson.moment_id.in_(own)
        )  # nobody shares a moment with themselves
    )
    session.expire_all()
    tell_anew(session, touched)


def _touching(person_id: str) -> Any:
    return union(
        select(Moment.id).where(Moment.author_id == person_id),
        select(MomentPerson.moment_id).where(MomentPerson.person_id == person_id),
        select(Comment.moment_id).where(Comment.author_id == person_id),
        select(Reaction.moment_id).where(Reaction.person_id == person_id),
    )


def _move_links(
    session: Session, kind: Any, key: tuple[Any, ...], from_id: str, to_id: str
) -> None:
    theirs = {tuple(row) for row in session.execute(select(*key).where(kind.person_id == to_id))}
    for row in session.scalars(select(kind).where(kind.person_id == from_id)).all():
        if tuple(getattr(row, column.key) for column in key) in theirs:
            session.delete(row)
        else:
            row.person_id = to_id
    session.flush()
