"""Handing one person's reflections to their other account."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.receipt import content_hash
from app.reflections.models import Reflection
from app.reflections.words import seal_words, words_of


def hand_over(session: Session, from_id: str, to_id: str) -> None:
    """Sealed anew for the other account; two answers of one day become one, in their order."""
    rows = session.scalars(select(Reflection).where(Reflection.person_id == from_id)).all()
    days = select(Reflection).where(
        Reflection.person_id == to_id, Reflection.on.in_([row.on for row in rows])
    )
    same = {row.on: row for row in session.scalars(days)}
    for row, words in zip(rows, words_of(session, rows), strict=True):
        other = same.get(row.on)
        if other is None:
            row.person_id = to_id
            seal_words(session, row, words["answer"], words["feeling"], words["hash"])
        else:
            _join(session, other, row, words)
    session.flush()


def _join(session: Session, kept: Reflection, gone: Reflection, words: dict[str, object]) -> None:
    own = words_of(session, [kept])[0]
    pairs = sorted([(kept.written_at, own), (gone.written_at, words)], key=lambda pair: pair[0])
    answer = "\n\n".join(str(each["answer"]) for _at, each in pairs if each["answer"])
    feeling = own["feeling"] if own["feeling"] is not None else words["feeling"]
    seal_words(session, kept, answer, feeling, content_hash({"a": answer, "f": feeling}))  # type: ignore[arg-type]
    session.delete(gone)
