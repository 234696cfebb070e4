"""The moments that carry a norm, as somebody outside its team meets them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.kernel import clock
from app.moments.models import EVERYWHERE, Moment, MomentNorm
from app.moments.reading import visible_to
from app.people.actor import Actor

SHOWN = 5
LATELY = timedelta(days=90)


@dataclass(frozen=True)
class Lived:
    """`shared`: told to the whole organisation, the latest first. `in_teams` only counts those of
    the last 90 days that a team keeps to itself."""

    shared: Sequence[Moment]
    in_teams: int


def lived_by(session: Session, actor: Actor, norm_id: str) -> Lived:
    """What carries this norm; the words of a team's moments are for the team alone."""
    carries = Moment.norms.any(MomentNorm.norm_id == norm_id)
    shared = (
        select(Moment)
        .options(joinedload(Moment.author), joinedload(Moment.team))
        .where(EVERYWHERE, visible_to(actor), Moment.text != "", carries)
        .order_by(Moment.received_at.desc(), Moment.id.desc())
        .limit(SHOWN)
    )
    in_teams = (
        select(func.count(Moment.id))
        .join(MomentNorm, MomentNorm.moment_id == Moment.id)
        .where(
            MomentNorm.norm_id == norm_id,
            Moment.visibility == "team",
            Moment.withdrawn_at.is_(None),
            Moment.received_at > clock.now() - LATELY,
        )
    )
    return Lived(session.scalars(shared).all(), session.scalar(in_teams) or 0)
