"""Verbs of replying to a moment: reactions, comments and a lead's attention."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotAllowed, NotFound
from app.kernel.receipt import Sent
from app.moments.models import Attention, Comment, Moment, Reaction
from app.moments.reading import moment_for
from app.moments.service import publish, touch
from app.notices.service import notify
from app.people.actor import Actor
from app.people.service import touch as touch_person


def react(session: Session, actor: Actor, moment_id: str, kind: str, on: bool) -> None:
    """Join in, or no longer; saying it twice changes nothing."""
    moment, version = touch(session, actor, moment_id)
    reaction = session.get(Reaction, (moment_id, actor.id, kind))
    if on == (reaction is not None):
        return
    if reaction is not None:
        session.delete(reaction)
    else:
        session.add(Reaction(moment_id=moment_id, person_id=actor.id, kind=kind, at=clock.now()))
    publish(session, moment, version)


def comment(
    session: Session, actor: Actor, moment_id: str, comment_id: str, text: str, sent: Sent
) -> tuple[Comment, bool]:
    """Add a comment, exactly once; returns it and whether it is new."""
    moment, version = touch(session, actor, moment_id)
    found = session.get(Comment, comment_id)
    if found is not None:
        if found.author_id != actor.id or found.moment_id != moment_id:
            raise NotFound
        sent.must_repeat(found.hash)
        return found, False
    found = Comment(
        id=comment_id,
        moment_id=moment_id,
        author_id=actor.id,
        text=text,
        hash=sent.hash,
        created_at=clock.now(),
    )
    session.add(found)
    publish(session, moment, version)
    return found, True


def withdraw_comment(session: Session, actor: Actor, moment_id: str, comment_id: str) -> None:
    """Take one's own comment back; its words are gone."""
    moment, version = touch(session, actor, moment_id)
    found = session.get(Comment, comment_id)
    if found is None or found.author_id != actor.id or found.moment_id != moment_id:
        raise NotFound
    if found.withdrawn_at is None:
        found.withdrawn_at, found.text = clock.now(), ""
        publish(session, moment, version)


def give_attention(
    session: Session, actor: Actor, moment_id: str, attention_id: str, text: str, sent: Sent
) -> tuple[Attention, bool]:
    """A lead replies to a moment of their team; the writer is told and alone reads it."""
    moment = moment_for(session, actor, moment_id)
    if moment.team_id not in actor.leads or moment.visibility == "private":
        raise NotAllowed
    if moment.author_id == actor.id:
        raise Conflict("own_moment")
    found = session.get(Attention, attention_id)
    if found is not None:
        if found.author_id != actor.id or found.moment_id != moment_id:
            raise NotFound
        sent.must_repeat(found.hash)
        return found, False
    found = Attention(
        id=attention_id,
        moment_id=moment_id,
        author_id=actor.id,
        text=text,
        hash=sent.hash,
        created_at=clock.now(),
    )
    touch_person(session, moment.author_id)
    session.add(found)
    session.flush()
    notify(session, moment.author_id, "attention", attention_id, f"/app/moments/{moment_id}")
    return found, True


def attention_on(session: Session, actor: Actor, moment: Moment) -> Sequence[Attention]:
    """What leads wrote to the writer: for the writer; a lead reads back only their own words."""
    mine = Attention.moment_id == moment.id
    if moment.author_id != actor.id:
        mine &= Attention.author_id == actor.id
    return session.scalars(select(Attention).where(mine).order_by(Attention.created_at)).all()


def see_attention(session: Session, actor: Actor, moment_id: str) -> None:
    """The writer has read the attention on a moment; nobody else learns that."""
    moment = moment_for(session, actor, moment_id)
    if moment.author_id != actor.id:
        raise NotFound
    touch_person(session, actor.id)
    session.execute(
        update(Attention)
        .where(Attention.moment_id == moment_id, Attention.seen_at.is_(None))
        .values(seen_at=clock.now())
    )


def unseen_attention(session: Session, actor: Actor) -> int:
    """How many replies wait for this person; only they are told."""
    rows = session.scalars(
        select(Attention.id)
        .join(Moment, Moment.id == Attention.moment_id)
        .where(
            Moment.author_id == actor.id, Attention.seen_at.is_(None), Moment.withdrawn_at.is_(None)
        )
        .limit(100)
    )
    return len(rows.all())
