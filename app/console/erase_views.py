"""Erasing somebody at once: their name typed, on a sign-in of just now, and no way back."""

from uuid import UUID

from flask import current_app, request, url_for
from flask.typing import ResponseReturnValue

from app.console.desk import carried_out, console, page
from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db, settle
from app.kernel.errors import Problem
from app.kernel.forms import text_of
from app.people import staff
from app.people.proofs import require_fresh
from app.people.session import config_of
from app.privacy.erasing import erase_other
from app.privacy.ledger import Ledger


@console.get("/people/<uuid:person_id>/erase")
@allow(Who.ADMIN)
def ask_erasure(person_id: UUID) -> str:
    """What goes, what stays, and a name to type."""
    require_fresh(actor())
    return _page(str(person_id))


@console.post("/people/<uuid:person_id>/erase")
@allow(Who.ADMIN)
def erase_person(person_id: UUID) -> ResponseReturnValue:
    """Erase somebody, in this transaction and for good."""
    require_fresh(actor())

    def erase() -> None:
        erase_other(
            db.session(), Ledger(config_of(current_app).data), actor(), str(person_id),
            typed=text_of(request.form, "name"), keep=request.form.get("keep") != "no",
        )  # fmt: skip

    def then(_: None) -> str:
        settle(db.engine)
        return url_for("console.people", done="erased")

    return carried_out(erase, then, lambda problem: _page(str(person_id), problem))


def _page(person_id: str, problem: Problem | None = None) -> str:
    return page(
        "console/erase.html",
        person=staff.person_for(db.session(), person_id),
        typed=request.form,
        problem=problem,
        errors=(problem.fields if problem else None) or {},
    )
