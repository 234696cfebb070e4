"""Making a norm of the organisation a team's own from the console."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.db import new_id
from app.norms.editing import Edit, keep_draft, latest_of, norm_to_edit, take_turn, words_of
from app.norms.levels import come_from
from app.norms.models import Norm
from app.people.actor import Actor
from app.people.teams import team_in_use


def make_own(session: Session, actor: Actor, above_id: str, team_id: str) -> tuple[Norm, bool]:
    """A draft of a team's own words below a norm of the organisation, and whether it is new.

    It begins with the words above. A team has one at most: what is there already is given back.
    """
    take_turn(session)
    above, team = norm_to_edit(session, above_id), team_in_use(session, team_id)
    of_team = Norm.above_id == above.id, Norm.team_id == team.id, Norm.retired_at.is_(None)
    there = session.scalar(select(Norm).where(*of_team).order_by(Norm.created_at, Norm.id).limit(1))
    if there is not None:
        return there, False
    words = words_of(above.current or latest_of(session, above)) | {"review_on": None}
    norm = keep_draft(session, actor, Edit(new_id(), team.id, words, "")).norm
    number = above.current.number if above.current else 0
    come_from(session, actor, norm, {"id": above.id, "number": number})
    session.flush()
    return norm, True
