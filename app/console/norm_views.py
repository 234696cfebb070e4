"""The pages below /console/norms: the editor of one."""

from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.console.circles import circles_of
from app.console.desk import carried_out, console, page
from app.console.forms import NormDraft, NormToPublish, reshaped, sent_words
from app.console.roots_views import rooted
from app.console.sheet import Sheet, new_sheet, sent_sheet, sheet_of
from app.console.table_forms import id_of
from app.kernel.access import Who, allow
from app.kernel.api import load
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.errors import Conflict, Problem
from app.moments.lived import lived_by
from app.norms import changes, discarding, editing, using
from app.norms.above import difference_above
from app.norms.levels import changed_above, own_versions
from app.norms.models import Norm
from app.norms.owning import make_own
from app.norms.said import numbers_of

console.add_app_template_filter(editing.mark_of, "mark")


@console.get("/norms/new")
@allow(Who.ADMIN)
def new_norm() -> str:
    """An empty editor."""
    return _editor(new_sheet())


@console.get("/norms/<uuid:norm_id>")
@allow(Who.ADMIN)
def norm(norm_id: UUID) -> str:
    """The editor with what was last kept."""
    return _editor(sheet_of(db.session(), editing.norm_to_edit(db.session(), str(norm_id))))


@console.post("/norms/<uuid:norm_id>")
@allow(Who.ADMIN)
def change_norm(norm_id: UUID) -> ResponseReturnValue:
    """Keep a draft or publish it; whatever is refused stays in the fields."""
    words, act = sent_words(request.form), request.form.get("act", "keep")
    sheet = sent_sheet(db.session(), str(norm_id), words, request.form.get("seen", ""))
    other_shape = reshaped(words, act)
    if other_shape is not None:
        return _editor(sent_sheet(db.session(), str(norm_id), other_shape, sheet.seen))
    try:
        done = _take(sheet, act)
        db.session.commit()
    except Problem as problem:
        refused = _editor(sheet.refused(problem))
        db.session.rollback()
        return refused, problem.status
    if done == "teams":
        return redirect(url_for("console.publishing", norm=norm_id), 303)
    return redirect(url_for("console.norm", norm_id=norm_id, done=done), 303)


@console.post("/norms/<uuid:norm_id>/draft")
@allow(Who.ADMIN)
def throw_away_draft(norm_id: UUID) -> ResponseReturnValue:
    """Throw the draft away; the version that holds goes on holding."""
    try:
        discarding.throw_away_draft(db.session(), str(norm_id), request.form.get("seen", ""))
        db.session.commit()
    except Conflict as problem:
        db.session.rollback()
        now = sheet_of(db.session(), editing.norm_to_edit(db.session(), str(norm_id)))
        return _editor(now.refused(problem)), problem.status
    return redirect(url_for("console.norm", norm_id=norm_id, done="thrown"), 303)


@console.post("/norms/<uuid:norm_id>/use")
@allow(Who.ADMIN)
def use_norm(norm_id: UUID) -> ResponseReturnValue:
    """Take a norm out of use, or use it again."""
    again = request.form.get("in_use") == "yes"
    (using.bring_back if again else using.retire)(db.session(), current_user, str(norm_id))
    db.session.commit()
    done = "returned" if again else "retired"
    return redirect(url_for("console.norm", norm_id=norm_id, done=done), 303)


@console.post("/norms/<uuid:norm_id>/own")
@allow(Who.ADMIN)
def own_norm(norm_id: UUID) -> ResponseReturnValue:
    """A team's own words for a norm of the organisation, as a draft to write on."""

    def make() -> tuple[Norm, bool]:
        return make_own(db.session(), current_user, str(norm_id), id_of(request.form, "team"))

    def then(made: tuple[Norm, bool]) -> str:
        norm, new = made
        return url_for("console.norm", norm_id=norm.id, done="own" if new else "own-there")

    def again(problem: Problem) -> str:
        found = sheet_of(db.session(), editing.norm_to_edit(db.session(), str(norm_id)))
        return _editor(found.refused(problem))

    return carried_out(make, then, again)


def _take(sheet: Sheet, act: str) -> str:
    """Do it; returns what the page says of it."""
    words = load(NormToPublish() if act == "publish" else NormDraft(), dict(sheet.words))
    edit = editing.Edit(sheet.norm_id, words.pop("team"), words, sheet.seen)
    if act != "publish":
        editing.keep_draft(db.session(), current_user, edit)
        return "teams" if act == "teams" else "keep"
    kept = editing.publish(db.session(), current_user, edit)
    if kept is None:
        return "holds"
    return "in-force" if kept.published_at else "publish"


def _editor(sheet: Sheet) -> str:
    lies = sheet.norm.open if sheet.norm else None
    return page(
        "console/norm.html",
        sheet=sheet,
        circles={circle.team_id: circle for circle in circles_of(db.session())},
        numbers=numbers_of(db.session(), [lies.id]).get(lies.id) if lies else None,
        roots=rooted(db.session(), sheet.norm),
        above=difference_above(db.session(), sheet.norm) if sheet.norm else [],
        own=_own(sheet.norm) if sheet.norm else [],
        lived=lived_by(db.session(), actor(), sheet.norm.id) if sheet.norm else None,
        symbols=changes.symbols(),
        hues=changes.hues(),
        done=request.args.get("done", ""),
    )


def _own(norm: Norm) -> list[tuple[Norm, bool]]:
    """What teams made of a norm, drafts as well, and whether it changed above since."""
    made = own_versions(db.session(), norm, drafts=True)
    return [(each, changed_above(each)) for each in made]
