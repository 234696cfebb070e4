"""People from a file: hand it in, see what it would do row by row, and only then do it."""

from collections import Counter
from functools import partial
from uuid import UUID

from flask import Response, request, url_for
from flask.typing import ResponseReturnValue

from app.console.desk import attached, carried_out, console, page
from app.console.handing_in_views import handed_in, sent_file
from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.errors import Problem
from app.kernel.limits import take
from app.moments import naming
from app.norms.settling import settle
from app.people import enrolling, roll_out
from app.people.fates import FATES, Plan
from app.people.roll import read_roll

PER_PERSON = "5/hour"
PAGE = 100


@console.get("/people/import", endpoint="import_people")
@allow(Who.ADMIN)
def begin() -> str:
    """Choose a file."""
    return page("console/import.html", problem=None)


@console.get("/people/import/sample")
@allow(Who.ADMIN)
def sample() -> Response:
    """A list to begin with."""
    return attached(roll_out.sample(), "mensen-voorbeeld.csv")


@console.post("/people/import")
@allow(Who.ADMIN)
def hand_in() -> ResponseReturnValue:
    """Read a file and keep its rows for the dry run; nothing else changes."""

    def keep() -> str:
        take(PER_PERSON, "import", actor().id)
        return url_for("console.dry_run", list_id=_kept().id)

    return handed_in("console/import.html", keep)


@console.get("/people/import/<uuid:list_id>")
@allow(Who.ADMIN)
def dry_run(list_id: UUID) -> str:
    """What the list would do, those that cannot first."""
    return _dry_run(str(list_id))


@console.post("/people/import/<uuid:list_id>")
@allow(Who.ADMIN)
def carry_out(list_id: UUID) -> ResponseReturnValue:
    """Invoeren: all of it, as it was shown."""

    def enrol() -> None:
        mark = request.form.get("mark", "")
        for person_id, name in enrolling.carry_out(db.session(), actor(), str(list_id), mark):
            naming.person_renamed(db.session(), person_id, name)
        settle(db.session())

    return carried_out(
        enrol,
        lambda _: url_for("console.people", done="imported"),
        partial(_dry_run, str(list_id)),
    )


def _kept() -> enrolling.PeopleList:
    sent = sent_file()
    roll = read_roll(sent.data, sent.encoding)
    make_teams = request.form.get("make-teams") == "yes"
    return enrolling.keep_list(db.session(), actor(), sent.data, roll, make_teams=make_teams)


def _dry_run(list_id: str, problem: Problem | None = None) -> str:
    kept = enrolling.list_of(db.session(), actor(), list_id)
    made = enrolling.plan_of(db.session(), actor(), kept)
    fates = Counter(row.fate for row in made.told)
    asked = request.args.get("show", "")
    show = asked if asked in FATES else next((fate for fate in FATES if fates[fate]), "same")
    rows, following = _page_of(made, show, request.args.get("after", 0, type=int))
    return page(
        "console/dry_run.html",
        kept=kept, plan=made, fates=fates, show=show, rows=rows, following=following,
        skipped=kept.roll.skipped, problem=problem,
    )  # fmt: skip


def _page_of(made: Plan, show: str, after: int) -> tuple[list[object], int | None]:
    rows = [row for row in made.told if row.fate == show and row.line.number > after]
    more = rows[PAGE - 1].line.number if len(rows) > PAGE else None
    return list(rows[:PAGE]), more
