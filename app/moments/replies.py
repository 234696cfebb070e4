"""Verbs of replying to a moment: reactions, comments and a lead's attention."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotAllowed, NotFound
from app.kernel.quota import refuse_beyond
from app.kernel.receipt import Sent
from app.kernel.versions import next_version
from app.moments.models import Attention, Comment, Moment, Reaction
from app.moments.reading import moment_for
from app.moments.service import publish, touch
from app.notices.service import notify, seen
from app.people.actor import Actor
from app.people.service import touch as touch_person

AN_HOUR = timedelta(hours=1)


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
) -> bool:
    """Add a comment, exactly once; returns whether it is new."""
    version = next_version(session)
    if _arrived(session.get(Comment, comment_id), actor, moment_id, sent):
        return False
    moment = moment_for(session, actor, moment_id)
    refuse_beyond(session, 60, AN_HOUR, Comment.created_at, Comment.author_id == actor.id)
    session.add(Comment(**_words(actor, moment_id, comment_id, text, sent)))
    publish(session, moment, version)
    return True


def withdraw_comment(session: Session, actor: Actor, moment_id: str, comment_id: str) -> None:
    """Take one's own comment back, also from a moment that one may no longer read."""
    version = next_version(session)
    found = session.get(Comment, comment_id)
    if found is None or found.author_id != actor.id or found.moment_id != moment_id:
        raise NotFound
    if found.withdrawn_at is None:
        found.withdrawn_at, found.text = clock.now(), ""
        publish(session, session.get_one(Moment, moment_id), version)


def give_attention(
    session: Session, actor: Actor, moment_id: str, attention_id: str, text: str, sent: Sent
) -> bool:
    """A lead replies to a moment of their team; the writer is told and alone reads it."""
    next_version(session)
    if _arrived(session.get(Attention, attention_id), actor, moment_id, sent):
        return False
    moment = moment_for(session, actor, moment_id)
    if moment.team_id not in actor.leads or moment.visibility == "private":
        raise NotAllowed
    if moment.author_id == actor.id:
        raise Conflict("own_moment")
    session.add(Attention(**_words(actor, moment_id, attention_id, text, sent)))
    touch_person(session, moment.author_id)
    session.flush()
    notify(session, moment.author_id, "attention", attention_id, f"/app/moments/{moment_id}")
    return True


def _arrived(found: Comment | Attention | None, actor: Actor, moment_id: str, sent: Sent) -> bool:
    """Whether this reply arrived before; a repeat is good where one may no longer read, too."""
    if found is None:
        return False
    if found.author_id != actor.id or found.moment_id != moment_id:
        raise NotFound
    sent.must_repeat(found.hash)
    return True


def _words(actor: Actor, moment_id: str, reply_id: str, text: str, sent: Sent) -> dict[str, Any]:
    return {
        "id": reply_id,
        "moment_id": moment_id,
        "author_id": actor.id,
        "text": text,
        "hash": sent.hash,
        "created_at": clock.now(),
    }


def attention_on(session: Session, actor: Actor, moment: Moment) -> Sequence[Attention]:
    """What leads wrote to the writer: for the writer; a lead reads back only their own words."""
    mine = Attention.moment_id == moment.id
    if moment.author_id != actor.id:
        mine &= Attention.author_id == actor.id
    return session.scalars(select(Attention).where(mine).order_by(Attention.created_at)).all()


def see_attention(
    session: Session, actor: Actor, moment_id: str, until: datetime | None = None
) -> None:
    """The writer has read the attention on a moment, up to the last that was shown."""
    touch_person(session, actor.id)
    moment = moment_for(session, actor, moment_id)
    if moment.author_id != actor.id:
        raise NotFound
    unseen = (Attention.moment_id == moment_id) & Attention.seen_at.is_(None)
    if until is not None:
        unseen &= Attention.created_at <= until
    rows = update(Attention).where(unseen).values(seen_at=clock.now()).returning(Attention.id)
    for attention_id in session.scalars(rows).all():
        seen(session, actor.id, "attention", attention_id)


def unseen_attention(session: Session, actor: Actor) -> list[str]:
    """The moments on which attention waits for this person, latest first; only they are told."""
    rows = session.scalars(
        select(Attention.moment_id)
        .join(Moment, Moment.id == Attention.moment_id)
        .where(
            Moment.author_id == actor.id, Attention.seen_at.is_(None), Moment.withdrawn_at.is_(None)
        )
        .order_by(Attention.created_at.desc())
        .limit(20)
    )
    return list(dict.fromkeys(rows))
