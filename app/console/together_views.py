"""Several people at once: first a page that says what happens to whom, then the deed."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.console.desk import console, page
from app.console.table_forms import id_of, ids_of
from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.errors import Malformed, Problem
from app.norms.settling import settle
from app.people import directory, placing, staff, teams

ACTS = ("move", "end")


@console.post("/people/together")
@allow(Who.ADMIN)
def together() -> ResponseReturnValue:
    """Move people to a team or end their access, once it has been confirmed."""
    act, chosen = request.form.get("act", ""), ids_of(request.form, "person")
    if act not in ACTS:
        raise Malformed("act")
    if not chosen:
        return redirect(url_for("console.people", done="nobody"), 303)
    if request.form.get("sure") != "yes":
        return _confirm(act, chosen)
    try:
        _carry_out(act, chosen)
        db.session.commit()
    except Problem as problem:
        db.session.rollback()
        return _confirm(act, chosen, problem), problem.status
    return redirect(url_for("console.people", done=act), 303)


def _carry_out(act: str, chosen: list[str]) -> None:
    for person_id in chosen:
        if act == "end":
            staff.end(db.session(), actor(), person_id)
        else:
            placing.move(db.session(), actor(), person_id, id_of(request.form, "team"))
    settle(db.session())


def _confirm(act: str, chosen: list[str], problem: Problem | None = None) -> str:
    rows = directory.everybody(db.session(), directory.Asked(), chosen)
    own = [row for row in rows if row.id == actor().id]
    touched = [row for row in rows if row.id != actor().id and row.ended_at is None]
    return page(
        "console/together.html",
        act=act,
        rows=touched,
        own=own,
        team=id_of(request.form, "team"),
        teams=teams.teams_in_use(db.session()),
        problem=problem,
    )
