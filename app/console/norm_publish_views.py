"""The page below /console/norms/publishing: whom each draft is laid before, then the deed."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy.orm import Session

from app.console.circles import circles_of
from app.console.desk import console, page
from app.console.forms import NormToPublish
from app.console.norm_forms import asked_of
from app.console.table_forms import ids_of, query_of
from app.kernel.access import Who, allow
from app.kernel.api import load
from app.kernel.db import db
from app.kernel.errors import Problem, Refused
from app.kernel.forms import text_of
from app.norms.changes import label
from app.norms.editing import (
    Same,
    draft_of,
    latest_of,
    mark_of,
    mark_on,
    norm_to_edit,
    same_as,
    words_of,
)
from app.norms.models import Norm, NormVersion
from app.norms.publishing import Ready, publish_together, shares


@dataclass(frozen=True)
class Going:
    """A norm that somebody ticked. Without a draft, with words `missing`, or with one that says the
    `same` as what lies with the members or holds, it stays behind."""

    norm: Norm
    words: NormVersion
    drafted: bool
    missing: Sequence[str]
    same: Same | None
    seen: str

    @property
    def ready(self) -> bool:
        whole = self.drafted and not self.missing and self.same is None
        return whole and self.norm.retired_at is None


@console.get("/norms/publishing")
@allow(Who.ADMIN)
def publishing() -> str:
    """One draft before it goes out, from its editor: other teams can get it as well."""
    return _page(ids_of(request.args, "norm"))


@console.post("/norms/publishing")
@allow(Who.ADMIN)
def publish_norms() -> ResponseReturnValue:
    """Say whom the ticked drafts are laid before; once that is confirmed, do it."""
    chosen = ids_of(request.form, "norm")
    query = query_of(asked_of(request.form))
    if not chosen:
        return redirect(url_for("console.norms", done="nothing", **query), 303)
    if request.form.get("sure") != "yes":
        return _page(chosen)
    known = {circle.team_id for circle in circles_of(db.session())}
    teams = [team for team in ids_of(request.form, "also") if team in known]
    seen = [(norm_id, text_of(request.form, f"seen-{norm_id}")) for norm_id in chosen]
    try:
        count = publish_together(
            db.session(),
            current_user,
            [Ready(norm_id, mark, teams if len(chosen) == 1 else ()) for norm_id, mark in seen],
        )
        db.session.commit()
    except Problem as problem:
        db.session.rollback()
        return _page(chosen, problem), problem.status
    return redirect(url_for("console.norms", done="published", count=count, **query), 303)


def _page(chosen: list[str], problem: Problem | None = None) -> str:
    going = [_going(db.session(), norm_id) for norm_id in chosen]
    ready = [each for each in going if each.ready]
    circles = {circle.team_id: circle for circle in circles_of(db.session())}
    alone = ready[0].norm if ready and len(going) == 1 and shares(ready[0].norm) else None
    return page(
        "console/publishing.html",
        ready=ready,
        staying=[each for each in going if not each.ready],
        circles=circles,
        more=[each for key, each in circles.items() if alone and key not in (None, alone.team_id)],
        query=query_of(asked_of(request.form)),
        problem=problem,
    )


def _going(session: Session, norm_id: str) -> Going:
    norm = norm_to_edit(session, norm_id)
    draft, latest = draft_of(session, norm), latest_of(session, norm)
    missing = _missing(norm, draft) if draft else []
    same = same_as(norm, mark_of(draft)) if draft else None
    return Going(norm, latest, draft is not None, missing, same, mark_on(session, norm))


def _missing(norm: Norm, draft: NormVersion) -> list[str]:
    """The fields that must be written first, as the editor names them."""
    words = words_of(draft)
    day = words["review_on"]
    try:
        load(NormToPublish(), words | {"team": norm.team_id, "review_on": day and day.isoformat()})
    except Refused as refused:
        return [label(name) for name in refused.fields or {}]
    return []
