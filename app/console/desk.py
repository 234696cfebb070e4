"""The console's blueprint and what every page of it shares."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from flask import Blueprint, Response, redirect, render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.console.forms import shown_date
from app.kernel import clock
from app.kernel.access import Who
from app.kernel.db import db
from app.kernel.errors import NotFound, Problem
from app.people import service as people
from app.people.staying import ends_unused

console = Blueprint("console", __name__, url_prefix="/console")
ends_unused(console)
console.add_app_template_filter(shown_date, "shown_date")

Made = TypeVar("Made")

# An auditor reads what was done and how it is set up, never what people wrote.
READERS = (Who.ADMIN, Who.AUDITOR)


@console.context_processor
def who() -> dict[str, object]:
    """Every page shows whose console it is. Error pages too, so this asks no database."""
    return {"me": current_user}


def page(template: str, **content: object) -> str:
    """A page of the console, with the organisation it is about."""
    organisation = people.organisation(db.session())
    return render_template(template, organisation=organisation, **content)


def today() -> date:
    """The day that it is for the organisation."""
    return clock.today(people.organisation(db.session()).timezone)


def attached(body: bytes, name: str, kind: str = "text/csv; charset=utf-8") -> Response:
    """A file for the browser to keep under this name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, content_type=kind, headers=headers)


def carried_out(
    change: Callable[[], Made], then: Callable[[Made], str], again: Callable[[Problem], str]
) -> ResponseReturnValue:
    """Carry a form out and lead on to what `then` says; a refusal shows its page `again`."""
    try:
        made = change()
        db.session.commit()
    except NotFound:
        raise
    except Problem as problem:
        db.session.rollback()
        return again(problem), problem.status, dict(problem.headers)
    return redirect(then(made), 303)
