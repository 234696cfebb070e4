"""The pages below /console/people that show: everybody, one person, somebody new."""

from typing import Any
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.console.desk import READERS, carried_out, console, page
from app.console.people_forms import asked_of, team_role_of
from app.console.table_forms import id_of
from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.driver import glance
from app.kernel.errors import Problem
from app.kernel.forms import text_of
from app.people import directory, staff, teams
from app.people.organisations import languages_offered


@console.get("/people")
@allow(*READERS)
def people() -> str:
    """Everybody, found by part of a name, a login or a team; the auditor sees no logins."""
    asked = asked_of(request.args, logins=current_user.is_admin)
    after = id_of(request.args, "after") or None
    rows, following = directory.listed(db.session(), asked, after)
    return page(
        "console/people.html",
        rows=rows,
        following=following,
        asked=asked,
        after=after,
        teams=teams.teams_in_use(db.session()),
        done=request.args.get("done", ""),
    )


@console.get("/people/new")
@allow(Who.ADMIN)
def new_person() -> str:
    """A form for somebody new."""
    return _new_page()


@console.post("/people/new")
@allow(Who.ADMIN)
def add_person() -> ResponseReturnValue:
    """Add somebody, or say what is missing."""

    def add() -> str:
        return staff.add_person(
            db.session(),
            actor(),
            **words_of_form(),
            team_id=id_of(request.form, "team"),
            role=team_role_of(request.form, "team-role"),
        ).id

    return carried_out(
        add, lambda made: url_for("console.person", person_id=made, done="added"), _new_page
    )


@console.get("/people/<uuid:person_id>")
@allow(*READERS)
def person(person_id: UUID) -> str:
    """One person: who they are, where they work, what they may."""
    return person_page(str(person_id))


def person_page(person_id: str, problem: Problem | None = None) -> str:
    """The page, after a refusal with why and with what was typed."""
    found = staff.person_for(db.session(), person_id)
    return page(
        "console/person.html",
        person=found,
        places=directory.everybody(db.session(), directory.Asked(), [person_id])[0].teams,
        teams=teams.teams_in_use(db.session()),
        typed=request.form if problem and problem.fields else {},
        problem=problem,
        errors=(problem.fields if problem else None) or {},
        done=request.args.get("done", ""),
    )


def words_of_form() -> dict[str, Any]:
    """Name, login and language as typed."""
    locale = text_of(request.form, "locale")
    offered, first = languages_offered(glance())
    return {
        "name": text_of(request.form, "name"),
        "login": text_of(request.form, "login"),
        "locale": locale if locale in offered else first,
    }


def _new_page(problem: Problem | None = None) -> str:
    return page(
        "console/new_person.html",
        teams=teams.teams_in_use(db.session()),
        typed=request.form,
        problem=problem,
        errors=(problem.fields if problem else None) or {},
    )
