"""The pages below /console/values: what the organisation stands for, and what that rests on."""

from functools import partial
from uuid import UUID

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.console.desk import carried_out, console, page
from app.kernel.access import Who, allow
from app.kernel.api import load
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.errors import Problem
from app.kernel.forms import text_of
from app.norms import roots
from app.voices import values as verbs
from app.voices.listing import Asked, statement
from app.voices.models import Value
from app.voices.schemas import ValueIn

# Voices below a value; the rest is a click away.
LATEST = 10


@console.get("/values")
@allow(Who.ADMIN)
def values() -> str:
    """Values in their order, and those out of use."""
    return page(
        "console/values.html",
        rows=verbs.values_in_use(db.session()),
        retired=verbs.values_retired(db.session()),
        done=request.args.get("done", ""),
    )


@console.get("/values/new")
@allow(Who.ADMIN)
def new_value() -> str:
    """A form for a new value."""
    return _form(None)


@console.post("/values/new")
@allow(Who.ADMIN)
def add_value() -> ResponseReturnValue:
    """Make a value."""
    return carried_out(
        lambda: verbs.add_value(db.session(), actor(), **_words()).id,
        lambda made: url_for("console.value", value_id=made, done="added"),
        partial(_form, None),
    )


@console.get("/values/<uuid:value_id>")
@allow(Who.ADMIN)
def value(value_id: UUID) -> str:
    """One value, the norms that are rooted in it and what customers said of it."""
    return _form(str(value_id))


@console.post("/values/<uuid:value_id>")
@allow(Who.ADMIN)
def change_value(value_id: UUID) -> ResponseReturnValue:
    """Other words for a value."""

    def change() -> Value:
        found = verbs.change_value(db.session(), actor(), str(value_id), **_words())
        roots.value_changed(db.session(), found.id)
        return found

    return carried_out(
        change,
        lambda _: url_for("console.value", value_id=value_id, done="kept"),
        partial(_form, str(value_id)),
    )


@console.post("/values/<uuid:value_id>/use")
@allow(Who.ADMIN)
def use_value(value_id: UUID) -> ResponseReturnValue:
    """Take a value out of use, or use it again."""
    again = request.form.get("in_use") == "yes"
    verbs.use_value(db.session(), actor(), str(value_id), in_use=again)
    roots.value_changed(db.session(), str(value_id))
    db.session.commit()
    done = "returned" if again else "retired"
    return redirect(url_for("console.value", value_id=value_id, done=done), 303)


@console.post("/values/<uuid:value_id>/place")
@allow(Who.ADMIN)
def move_value(value_id: UUID) -> ResponseReturnValue:
    """One place up or down."""
    verbs.move_value(db.session(), str(value_id), up=request.form.get("act") == "up")
    db.session.commit()
    return redirect(url_for("console.values", _anchor=f"value-{value_id}"), 303)


def _words() -> dict[str, str]:
    return load(ValueIn(), {name: text_of(request.form, name) for name in ("name", "text")})


def _form(value_id: str | None, problem: Problem | None = None) -> str:
    found = verbs.value_for(db.session(), value_id) if value_id else None
    said = statement(Asked(value=value_id), most=LATEST) if value_id else None
    return page(
        "console/value.html",
        found=found,
        norms=roots.norms_of_value(db.session(), value_id) if value_id else [],
        voices=db.session().scalars(said).all() if said is not None else [],
        typed=request.form,
        problem=problem,
        errors=(problem.fields if problem else None) or {},
        done=request.args.get("done", ""),
    )
