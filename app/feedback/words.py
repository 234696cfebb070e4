"""The words of feedback, sealed for whoever receives it; the giver reads along while they stay."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.feedback.models import Feedback
from app.kernel.sealed import Words, seal, unseal

STEPS = ("behaviour", "feeling", "effect", "wish")


def seal_words(session: Session, row: Feedback, content: Words, content_hash: str) -> None:
    """Put the four steps on a row, and the hash by which a repeat is known."""
    words = {step: content[step] for step in STEPS} | {"hash": content_hash}
    row.words = seal(session, row.receiver_id, _place(row), words)


def words_of(session: Session, rows: Sequence[Feedback]) -> list[Words]:
    """The steps and the hash of each row, in order."""
    return list(unseal(session, [(row.receiver_id, _place(row), row.words) for row in rows]))


def _place(row: Feedback) -> str:
    return f"feedback.words:{row.id}"
