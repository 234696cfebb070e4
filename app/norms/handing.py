"""Handing one person's stances, points and proposals to their other account."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.kernel.versions import next_version
from app.norms.leaving import norms_naming
from app.norms.models import STANDS, Agreement, Norm, NormVersion, Point


def hand_over(session: Session, from_id: str, to_id: str) -> None:
    """All of it; where both took a stance on a version, the one of the account that stays."""
    session.flush()
    named = Norm.id.in_(norms_naming(from_id))
    session.execute(update(Norm).where(named).values(version=next_version(session)))
    both = select(Agreement.version_id).where(Agreement.person_id == to_id)
    session.execute(
        delete(Agreement).where(Agreement.person_id == from_id, Agreement.version_id.in_(both))
    )
    session.execute(
        delete(Point).where(Point.person_id == from_id, STANDS, Point.version_id.in_(both))
    )
    for column in (
        Agreement.person_id, Point.person_id, Point.closed_by_id,
        NormVersion.proposed_by_id, NormVersion.edited_by_id,
    ):  # fmt: skip
        session.execute(update(column.class_).where(column == from_id).values({column: to_id}))
    session.expire_all()
