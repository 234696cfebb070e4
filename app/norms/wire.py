"""Norms as JSON: what is in force, what lies with the members, and where that stands."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy.orm import Session

from app.kernel.errors import NotFound
from app.norms.levels import looked_at
from app.norms.models import Norm, NormVersion
from app.norms.roots import Roots, roots_of, wire_roots
from app.norms.said import Said, points_on, said_of
from app.people.actor import Actor
from app.people.service import ref


def wire(session: Session, actor: Actor, norm: Norm) -> dict[str, Any]:
    """One norm, for this reader."""
    return wires(session, actor, [norm])[0]


def wires(session: Session, actor: Actor, norms: Sequence[Norm]) -> list[dict[str, Any]]:
    """Norms for this reader; what members said of all of them takes three statements, what
    they are rooted in two, what changed above one."""
    versions = [each for norm in norms for each in (norm.current, norm.open) if each is not None]
    said = said_of(session, actor, [each.id for each in versions if each.asks])
    # An auditor reads how things are set up, not what customers say.
    roots = roots_of(session, [norm.id for norm in norms]) if actor.is_colleague else {}
    seen = looked_at(session, norms)
    return [
        _norm(norm, said, actor)
        | wire_roots(roots.get(norm.id) or Roots())
        | {"above": _above(norm, seen.get(norm.id))}
        for norm in norms
    ]


def wire_version(version: NormVersion) -> dict[str, Any]:
    """What one version says."""
    return {
        "number": version.number,
        "symbol": version.symbol,
        "hue": version.hue,
        "title": version.title,
        "summary": version.summary,
        "frame": version.frame,
        "room": version.room,
        "say": version.say,
        "rather_not": version.rather_not,
        "why": version.why,
        "review_on": version.review_on,
        "published_at": version.published_at,
        "moment": version.moment_id,
    }


def wire_history(
    session: Session, actor: Actor, versions: Sequence[NormVersion]
) -> list[dict[str, Any]]:
    """Versions with how each ended and which points were raised; not who took which stance."""
    points = points_on(session, [version.id for version in versions]) if actor.is_colleague else {}
    return [
        wire_version(version)
        | _proposal(version)
        | {
            "settled": version.settled,
            "asked": version.asked,
            "chose": version.chose,
            "withdrawn_at": version.withdrawn_at,
            "answer": version.answer,
            "points": points.get(version.id, []),
        }
        for version in versions
    ]


def _norm(norm: Norm, said: dict[str, Said], actor: Actor) -> dict[str, Any]:
    shown, open_ = norm.current or norm.proposal, norm.open if actor.is_colleague else None
    if shown is None:
        raise NotFound  # a first draft is shown to nobody
    team = {"id": norm.team.id, "name": norm.team.name} if norm.team else None
    state = "in_force" if norm.current else "proposed" if norm.open else "withdrawn"
    return {
        "id": norm.id,
        "team": team,
        "state": state,
        **wire_version(shown),
        "agreement": _agreement(shown, said),
        "next": wire_version(open_) | {"agreement": _agreement(open_, said)}
        if open_ is not None and open_ is not shown
        else None,
        "withdrawn": _withdrawn(norm.proposal) if actor.is_colleague else None,
        "room_taken": norm.room_taken and norm.open is None,
        "quiet_since": None if norm.open else norm.quiet_since,
        "review": None if norm.open else _review(norm),
    }


def _review(norm: Norm) -> dict[str, Any] | None:
    if norm.current is None or norm.review_lived is None:
        return None
    return {
        "on": norm.current.review_on,
        "lived": norm.review_lived,
        "took_room": norm.review_room,
    }


def _above(norm: Norm, seen: NormVersion | None) -> dict[str, Any] | None:
    above = norm.above
    if above is None or above.current is None:
        return None
    return {
        "id": above.id,
        "number": above.current.number,
        "title": above.current.title,
        "seen": wire_version(seen) if seen else None,
    }


def _agreement(version: NormVersion, said: dict[str, Said]) -> dict[str, Any] | None:
    found = said.get(version.id)
    if found is None:  # nobody is asked about it, or this reader reads no stances
        return None
    return _proposal(version) | {
        "version": version.number,
        "settled": version.settled,
        "deadline": version.deadline,
        "open": found.open,
        "elsewhere": found.elsewhere,
        "stances": found.stances,
        "points": found.points,
    }


def _withdrawn(version: NormVersion | None) -> dict[str, Any] | None:
    if version is None or version.settled is None:
        return None
    return _proposal(version) | {
        "version": version.number,
        "title": version.title,
        "withdrawn_at": version.withdrawn_at,
        "answer": version.answer,
    }


def _proposal(version: NormVersion) -> dict[str, Any]:
    by = version.proposed_by
    return {
        "id": version.id,
        "proposed_at": version.proposed_at,
        "proposed_by": ref(by) if by else None,
    }
