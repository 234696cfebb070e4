"""The pages of the console below /console/."""

from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import select

from app.console import differences
from app.console.forms import NormDraft, NormToPublish, reshaped, sent_words, shown_date
from app.console.history import history_of
from app.console.sheet import Sheet, new_sheet, sent_sheet, sheet_of
from app.kernel.access import Who, allow
from app.kernel.api import load
from app.kernel.db import db
from app.kernel.errors import Problem
from app.norms import editing
from app.norms.listing import STATES, listed
from app.people import service as people
from app.people.models import Team
from app.people.schemas import Settings

console = Blueprint("console", __name__, url_prefix="/console")
console.add_app_template_filter(shown_date, "shown_date")


@console.context_processor
def who() -> dict[str, object]:
    """Every page shows whose console it is. Error pages too, so this asks no database."""
    return {"me": current_user}


@console.get("/")
@allow(Who.ADMIN)
def home() -> ResponseReturnValue:
    """The console opens at the norms."""
    return redirect(url_for("console.norms"))


@console.get("/norms")
@allow(Who.ADMIN)
def norms() -> str:
    """Every norm, found by any word, by team and by how it stands."""
    asked = {name: request.args.get(name, "") for name in ("search", "team", "state", "sort")}
    rows = listed(db.session(), **asked)
    return _page("console/norms.html", rows=rows, asked=asked, teams=_teams(), states=STATES)


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
        _take(sheet, act)
        db.session.commit()
    except Problem as problem:
        page = _editor(sheet.refused(problem))
        db.session.rollback()
        return page, problem.status
    return redirect(url_for("console.norm", norm_id=norm_id, done=act), 303)


@console.post("/norms/<uuid:norm_id>/use")
@allow(Who.ADMIN)
def use_norm(norm_id: UUID) -> ResponseReturnValue:
    """Take a norm out of use, or use it again."""
    again = request.form.get("in_use") == "yes"
    (editing.bring_back if again else editing.retire)(db.session(), str(norm_id))
    db.session.commit()
    done = "returned" if again else "retired"
    return redirect(url_for("console.norm", norm_id=norm_id, done=done), 303)


@console.get("/norms/<uuid:norm_id>/versions")
@allow(Who.ADMIN)
def versions(norm_id: UUID) -> str:
    """What the norm said over time, each version beside the one before."""
    found = editing.norm_to_edit(db.session(), str(norm_id))
    history = history_of(db.session(), found)
    latest = editing.latest_of(db.session(), found)
    return _page("console/versions.html", norm=found, latest=latest, history=history)


@console.get("/me")
@allow(Who.ADMIN)
def me() -> str:
    """Ik: language, the phone app, sign out."""
    return _page("console/me.html")


@console.post("/me")
@allow(Who.ADMIN)
def change_me() -> ResponseReturnValue:
    """Choose the language."""
    settings = load(Settings(), {"locale": request.form.get("locale")})
    people.choose_locale(db.session(), current_user, settings["locale"])
    db.session.commit()
    return redirect(url_for("console.me"), 303)


def _take(sheet: Sheet, act: str) -> None:
    words = load(NormToPublish() if act == "publish" else NormDraft(), dict(sheet.words))
    edit = editing.Edit(sheet.norm_id, words.pop("team"), words, sheet.seen)
    take = editing.publish if act == "publish" else editing.keep_draft
    take(db.session(), current_user, edit)


def _page(template: str, **content: object) -> str:
    """A page of the console, with the organisation it is about."""
    organisation = people.organisation(db.session())
    return render_template(template, organisation=organisation, **content)


def _editor(sheet: Sheet) -> str:
    return _page(
        "console/norm.html",
        sheet=sheet,
        teams=_teams(),
        symbols=differences.symbols(),
        hues=differences.hues(),
        done=request.args.get("done", ""),
    )


def _teams() -> list[Team]:
    return list(db.session.scalars(select(Team).order_by(Team.name)))
