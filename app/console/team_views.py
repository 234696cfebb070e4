"""The pages below /console/teams: the list, one team, a new one."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue

from app.console.desk import READERS, carried_out, console, page
from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.errors import Problem
from app.kernel.forms import text_of
from app.moments import naming
from app.people import teams


@console.get("/teams", endpoint="teams")
@allow(*READERS)
def every_team() -> str:
    """Teams by name, with who leads them."""
    search, retired = text_of(request.args, "search")[:120], "retired" in request.args
    rows = teams.listed(db.session(), search, retired=retired)
    return page("console/teams.html", rows=rows, search=search, retired=retired)


@console.get("/teams/new")
@allow(Who.ADMIN)
def new_team() -> str:
    """A form for a new team."""
    return _form(None)


@console.post("/teams/new")
@allow(Who.ADMIN)
def add_team() -> ResponseReturnValue:
    """Make a team."""
    return carried_out(
        lambda: teams.add_team(db.session(), actor(), text_of(request.form, "name")).id,
        lambda made: url_for("console.one_team", team_id=made, done="added"),
        partial(_form, None),
    )


@console.get("/teams/<uuid:team_id>")
@allow(Who.ADMIN)
def one_team(team_id: UUID) -> str:
    """One team: its name, its leads, whether it is in use."""
    return _form(str(team_id))


@console.post("/teams/<uuid:team_id>")
@allow(Who.ADMIN)
def rename_team(team_id: UUID) -> ResponseReturnValue:
    """Another name, or another term to choose in."""

    def rename(which: str) -> None:
        if "agreement_days" in request.form:
            days = text_of(request.form, "agreement_days")
            teams.choose_term(db.session(), actor(), which, days)
        if teams.rename_team(db.session(), actor(), which, text_of(request.form, "name")):
            name = teams.team_for(db.session(), which).team.name
            naming.team_renamed(db.session(), which, name)

    return _done(team_id, "kept", rename)


@console.post("/teams/<uuid:team_id>/use")
@allow(Who.ADMIN)
def use_team(team_id: UUID) -> ResponseReturnValue:
    """Take an empty team out of use, or use it again."""
    again = request.form.get("in_use") == "yes"
    verb = teams.use_team if again else teams.retire_team
    return _done(
        team_id,
        "returned" if again else "retired",
        lambda which: verb(db.session(), actor(), which),
    )


def _done(team_id: UUID, done: str, change: Callable[[str], None]) -> ResponseReturnValue:
    return carried_out(
        lambda: change(str(team_id)),
        lambda _: url_for("console.one_team", team_id=team_id, done=done),
        partial(_form, str(team_id)),
    )


def _form(team_id: str | None, problem: Problem | None = None) -> str:
    return page(
        "console/team.html",
        found=teams.team_for(db.session(), team_id) if team_id else None,
        typed=request.form,
        problem=problem,
        errors=(problem.fields if problem else None) or {},
        done=request.args.get("done", ""),
    )
