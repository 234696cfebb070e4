"""The log: who did what to whom. It only grows, and each entry seals the one before.

It has no content: an entry names people and things by id, and a deed from a closed list; what
somebody wrote never enters it. The database itself refuses to change an entry or to drop one of
the last year (triggers of migration 0009), and the chain of hashes shows whether somebody went
round that.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import BigInteger, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kernel import clock
from app.kernel.db import Base, Id
from app.kernel.versions import hold_counter

# What the first entry of all stands on.
_NOTHING = "0" * 64

_DEEDS: dict[str, "Deed"] = {}


@dataclass(frozen=True, slots=True)
class Deed:
    """Something worth logging; `words` say it to a reader, in their language when shown.

    `values` are the words for what an entry may say beside it: for "moments" also in "moments 90".
    """

    name: str
    words: Any
    values: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.name in _DEEDS:
            raise ValueError(f"two deeds are called {self.name}")
        _DEEDS[self.name] = self

    def said(self, value: str) -> str:
        """What an entry says beside its deed, in the reader's language."""
        word, space, rest = value.partition(" ")
        return f"{self.values.get(word, word)}{space}{rest}"


def deeds() -> dict[str, Deed]:
    """Every deed that the features declared, by name."""
    return dict(_DEEDS)


class LogEntry(Base):
    """One deed. `actor_id` is None when the system did it by itself."""

    __tablename__ = "log_entry"
    __table_args__ = (Index("ix_log_entry_about", "about_id", "number"),)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    # No foreign keys: the log outlives whom and what it names.
    actor_id: Mapped[str | None] = mapped_column(Id)
    deed: Mapped[str] = mapped_column(String(40))
    about_id: Mapped[str | None] = mapped_column(Id)
    object_id: Mapped[str | None] = mapped_column(Id)
    value: Mapped[str] = mapped_column(String(40))
    before: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class BrokenChain(Exception):
    """An entry is not what was written, or one is missing; `number` says where it shows."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"the log does not hold together at entry {number}")


def record(
    session: Session,
    deed: Deed,
    *,
    actor: str | None,
    about: str | None = None,
    on: str | None = None,
    value: str = "",
) -> None:
    """Add a deed in this transaction: it stands when what it tells stands.

    `about` is the person it concerns, `on` the thing (a team, a norm), `value` a word from the
    code such as a role or a count; never something a person wrote.
    """
    record_about(session, deed, [about], actor=actor, on=on, value=value)


def record_about(
    session: Session,
    deed: Deed,
    people: Iterable[str | None],
    *,
    actor: str | None,
    on: str | None = None,
    value: str = "",
) -> None:
    """The same deed about each of these people, in one statement."""
    hold_counter(session)  # one writer at a time, so that the chain does not fork
    last = session.execute(_LAST).one_or_none()
    before, now = last.hash if last else _NOTHING, clock.now()
    entries = []
    for number, about in enumerate(people, last.number + 1 if last else 1):
        entry = LogEntry(
            number=number,
            at=now,
            actor_id=actor,
            deed=deed.name,
            about_id=about,
            object_id=on,
            value=value,
            before=before,
        )
        entry.hash = before = seal_of(entry)
        entries.append(entry)
    session.add_all(entries)
    session.flush()


_LAST = select(LogEntry.number, LogEntry.hash).order_by(LogEntry.number.desc()).limit(1)


def seal_of(entry: LogEntry) -> str:
    """SHA-256 over the seal of the entry before and everything this one says."""
    said = (
        entry.before, entry.number, entry.at.isoformat(), entry.actor_id, entry.deed,
        entry.about_id, entry.object_id, entry.value,
    )  # fmt: skip
    return hashlib.sha256(orjson.dumps(said)).hexdigest()


def verify(entries: Iterable[LogEntry]) -> str:
    """The seal of the last entry; raises BrokenChain. Entries come in order, the oldest first.

    Whoever noted an earlier seal elsewhere can look it up: a chain that was made anew lacks it.
    """
    before: LogEntry | None = None
    for entry in entries:
        follows = before is None or (
            entry.number == before.number + 1 and entry.before == before.hash
        )
        if not follows or entry.hash != seal_of(entry):
            raise BrokenChain(entry.number)
        before = entry
    return before.hash if before else _NOTHING
