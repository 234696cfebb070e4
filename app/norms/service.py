"""Reading norms: a person sees those of their teams and of the whole organisation."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, joinedload

from app.kernel.errors import NotFound
from app.norms.models import Norm, NormVersion
from app.people.actor import Actor


def norms_of(session: Session, actor: Actor) -> Sequence[Norm]:
    """The norms that hold for this person now, by title."""
    return session.scalars(
        select(Norm)
        .join(Norm.current)
        .options(joinedload(Norm.current), joinedload(Norm.team))
        .where(_holds_for(actor), Norm.retired_at.is_(None))
        .order_by(NormVersion.title, Norm.id)
    ).all()


def norms_since(session: Session, actor: Actor, version: int) -> Sequence[Norm]:
    """Norms of this person's teams that changed after `version`, retired ones too."""
    return session.scalars(
        select(Norm)
        .options(joinedload(Norm.current), joinedload(Norm.team))
        .where(_holds_for(actor), Norm.version > version)
    ).all()


def norm_for(session: Session, actor: Actor, norm_id: str) -> Norm:
    """One norm that holds for this person, or held; another team's is not found."""
    norm = session.scalar(
        select(Norm).where(Norm.id == norm_id, _holds_for(actor), Norm.current_id.is_not(None))
    )
    if norm is None:
        raise NotFound
    return norm


def versions_of(session: Session, norm: Norm) -> Sequence[NormVersion]:
    """What the norm said over time, newest first; a draft is not among them."""
    return session.scalars(
        select(NormVersion)
        .where(NormVersion.norm_id == norm.id, NormVersion.published_at.is_not(None))
        .order_by(NormVersion.number.desc())
    ).all()


def unknown_norms(session: Session, actor: Actor, ids: Iterable[str]) -> set[str]:
    """Which of `ids` are no norm of this person's teams, retired or not."""
    wanted = set(ids)
    if not wanted:
        return set()
    known = session.scalars(select(Norm.id).where(Norm.id.in_(wanted), _holds_for(actor)))
    return wanted - set(known)


def wire(norm: Norm) -> dict[str, Any]:
    """A norm as the phone reads it."""
    if norm.current is None:
        raise NotFound  # a first draft holds for nobody yet
    team = {"id": norm.team.id, "name": norm.team.name} if norm.team else None
    return {"id": norm.id, "team": team} | wire_version(norm.current)


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
    }


def _holds_for(actor: Actor) -> ColumnElement[bool]:
    return or_(Norm.team_id.is_(None), Norm.team_id.in_(actor.teams))
