"""What becomes of stances and points when their time is over: what was agreed stays, names go."""

from datetime import datetime

from sqlalchemy import Select, delete, or_, select, union, update
from sqlalchemy.orm import Session

from app.kernel.personal import STAND_INS
from app.norms.models import Agreement, Norm, Point


def lapse(session: Session, before: datetime, most: int, nobody: str) -> int:
    """Drop up to `most` old stances on what holds no more, and take the names off as many points.

    A point that still stands keeps its name: it is that member's to take back.
    """
    over = select(Agreement.version_id, Agreement.person_id).where(
        Agreement.taken_at < before, Agreement.version_id.not_in(_alive())
    )
    stances = session.execute(over.limit(most)).all()
    for version_id, person_id in stances:
        session.execute(
            delete(Agreement).where(
                Agreement.version_id == version_id, Agreement.person_id == person_id
            )
        )
    old = select(Point.id).where(
        Point.raised_at < before,
        Point.person_id.not_in(STAND_INS),
        or_(Point.closed_at.is_not(None), Point.version_id.not_in(_alive())),
    )
    points = session.scalars(old.limit(most)).all()
    for column in (Point.person_id, Point.closed_by_id):
        named = Point.id.in_(points), column.is_not(None)
        session.execute(update(Point).where(*named).values({column: nobody}))
    return len(stances) + len(points)


def _alive() -> Select[str]:
    """Versions in force or with the members."""
    return select(
        union(
            select(Norm.current_id.label("id")).where(Norm.current_id.is_not(None)),
            select(Norm.proposal_id).where(Norm.proposal_id.is_not(None)),
        )
        .subquery()
        .c.id
    )
