"""How norms stand, said once and in the database's words: what the console shows, sorts and filters
by it cannot differ."""

from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import aliased

from app.norms.index import NormText
from app.norms.levels import is_changed_above
from app.norms.members import works_with
from app.norms.models import Norm, NormVersion, Point
from app.people.models import Team

State = Literal["in_force", "proposed", "draft", "withdrawn", "retired"]
STATES: tuple[State, ...] = ("in_force", "proposed", "draft", "withdrawn", "retired")
# Under these a norm is found as well, however it stands.
FOUND_BY = (*STATES, "discuss", "changed")

_draft, _proposal = aliased(NormVersion), aliased(NormVersion)
# NormVersion itself is what is shown.
_open_id = case((_proposal.settled.is_(None), _proposal.id))
_shown_id = func.coalesce(Norm.current_id, _open_id, _draft.id, _proposal.id)
rank = case(
    (Norm.retired_at.is_not(None), STATES.index("retired")),
    (Norm.current_id.is_not(None), STATES.index("in_force")),
    (_open_id.is_not(None), STATES.index("proposed")),
    (_draft.id.is_not(None), STATES.index("draft")),
    else_=STATES.index("withdrawn"),
)

_of_point, _version_of = aliased(Norm), aliased(NormVersion)
_discussed = (
    select(Point.version_id)
    .join(_version_of, _version_of.id == Point.version_id)
    .join(_of_point, _of_point.id == _version_of.norm_id)
    .where(Point.closed_at.is_(None), works_with(_of_point.team_id, Point.person_id))
)
FINDS: dict[str, ColumnElement[bool]] = {
    "in_force": Norm.current_id.is_not(None),
    "proposed": _open_id.is_not(None),
    "discuss": func.coalesce(_open_id, Norm.current_id).in_(_discussed),
    "draft": _draft.id.is_not(None),
    "withdrawn": rank == STATES.index("withdrawn"),
    "changed": is_changed_above(),
}


def joined(found: Select[Any]) -> Select[Any]:
    """From each norm to what is shown of it (NormVersion, its NormText), its draft and its Team."""
    return (
        found.select_from(Norm)
        .outerjoin(_proposal, _proposal.id == Norm.proposal_id)
        .outerjoin(_draft, and_(_draft.norm_id == Norm.id, _draft.proposed_at.is_(None)))
        .join(NormVersion, NormVersion.id == _shown_id)
        .join(NormText, NormText.version_id == NormVersion.id)
        .outerjoin(Team, Team.id == Norm.team_id)
    )
