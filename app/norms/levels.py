"""Norms of the organisation, and what teams made of them in their own words.

A team's norm remembers which norm it came from, and which version of that its members looked at
last. When the organisation's says something else since, theirs has "changed above" until the team
says that it still fits, or proposes other words.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, exists, select, tuple_, update
from sqlalchemy.orm import Session, aliased, joinedload

from app.kernel.errors import Conflict
from app.norms.models import Norm, NormVersion
from app.norms.service import norm_for
from app.people.actor import Actor


def is_free(norm: Norm) -> bool:
    """Whether its team can still change: nobody was asked, and no team made it its own words."""
    return not (norm.current_id or norm.proposal_id or norm.above_id)


def changed_above(norm: Norm) -> bool:
    """Whether the norm that this one came from says something else than what was looked at."""
    above = norm.above
    return bool(
        above
        and above.retired_at is None
        and above.current
        and above.current.number != norm.above_number
    )


def is_changed_above() -> ColumnElement[bool]:
    """The same of the Norm of a statement."""
    above, now = aliased(Norm), aliased(NormVersion)
    return exists().where(
        above.id == Norm.above_id,
        above.retired_at.is_(None),
        now.id == above.current_id,
        now.number.is_distinct_from(Norm.above_number),
    )


def looked_at(session: Session, norms: Iterable[Norm]) -> dict[str, NormVersion]:
    """Per norm that changed above: what its team looked at last; one statement for all."""
    pairs = {norm.id: (norm.above_id, norm.above_number) for norm in norms if changed_above(norm)}
    if not pairs:
        return {}
    asked = tuple_(NormVersion.norm_id, NormVersion.number).in_(set(pairs.values()))
    found = {
        (each.norm_id, each.number): each
        for each in session.scalars(select(NormVersion).where(asked))
    }
    return {norm_id: found[pair] for norm_id, pair in pairs.items() if pair in found}


def own_versions(session: Session, norm: Norm, *, drafts: bool = False) -> Sequence[Norm]:
    """Norms in use that teams made of this one, by team; with `drafts` also what holds not yet."""
    below = select(Norm).options(joinedload(Norm.current), joinedload(Norm.team))
    here = below.where(Norm.above_id == norm.id, Norm.retired_at.is_(None))
    if not drafts:
        here = here.where(Norm.current_id.is_not(None))
    return sorted(session.scalars(here), key=lambda each: each.team.name if each.team else "")


def come_from(session: Session, actor: Actor, norm: Norm, above: Mapping[str, Any]) -> None:
    """Let a team's new norm be its own words for one of the organisation, as it was read."""
    found = norm_for(session, actor, above["id"])
    if found.team_id is not None or found.current is None or found.retired_at is not None:
        raise Conflict(
            "not_above",
            _("De norm waar dit bij hoort geldt niet meer. Je tekst staat nog hier."),
        )
    norm.above = found
    _note(norm, above["number"])


def take_note(norm: Norm, number: int) -> None:
    """Remember that the team looked at this version above; a late word takes nothing back."""
    if norm.above_number is not None and number > norm.above_number:
        _note(norm, number)


def tell_below(session: Session, norm: Norm, version: int) -> None:
    """Let devices fetch what hangs below a norm that says something else now."""
    below = Norm.above_id == norm.id
    session.execute(update(Norm).where(below).values(version=version))


def _note(norm: Norm, number: int) -> None:
    latest = norm.above.current.number if norm.above and norm.above.current else number
    norm.above_number = min(number, latest)
