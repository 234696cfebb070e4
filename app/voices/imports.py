"""A file of voices: kept without what tells of people, shown row by row, then taken in by the
worker in batches. The same row is taken in once, however often it comes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Literal

import orjson
from flask_babel import lazy_gettext as _l
from sqlalchemy import String, Text, delete, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.kernel import clock
from app.kernel.db import Base, Id, new_id
from app.kernel.errors import Conflict, NotFound
from app.kernel.log import record
from app.people.actor import Actor
from app.people.names import folded
from app.voices import deeds
from app.voices.models import CustomerVoice
from app.voices.rows import Row
from app.voices.scores import Score
from app.voices.service import score_columns, sought
from app.voices.themes import themes_named

KEPT = timedelta(hours=24)
BATCH = 1000
_ASKED = 500  # ids in one question to the database

Stage = Literal["shown", "running", "done"]
Fate = Literal["wrong", "new", "same"]
FATES: tuple[Fate, ...] = ("wrong", "new", "same")


class VoiceImport(Base):
    """A file between its dry run and the last batch; its rows go as soon as they are in."""

    __tablename__ = "voice_import"
    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    made_at: Mapped[datetime]
    name: Mapped[str] = mapped_column(String(60))
    stage: Mapped[Stage] = mapped_column(String(8), default="shown", index=True)
    rows: Mapped[str] = mapped_column(Text)
    skipped: Mapped[str] = mapped_column(Text)
    total: Mapped[int]
    # How many rows were looked at, and how many voices came of them.
    taken: Mapped[int] = mapped_column(default=0)
    made: Mapped[int] = mapped_column(default=0)

    @cached_property
    def lines(self) -> list[Row]:
        """The rows as they were read."""
        return [Row(*line) for line in orjson.loads(self.rows)]


class AlreadyStarted(Conflict):
    code = "already_started"
    detail = _l("Dit bestand wordt al ingevoerd.")


def keep_file(session: Session, name: str, rows: list[Row], skipped: list[str]) -> VoiceImport:
    """Keep what was read for its dry run; files that nobody took in go after a day."""
    oldest = clock.now() - KEPT
    session.execute(
        delete(VoiceImport).where(VoiceImport.made_at < oldest, VoiceImport.stage != "running")
    )
    made = VoiceImport(
        made_at=clock.now(), name=name[:60], total=len(rows), skipped=", ".join(skipped),
        rows=orjson.dumps([astuple(row) for row in rows]).decode(),
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def file_for(session: Session, import_id: str) -> VoiceImport:
    """One file; raises NotFound."""
    found = session.get(VoiceImport, import_id, populate_existing=True)
    if found is None:
        raise NotFound
    return found


def fates_of(session: Session, kept: VoiceImport) -> list[tuple[Row, Fate]]:
    """What would become of each row now."""
    there = _there(session, (row.origin for row in kept.lines))
    found: list[tuple[Row, Fate]] = []
    for row in kept.lines:
        same = row.origin in there
        found.append((row, "wrong" if row.wrong else "same" if same else "new"))
        there.add(row.origin)
    return found


def counts_of(fates: Iterable[tuple[Row, Fate]]) -> Counter[Fate]:
    """How many rows have each fate."""
    return Counter(fate for _row, fate in fates)


def start(session: Session, by: Actor, import_id: str) -> None:
    """Let the worker take the file in."""
    kept = file_for(session, import_id)
    if kept.stage != "shown":
        raise AlreadyStarted
    kept.stage = "running"
    session.flush()
    record(session, deeds.VOICES_IMPORTED, actor=by.id, value=str(kept.total))


def take_in(session: Session) -> int:
    """One batch of the file that waits longest; how many rows were looked at."""
    waiting = select(VoiceImport).where(VoiceImport.stage == "running")
    oldest = waiting.order_by(VoiceImport.made_at, VoiceImport.id).limit(1)
    kept = session.scalar(oldest.with_for_update(skip_locked=True))
    if kept is None:
        return 0
    part = kept.lines[kept.taken : kept.taken + BATCH]
    there = _there(session, (row.origin for row in part))
    fresh = {row.origin: row for row in part if not row.wrong and row.origin not in there}
    about = themes_named(session, {row.theme for row in fresh.values()})
    voices = [_columns(row, kept, about) for row in fresh.values()]
    if voices:
        session.execute(insert(CustomerVoice), voices)
    kept.taken += len(part)
    kept.made += len(voices)
    if kept.taken >= kept.total:
        kept.stage, kept.rows = "done", "[]"
    session.flush()
    return max(1, len(part))


def _there(session: Session, origins: Iterable[str]) -> set[str]:
    """Which of these voices are kept already."""
    wanted = sorted(set(origins) - {""})
    column = CustomerVoice.origin
    return {
        found
        for start_ in range(0, len(wanted), _ASKED)
        for found in session.scalars(
            select(column).where(column.in_(wanted[start_ : start_ + _ASKED]))
        )
        if found
    }


def _columns(row: Row, kept: VoiceImport, about: dict[str, Any]) -> dict[str, Any]:
    score = None if row.score is None else Score(row.score, row.low, row.high)
    theme = about.get(folded(row.theme))
    return score_columns(score) | {
        "id": new_id(), "text": row.text, "text_key": sought(row.text), "masked": row.masked,
        "channel": row.channel, "said_on": row.day,
        "language": row.language, "source": kept.name, "origin": row.origin,
        "theme_id": theme.id if theme else None, "value_id": None, "team_id": row.team_id or None,
        "linked": theme is not None, "created_at": kept.made_at, "retired": False,
    }  # fmt: skip


def page_of(
    fates: Iterable[tuple[Row, Fate]], show: str, after: int, most: int
) -> tuple[list[Row], int | None]:
    """Rows of one fate after a row's number, and the number to ask the next ones by."""
    rows = list(_first((row for row, fate in fates if fate == show and row.number > after), most))
    return rows[:most], rows[most - 1].number if len(rows) > most else None


def _first(rows: Iterator[Row], most: int) -> Iterator[Row]:
    for _number, row in zip(range(most + 1), rows, strict=False):
        yield row
