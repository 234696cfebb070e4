"""A version that members are asked about, laid out for who talks it over: a lead, an admin."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.orm import Session

from app.norms.changes import Change
from app.norms.history import changed_since
from app.norms.members import reads
from app.norms.models import STANCES, Norm, NormVersion, Stance
from app.norms.said import Numbers, Said, numbers_of, said_of
from app.people.actor import Actor

Wire = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """How a version stands: who is still open, and how many points stand, are only numbers.

    `stances`, `standing` and `answered` are empty for who reads no names (`named` is false).
    """

    version: NormVersion
    before: NormVersion | None
    open: int
    points: int
    named: bool
    elsewhere: int = 0
    stances: dict[Stance, list[Wire]] = field(default_factory=dict)
    standing: list[Wire] = field(default_factory=list)
    answered: list[Wire] = field(default_factory=list)

    @property
    def changed(self) -> list[Change]:
        return changed_since(self.before, self.version)


def asked_on(session: Session, actor: Actor, norm: Norm) -> list[Asked]:
    """What lies with the members first, then what is in force; only what they are asked about."""
    asked = [each for each in (norm.open, norm.current) if each is not None and each.asks]
    ids = [each.id for each in asked]
    said = said_of(session, actor, ids) if reads(actor, norm) else {}
    numbers = numbers_of(session, ids)
    return [_asked(norm, each, numbers[each.id], said.get(each.id)) for each in asked]


def _asked(norm: Norm, version: NormVersion, numbers: Numbers, said: Said | None) -> Asked:
    before = norm.current if version is not norm.current else None
    if said is None:
        return Asked(version, before, numbers.open, numbers.points, named=False)
    return Asked(
        version,
        before,
        numbers.open,
        numbers.points,
        named=True,
        elsewhere=said.elsewhere,
        stances={stance: _who(said.stances, stance) for stance in STANCES},
        standing=[point for point in said.points if point["answered_at"] is None],
        answered=[point for point in said.points if point["answered_at"] is not None],
    )


def _who(stances: list[Wire], stance: Stance) -> list[Wire]:
    return [each["person"] for each in stances if each["stance"] == stance]
