"""The words of a reflection, sealed for its writer; how the shift felt is one of them."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from app.kernel.sealed import Words, seal, unseal
from app.reflections.models import Reflection


def seal_words(
    session: Session, row: Reflection, answer: str, feeling: int | None, content_hash: str
) -> None:
    """Put the answer on a row, and the hash of the version that a change replaces.

    The hash would give a short answer away: whoever guesses it could check.
    """
    words = {"answer": answer, "feeling": feeling, "hash": content_hash}
    row.words = seal(session, row.person_id, _place(row), words)


def words_of(session: Session, rows: Sequence[Reflection]) -> list[Words]:
    """`answer`, `feeling` (1 to 10 or None) and `hash` of each row, in order."""
    return list(unseal(session, [(row.person_id, _place(row), row.words) for row in rows]))


def _place(row: Reflection) -> str:
    return f"reflection.words:{row.id}"
