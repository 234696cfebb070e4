"""Verbs of feedback. Receiver and giver read it; nobody else, whatever their role."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session, joinedload

from app.feedback.models import Feedback
from app.feedback.words import STEPS, seal_words, words_of
from app.kernel import clock
from app.kernel.errors import NotFound, Refused
from app.kernel.keyset import cursor_of, key_of
from app.kernel.quota import refuse_beyond
from app.kernel.receipt import Sent
from app.kernel.versions import next_version
from app.norms.service import unknown_norms
from app.notices.service import notify, seen
from app.people.actor import Actor
from app.people.models import Person
from app.people.service import ref, touch

PAGE = 20
A_DAY = timedelta(days=1)


def give_feedback(
    session: Session, actor: Actor, feedback_id: str, content: dict[str, Any], sent: Sent
) -> bool:
    """Give a colleague a compliment or a tip, exactly once; returns whether it is new."""
    next_version(session)
    if _arrived(session, actor, feedback_id, sent):
        return False
    _check(session, actor, content)
    _refuse_too_much(session, actor, content["to"])
    touch(session, content["to"])
    feedback = Feedback(
        id=feedback_id,
        giver_id=actor.id,
        receiver_id=content["to"],
        kind=content["kind"],
        norm_id=content["norm"],
        created_at=clock.now(),
    )
    seal_words(session, feedback, content, sent.hash)
    session.add(feedback)
    session.flush()
    notify(session, content["to"], "feedback", feedback_id, "/app/feedback")
    return True


def received(
    session: Session, actor: Actor, before: str | None
) -> tuple[list[dict[str, Any]], str | None]:
    """What colleagues gave this person, newest first."""
    rows, following = _page(session, Feedback.receiver_id == actor.id, before)
    wires = wires_of(session, rows)
    return [
        wire | {"opened_at": row.opened_at} for wire, row in zip(wires, rows, strict=True)
    ], following


def given(
    session: Session, actor: Actor, before: str | None
) -> tuple[list[dict[str, Any]], str | None]:
    """What this person gave, newest first; not whether it was opened."""
    rows, following = _page(session, Feedback.giver_id == actor.id, before)
    return wires_of(session, rows), following


def open_feedback(session: Session, actor: Actor, feedback_id: str) -> None:
    """The receiver has read it; the giver is not told."""
    found = _received_by(session, actor, feedback_id)
    if found.opened_at is None:
        touch(session, actor.id)
        found.opened_at = clock.now()
        seen(session, actor.id, "feedback", feedback_id)
        session.flush()


def thank(session: Session, actor: Actor, feedback_id: str) -> None:
    """The receiver thanks the giver, who sees that with the feedback."""
    found = _received_by(session, actor, feedback_id)
    if found.thanked_at is None:
        touch(session, actor.id)
        found.thanked_at = clock.now()
        found.opened_at = found.opened_at or found.thanked_at
        seen(session, actor.id, "feedback", feedback_id)
        session.flush()


def unopened(session: Session, actor: Actor) -> int:
    """How much feedback waits for this person; only they are told."""
    waiting = select(Feedback.id).where(
        Feedback.receiver_id == actor.id, Feedback.opened_at.is_(None)
    )
    return len(session.scalars(waiting.limit(100)).all())


def _arrived(session: Session, actor: Actor, feedback_id: str, sent: Sent) -> bool:
    """Whether this feedback arrived before, in these very words."""
    found = session.get(Feedback, feedback_id)
    if found is None:
        return False
    if found.giver_id != actor.id:
        raise NotFound
    sent.must_repeat(words_of(session, [found])[0]["hash"])
    return True


def _refuse_too_much(session: Session, actor: Actor, receiver_id: str) -> None:
    """Feedback is a gift, not a flood: three a day to one person, twenty in all."""
    mine = Feedback.giver_id == actor.id
    at = Feedback.created_at
    refuse_beyond(session, 3, A_DAY, at, mine, Feedback.receiver_id == receiver_id)
    refuse_beyond(session, 20, A_DAY, at, mine)


def _check(session: Session, actor: Actor, content: dict[str, Any]) -> None:
    if content["to"] == actor.id:
        raise Refused(fields={"to": [_("Kies een collega. Voor jezelf is er je dagreflectie.")]})
    receiver = session.scalar(
        select(Person).where(Person.id == content["to"], Person.ended_at.is_(None))
    )
    if receiver is None:
        raise Refused(fields={"to": [_("Deze collega werkt hier niet meer. Je tekst is bewaard.")]})
    if content["norm"] and unknown_norms(session, actor, [content["norm"]]):
        raise Refused(fields={"norm": [_("Deze norm is niet van jouw team. Kies een andere.")]})


def _received_by(session: Session, actor: Actor, feedback_id: str) -> Feedback:
    found = session.scalar(
        select(Feedback).where(Feedback.id == feedback_id, Feedback.receiver_id == actor.id)
    )
    if found is None:
        raise NotFound
    return found


def _page(
    session: Session, whose: Any, before: str | None
) -> tuple[Sequence[Feedback], str | None]:
    statement = (
        select(Feedback)
        .options(joinedload(Feedback.giver), joinedload(Feedback.receiver))
        .where(whose)
        .order_by(Feedback.created_at.desc(), Feedback.id.desc())
        .limit(PAGE + 1)
    )
    if before:
        statement = statement.where(tuple_(Feedback.created_at, Feedback.id) < key_of(before))
    rows = session.scalars(statement).all()
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    return rows[:PAGE], cursor_of(last.created_at, last.id) if last else None


def wires_of(session: Session, rows: Sequence[Feedback]) -> list[dict[str, Any]]:
    """Feedback as giver and receiver both read it."""
    return [
        {
            "id": row.id,
            "from": ref(row.giver),
            "to": ref(row.receiver),
            "kind": row.kind,
            **{step: words[step] for step in STEPS},
            "norm": row.norm_id,
            "created_at": row.created_at,
            "thanked_at": row.thanked_at,
        }
        for row, words in zip(rows, words_of(session, rows), strict=True)
    ]
