"""Laying several drafts before their members in one go, or one draft before several teams."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy.orm import Session

from app.kernel.db import new_id
from app.kernel.errors import Conflict
from app.norms.editing import (
    Edit,
    draft_of,
    latest_of,
    mark_of,
    mark_on,
    norm_to_edit,
    publish,
    same_as,
    take_turn,
    words_of,
)
from app.norms.levels import is_free
from app.norms.models import Norm
from app.people.actor import Actor


@dataclass(frozen=True)
class Ready:
    """A draft as somebody read it. `teams`: those that get these words as a norm of their own."""

    norm_id: str
    seen: str
    teams: Sequence[str] = ()


def publish_together(session: Session, actor: Actor, chosen: Iterable[Ready]) -> int:
    """All of them or none: what changed since it was read, or says what is so already, refuses the
    lot. Returns how many norms were laid before somebody; pressed twice, as many again."""
    laid = 0
    for each in chosen:
        take_turn(session)
        norm = norm_to_edit(session, each.norm_id)
        laid += len({norm.team_id, *each.teams})
        if _is_out(session, norm, each.seen):
            continue  # pressed twice
        _refuse(session, norm, each.seen)
        words, teams = words_of(latest_of(session, norm)), each.teams if shares(norm) else ()
        publish(session, actor, Edit(norm.id, norm.team_id, words, each.seen))
        for team in teams:
            if team != norm.team_id:
                publish(session, actor, Edit(new_id(), team, words, ""))
    return laid


def shares(norm: Norm) -> bool:
    """Whether other teams can get a norm of their own in these words: it is a team's, and new."""
    return norm.team_id is not None and is_free(norm)


def _refuse(session: Session, norm: Norm, seen: str) -> None:
    draft, title = draft_of(session, norm), latest_of(session, norm).title
    if draft is None or norm.retired_at is not None or mark_on(session, norm) != seen:
        raise Conflict(
            "edited_meanwhile",
            _("‘%(title)s’ is intussen veranderd. Lees hem eerst opnieuw.", title=title),
        )
    if same_as(norm, mark_of(draft)):
        raise Conflict(
            "nothing_new",
            _("‘%(title)s’ zegt hetzelfde als wat er al is en blijft liggen.", title=title),
        )


def _is_out(session: Session, norm: Norm, seen: str) -> bool:
    said = seen.partition(".")[0]
    return draft_of(session, norm) is None and mark_of(latest_of(session, norm)) == said
