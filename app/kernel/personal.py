"""What a table holds of people, said beside the table: read by download, erasure and data map.

Every column is one of four: told to its person under a label, for programs only (ids, versions),
secret (never leaves the server) or sealed. `tests/architecture/test_personal.py` demands that no
column is left out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from app.kernel.db import Base

# Who stands in for somebody who was erased, or whose name has lapsed.
FORMER = "00000000-0000-7000-8000-000000000001"
SOMEBODY = "00000000-0000-7000-8000-000000000002"
STAND_INS = (FORMER, SOMEBODY)


class Fate(StrEnum):
    """What becomes of a row when the person in a column is erased."""

    GONE = "gone"
    NAMELESS = "nameless"  # stays, by a former colleague
    LEFT = "left"  # stays with an id that names nobody any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One table. `who` maps each column with a person's id to what erasing that person does."""

    table: type[Base]
    title: Any
    purpose: Any
    who: Mapping[str, Fate]
    fields: Mapping[str, Any]
    inner: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    # How long, by the name of a period; empty: as long as the account.
    period: str = ""
    # The label of each sealed word, and what opens them.
    sealed: Mapping[str, Any] = field(default_factory=dict)
    opened: Callable[[Session, Sequence[Any]], list[dict[str, Any]]] | None = None
    # Whose rows these are where that is not what `who` says.
    rows: Callable[[str], Select[Any]] | None = None
    # Columns that this person may not read of this row.
    hides: Callable[[Any, str], frozenset[str]] = lambda _row, _person: frozenset()

    @property
    def name(self) -> str:
        return str(self.table.__tablename__)

    def of(self, person_id: str) -> Select[Any]:
        """This person's own rows."""
        if self.rows is not None:
            return self.rows(person_id)
        columns = self.table.__table__.c
        return select(self.table).where(or_(*(columns[name] == person_id for name in self.who)))
