"""What an admin changes about one person; each form of the page has its own address."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue

from app.console.desk import carried_out, console
from app.console.people_forms import role_of, teams_of
from app.console.people_views import person_page, words_of_form
from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.moments import naming
from app.norms.settling import settle
from app.people import placing, staff


@console.post("/people/<uuid:person_id>/details")
@allow(Who.ADMIN)
def change_details(person_id: UUID) -> ResponseReturnValue:
    """Name, login, language. What they told and wrote carries the new name from now on."""

    def change(person: str) -> None:
        words = words_of_form()
        if staff.change_person(db.session(), actor(), person, **words):
            name = staff.person_for(db.session(), person).name
            naming.person_renamed(db.session(), person, name)

    return _done(person_id, "kept", change)


@console.post("/people/<uuid:person_id>/teams")
@allow(Who.ADMIN)
def change_teams(person_id: UUID) -> ResponseReturnValue:
    """In which teams somebody is, and as what."""
    wanted = teams_of(request.form)

    def change(person: str) -> None:
        placing.place(db.session(), actor(), person, wanted)
        settle(db.session())  # a norm does not wait for who left its team

    return _done(person_id, "placed", change)


@console.post("/people/<uuid:person_id>/role")
@allow(Who.ADMIN)
def change_role(person_id: UUID) -> ResponseReturnValue:
    """Admin, auditor or neither."""
    role = role_of(request.form)
    return _done(
        person_id, "role", lambda person: staff.choose_role(db.session(), actor(), person, role)
    )


@console.post("/people/<uuid:person_id>/access")
@allow(Who.ADMIN)
def change_access(person_id: UUID) -> ResponseReturnValue:
    """End somebody's access, or give it back."""
    back = request.form.get("access") == "yes"
    verb = staff.bring_back if back else staff.end

    def change(person: str) -> None:
        verb(db.session(), actor(), person)
        settle(db.session())

    return _done(person_id, "returned" if back else "ended", change)


def _done(person_id: UUID, done: str, change: Callable[[str], None]) -> ResponseReturnValue:
    return carried_out(
        lambda: change(str(person_id)),
        lambda _: url_for("console.person", person_id=person_id, done=done),
        partial(person_page, str(person_id)),
    )
