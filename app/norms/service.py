"""Reading norms: a person sees those of their teams and of the whole organisation."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from app.kernel.errors import NotFound
from app.norms.models import Norm, NormVersion
from app.people.actor import Actor
from app.people.colleagues import Departure
from app.people.models import Membership, Person

_WHOLE = (
    joinedload(Norm.current), joinedload(Norm.proposal), joinedload(Norm.team),
    joinedload(Norm.above).joinedload(Norm.current),
)  # fmt: skip


def norms_shown(session: Session, actor: Actor) -> Sequence[Norm]:
    """The norms in force, and those whose first version is with the members or was withdrawn."""
    shown = select(Norm).options(*_WHOLE).where(shows(actor), Norm.retired_at.is_(None))
    return session.scalars(shown.order_by(Norm.created_at, Norm.id)).all()


def norms_since(session: Session, actor: Actor, version: int) -> Sequence[Norm]:
    """Norms shown to this person that changed after `version`, retired ones too.

    Who may still choose, and by what name others chose, changes with the people of the team.
    """
    changed = or_(Norm.version > version, and_(_is_about_people(), _people_changed(version)))
    return session.scalars(select(Norm).options(*_WHOLE).where(shows(actor), changed)).all()


def norm_for(session: Session, actor: Actor, norm_id: str) -> Norm:
    """One norm that is shown to this person, or was; another team's is not found."""
    norm = session.scalar(select(Norm).where(Norm.id == norm_id, shows(actor)))
    if norm is None:
        raise NotFound
    return norm


def versions_of(session: Session, norm: Norm) -> Sequence[NormVersion]:
    """What held over time, newest first."""
    return session.scalars(_versions(norm).where(NormVersion.published_at.is_not(None))).all()


def history_of(session: Session, actor: Actor, norm: Norm) -> Sequence[NormVersion]:
    """Everything that was ever proposed, newest first; an auditor reads only what held."""
    if not actor.is_colleague:
        return versions_of(session, norm)
    return session.scalars(_versions(norm).where(NormVersion.proposed_at.is_not(None))).all()


def unknown_norms(session: Session, actor: Actor, ids: Iterable[str]) -> set[str]:
    """Which of `ids` are no norm that holds or held for this person."""
    wanted = set(ids)
    if not wanted:
        return set()
    known = session.scalars(
        select(Norm.id).where(Norm.id.in_(wanted), Norm.current_id.is_not(None), _holds_for(actor))
    )
    return wanted - set(known)


def _versions(norm: Norm) -> Select[NormVersion]:
    of_norm = select(NormVersion).where(NormVersion.norm_id == norm.id)
    return of_norm.options(joinedload(NormVersion.proposed_by)).order_by(NormVersion.number.desc())


def shows(actor: Actor) -> ColumnElement[bool]:
    """What holds, or lies with the members; an auditor reads only what holds."""
    lies = [Norm.proposal_id.is_not(None)] if actor.is_colleague else []
    return and_(_holds_for(actor), or_(Norm.current_id.is_not(None), *lies))


def _holds_for(actor: Actor) -> ColumnElement[bool]:
    return or_(Norm.team_id.is_(None), Norm.team_id.in_(actor.teams))


def _is_about_people() -> ColumnElement[bool]:
    current, proposal = aliased(NormVersion), aliased(NormVersion)
    return or_(
        exists().where(current.id == Norm.current_id, current.settled != "published"),
        exists().where(proposal.id == Norm.proposal_id, proposal.settled.is_(None)),
    )


def _people_changed(version: int) -> ColumnElement[bool]:
    """Whether somebody came, left or was renamed in the team; without one, in any."""
    here = or_(Norm.team_id.is_(None), Membership.team_id == Norm.team_id)
    there = or_(Norm.team_id.is_(None), Departure.team_id == Norm.team_id)
    return or_(
        exists().where(Membership.person_id == Person.id, Person.version > version, here),
        exists().where(Departure.version > version, there),
    )
