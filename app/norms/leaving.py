"""What becomes of somebody's stances, points and proposals when they are erased."""

from sqlalchemy import Select, delete, select, union, update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.versions import next_version
from app.norms.models import STANDS, Agreement, Norm, NormVersion, Point

_NEVER_HELD = NormVersion.proposed_at.is_not(None) & NormVersion.published_at.is_(None)


def leave(session: Session, person_id: str, *, keep: bool) -> None:
    """Take a person out of what norms say; the caller settles once they are no member any more.

    Stances go, and points that nobody can answer to any more. What was answered, and what was
    proposed, goes on by a former colleague (`keep`), or goes as well; what came in force is the
    team's.
    """
    session.flush()
    touched = session.scalars(norms_naming(person_id)).all()
    session.execute(delete(Agreement).where(Agreement.person_id == person_id))
    points = delete(Point).where(Point.person_id == person_id)
    session.execute(points.where(STANDS) if keep else points)
    if not keep:
        _drop_proposals(session, person_id)
    version = next_version(session)
    session.execute(update(Norm).where(Norm.id.in_(touched)).values(version=version))
    session.expire_all()


def norms_naming(person_id: str) -> Select[str]:
    """Norms of which devices may hold this person's name."""
    versions = union(
        select(Agreement.version_id).where(Agreement.person_id == person_id),
        select(Point.version_id).where(Point.person_id == person_id),
        select(NormVersion.id).where(NormVersion.proposed_by_id == person_id),
    )
    return select(NormVersion.norm_id).where(NormVersion.id.in_(versions)).distinct()


def _drop_proposals(session: Session, person_id: str) -> None:
    """Words of theirs that never held; a norm that says nothing any more leaves the devices."""
    theirs = select(NormVersion.id).where(NormVersion.proposed_by_id == person_id, _NEVER_HELD)
    ids = session.scalars(theirs).all()
    lost = Norm.proposal_id.in_(ids)
    retired = update(Norm).where(lost, Norm.current_id.is_(None), Norm.retired_at.is_(None))
    session.execute(retired.values(retired_at=clock.now()))
    session.execute(update(Norm).where(lost).values(proposal_id=None))
    session.execute(delete(NormVersion).where(NormVersion.id.in_(ids)))
