"""Somebody who is there twice: choose which account stays, and show the code to scan."""

from functools import partial
from uuid import UUID

from flask import current_app, request, url_for
from flask.typing import ResponseReturnValue

from app.console.desk import carried_out, console, page
from app.console.table_forms import id_of, search_of
from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.errors import NotFound, Problem, Refused
from app.kernel.security import own_origin
from app.people import directory, staff
from app.people.qr import drawing_of
from app.people.session import config_of
from app.privacy.merging import Merge, ask_merge


@console.get("/people/<uuid:person_id>/merge")
@allow(Who.ADMIN)
def merge_with(person_id: UUID) -> str:
    """Who else is this? Found by name; nothing happens yet."""
    return _choose(str(person_id))


@console.post("/people/<uuid:person_id>/merge")
@allow(Who.ADMIN)
def ask_person(person_id: UUID) -> ResponseReturnValue:
    """Ask the person themself; only they can hand over what only they may read."""

    def ask() -> str:
        stays = id_of(request.form, "stays")
        if not stays:
            raise Refused
        return ask_merge(db.session(), actor(), str(person_id), stays).id

    return carried_out(
        ask,
        lambda asked: url_for("console.merge_asked", merge_id=asked),
        partial(_choose, str(person_id)),
    )


@console.get("/people/merge/<uuid:merge_id>")
@allow(Who.ADMIN)
def merge_asked(merge_id: UUID) -> str:
    """The code for the phone on which the account that ends is signed in."""
    asked = db.session.get(Merge, str(merge_id))
    if asked is None:
        raise NotFound
    place = url_for("merges.question", merge_id=asked.id)
    return page(
        "console/merge_asked.html",
        person=staff.person_for(db.session(), asked.from_id),
        stays=staff.person_for(db.session(), asked.to_id),
        qr=drawing_of(own_origin(config_of(current_app)) + place),
        place=place,
    )


def _choose(person_id: str, problem: Problem | None = None) -> str:
    person = staff.person_for(db.session(), person_id)
    search = search_of(request.args) or person.name
    rows, _more = directory.listed(db.session(), directory.Asked(search=search), None)
    others = [row for row in rows if row.id != person.id]
    return page("console/merge.html", person=person, search=search, others=others, problem=problem)
