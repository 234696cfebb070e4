"""The norm editor as its page shows it: what is in the fields, and what must be said about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy.orm import Session

from app.kernel.db import new_id
from app.kernel.errors import Problem
from app.norms.changes import Change, changes
from app.norms.editing import EditedMeanwhile, draft_of, latest_of, mark_on, words_of
from app.norms.models import Norm, NormVersion

BLANK: dict[str, Any] = {
    "symbol": "zien", "hue": 1, "title": "", "summary": "", "frame": "", "room": "",
    "say": [], "rather_not": [], "why": "", "review_on": None,
}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """One norm in the editor. `seen` marks what the fields were made from."""

    norm_id: str
    words: Mapping[str, Any]
    team_id: str | None
    seen: str
    norm: Norm | None = None
    draft: NormVersion | None = None
    changed: list[Change] = field(default_factory=list)
    errors: Mapping[str, list[str]] = field(default_factory=dict)
    problem: Problem | None = None
    meanwhile: NormVersion | None = None
    others: list[Change] = field(default_factory=list)

    def refused(self, problem: Problem) -> "Sheet":
        """The same fields, with why they were not taken.

        After an edit by somebody else the form is now made from what that person kept: keeping
        once more is a choice with open eyes.
        """
        if isinstance(problem, EditedMeanwhile):
            return replace(
                self,
                problem=problem,
                meanwhile=problem.latest,
                seen=problem.seen,
                others=changes(words_of(problem.latest), self.words),
            )
        return replace(self, problem=problem, errors=problem.fields or {})


def new_sheet() -> Sheet:
    """An empty editor; the norm's id is made here, so that keeping twice makes one norm."""
    return Sheet(norm_id=new_id(), words=BLANK, team_id=None, seen="")


def sheet_of(session: Session, norm: Norm) -> Sheet:
    """The editor with what was last kept of a norm."""
    latest, draft = latest_of(session, norm), draft_of(session, norm)
    return Sheet(
        norm_id=norm.id,
        words=words_of(latest),
        team_id=norm.team_id,
        seen=mark_on(session, norm),
        norm=norm,
        draft=draft,
        changed=changes(words_of(norm.current), words_of(draft)) if draft and norm.current else [],
    )


def sent_sheet(session: Session, norm_id: str, words: Mapping[str, Any], seen: str) -> Sheet:
    """The editor with what a form just sent."""
    norm = session.get(Norm, norm_id)
    draft = draft_of(session, norm) if norm else None
    return Sheet(norm_id, words, words["team"], seen, norm=norm, draft=draft)
