"""Verbs of reflecting. Everything here is reached through the writer; there is no other way."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.errors import Conflict, NotFound, Refused
from app.kernel.receipt import Sent
from app.notices.service import seen
from app.people.actor import Actor
from app.people.service import organisation, touch
from app.reflections.models import Question, Reflection
from app.reflections.words import seal_words, words_of

PAGE = 30
LATEST_BACK = timedelta(days=30)


def reflect(
    session: Session, actor: Actor, reflection_id: str, content: dict[str, Any], sent: Sent
) -> bool:
    """Keep a reflection, exactly once and one a local day; returns whether it is new.

    A second thought names the version that it replaces.
    """
    touch(session, actor.id)
    found = session.get(Reflection, reflection_id)
    if found is not None and found.person_id != actor.id:
        raise NotFound
    if found is not None and sent.repeats(words_of(session, [found])[0]["hash"]):
        return False
    if found is None or found.on != content["on"]:
        _check_day(session, content["on"])  # an answer can be changed for ever, on its own day
    _check(session, actor, reflection_id, content)
    new = found is None
    if found is None:
        found = Reflection(id=reflection_id, person_id=actor.id)
    found.on = content["on"]
    found.question_id = content["question"]
    found.written_at = clock.now()
    seal_words(session, found, content["answer"], content["feeling"], sent.hash)
    session.add(found)
    session.flush()
    seen(session, actor.id, "reflection", content["on"].isoformat())
    return new


def forget(session: Session, actor: Actor, reflection_id: str) -> None:
    """Delete one's own reflection; nothing of it is left."""
    touch(session, actor.id)
    found = session.get(Reflection, reflection_id)
    if found is None or found.person_id != actor.id:
        raise NotFound
    session.delete(found)
    session.flush()


def reflections_of(session: Session, actor: Actor, before: date | None) -> Sequence[Reflection]:
    """One's own reflections, newest first; a page and one more."""
    own = select(Reflection).where(Reflection.person_id == actor.id)
    if before:
        own = own.where(Reflection.on < before)
    return session.scalars(own.order_by(Reflection.on.desc()).limit(PAGE + 1)).all()


def wires_of(session: Session, rows: Sequence[Reflection]) -> list[dict[str, Any]]:
    """Reflections as their writer reads them."""
    return [
        {"id": row.id, "on": row.on, "question": row.question_id, **words}
        for row, words in zip(rows, words_of(session, rows), strict=True)
    ]


def last_reflected_on(session: Session, person_id: str) -> date | None:
    """The last local day that this person reflected on."""
    return session.scalar(
        select(Reflection.on)
        .where(Reflection.person_id == person_id)
        .order_by(Reflection.on.desc())
        .limit(1)
    )


def reflected_on(session: Session, person_id: str, on: date) -> bool:
    """Whether this person already reflected on that local day."""
    same_day = select(Reflection.id).where(Reflection.person_id == person_id, Reflection.on == on)
    return session.scalar(same_day) is not None


def questions_since(session: Session, version: int) -> Sequence[Question]:
    """Questions of the day that changed after `version`."""
    return session.scalars(
        select(Question).where(Question.version > version).order_by(Question.position)
    ).all()


def wire_question(question: Question) -> dict[str, Any]:
    """A question in both languages: the phone chooses, also without network."""
    return {
        "id": question.id,
        "position": question.position,
        "text": {"nl": question.text_nl, "en": question.text_en},
    }


def _check_day(session: Session, on: date) -> None:
    today = clock.today(organisation(session).timezone)
    # A device may be a zone ahead of the shop; a day is room enough.
    if not today - LATEST_BACK <= on <= today + timedelta(days=1):
        raise Refused(fields={"on": [_("Deze dag ligt te ver weg. Je tekst is bewaard.")]})


def _check(session: Session, actor: Actor, reflection_id: str, content: dict[str, Any]) -> None:
    if content["question"] and session.get(Question, content["question"]) is None:
        raise Refused(
            fields={"question": [_("Deze vraag kennen we niet meer. Je tekst is bewaard.")]}
        )
    other = session.scalar(
        select(Reflection.id).where(
            Reflection.person_id == actor.id,
            Reflection.on == content["on"],
            Reflection.id != reflection_id,
        )
    )
    if other is not None:
        raise Conflict(
            "already_reflected", _("Je keek op deze dag al terug. Deze tekst is bewaard.")
        )
