"""What norms are found by: the words of each version, kept true by every write of one.

They lie here folded (lower case, no accents, one space between words), so that both engines cut
them into the same words: SQLite by FTS5, which triggers keep, PostgreSQL by a GIN index.
"""

import re
import unicodedata
from typing import Any

from sqlalchemy import Connection, ForeignKey, Text, event, insert, inspect, update
from sqlalchemy.orm import Mapped, Mapper, mapped_column

from app.kernel.db import Base
from app.norms.models import NormVersion

_WORD = re.compile(r"[^\W_]+")
# PostgreSQL refuses words over 2,046 bytes; nobody looks for one half so long.
LONGEST_WORD = 60
_TITLE, _SUMMARY, _REST = "title", "summary", ("frame", "room", "say", "rather_not", "why")


class NormText(Base):
    """One version's words, by how much they say of what it is about."""

    __tablename__ = "norm_text"
    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[str] = mapped_column(
        ForeignKey("norm_version.id", ondelete="CASCADE"), unique=True
    )
    title: Mapped[str] = mapped_column(Text)
    summary: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)


def words_in(text: str) -> list[str]:
    """The words of a text as the index knows them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(part for part in plain if not unicodedata.combining(part))
    return [word[:LONGEST_WORD] for word in _WORD.findall(bare)]


def _text(*parts: str) -> str:
    return " ".join(word for part in parts for word in words_in(part))


@event.listens_for(NormVersion, "after_insert")
def _add(_mapper: Mapper[NormVersion], connection: Connection, version: NormVersion) -> None:
    connection.execute(insert(NormText).values(version_id=version.id, **_texts(version)))


@event.listens_for(NormVersion, "after_update")
def _change(_mapper: Mapper[NormVersion], connection: Connection, version: NormVersion) -> None:
    attributes = inspect(version).attrs
    if any(attributes[name].history.has_changes() for name in (_TITLE, _SUMMARY, *_REST)):
        of_it = NormText.version_id == version.id
        connection.execute(update(NormText).where(of_it).values(**_texts(version)))


def _texts(version: NormVersion) -> dict[str, str]:
    rest: list[Any] = [getattr(version, name) for name in _REST]
    lines = (each if isinstance(each, str) else " ".join(each) for each in rest)
    return {
        "title": _text(version.title), "summary": _text(version.summary), "words": _text(*lines)
    }  # fmt: skip
