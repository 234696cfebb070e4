"""What can go wrong, in one shape: problem+json (RFC 9457) for `/api`, a designed page elsewhere.

Each error has a `code` that programs rely on and a sentence in the reader's language that says
what happened, what is safe and what to do.
"""

from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import DBAPIError, OperationalError
from werkzeug.exceptions import HTTPException
from werkzeug.exceptions import InternalServerError as Internal

from app.kernel.db import db

Fields = Mapping[str, list[str]]


class Problem(Exception):
    """An answer that is not success. Subclasses give the status, callers a code and detail."""

    status = 500
    code = "unexpected"
    detail: Any = _l(
        "Er ging iets mis bij ons. Wat je had bewaard, is veilig. Probeer het zo nog eens."
    )

    def __init__(
        self,
        code: str | None = None,
        detail: Any = None,
        *,
        fields: Fields | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.code = code or self.code
        self.detail = detail or self.detail
        self.fields = fields
        self.headers = headers or {}
        super().__init__(self.code)


class Malformed(Problem):
    status, code = 400, "malformed"
    detail = _l("Dit bericht konden we niet lezen. Er is niets veranderd.")


class NotSignedIn(Problem):
    status, code = 401, "not_signed_in"
    detail = _l("Log in om verder te gaan. Wat op dit apparaat wacht, blijft bewaard.")


class NotAllowed(Problem):
    status, code = 403, "not_allowed"
    detail = _l("Dit mag je wel zien, maar niet veranderen.")


class NotFound(Problem):
    status, code = 404, "not_found"
    detail = _l("Dit is er niet, of het is niet voor jou.")


class Conflict(Problem):
    status, code = 409, "conflict"
    detail = _l("Dit botst met wat er al staat. Er is niets overschreven.")


class Stale(Problem):
    status, code = 412, "stale"
    detail = _l("Dit is intussen veranderd. Jouw tekst is bewaard; kijk wat er nu staat.")


class TooLarge(Problem):
    status, code = 413, "too_large"
    detail = _l("Dit is te groot om te versturen. Maak het korter.")


class Refused(Problem):
    status, code = 422, "invalid"
    detail = _l("Dit kunnen we zo niet aannemen. Je tekst is bewaard; pas hem aan.")


class Outdated(Problem):
    status, code = 426, "outdated"
    detail = _l(
        "Deze versie van Beleef is te oud om te versturen. Wat je schreef, staat veilig op je"
        " telefoon. Neem de nieuwe versie."
    )


class TooMany(Problem):
    status, code = 429, "too_many"
    detail = _l("Dat ging te vaak achter elkaar. Wacht even en probeer het dan opnieuw.")


class Unavailable(Problem):
    status, code = 503, "unavailable"
    detail = _l("Beleef is even niet bereikbaar. Wat je had bewaard, is veilig.")


KNOWN: dict[int, type[Problem]] = {
    kind.status: kind
    for kind in (Malformed, NotSignedIn, NotAllowed, NotFound, Conflict, TooLarge, Refused)
} | {429: TooMany, 503: Unavailable}


def init_app(app: Flask) -> None:
    """Answer every failure in the shape that fits who asked."""
    app.register_error_handler(Problem, answer)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(DBAPIError, _from_database)


def answer(problem: Problem) -> ResponseReturnValue:
    """The response for a problem: JSON below /api, a page for a person."""
    if request.path.startswith("/api"):
        return as_json(problem)
    page = render_template("errors/problem.html", problem=problem, title=title_of(problem.status))
    return page, problem.status, dict(problem.headers)


def as_json(problem: Problem) -> Response:
    """problem+json with `code` and, for input, `fields` (name -> sentences)."""
    return Response(
        current_app.json.dumps(wire(problem)),
        problem.status,
        dict(problem.headers),
        content_type="application/problem+json",
    )


def wire(problem: Problem) -> dict[str, Any]:
    """The members of the problem document."""
    members: dict[str, Any] = {
        "type": "about:blank",
        "title": str(title_of(problem.status)),
        "status": problem.status,
        "detail": str(problem.detail),
        "code": problem.code,
    }
    wait = problem.headers.get("Retry-After")
    if wait:  # an item of a batch has no headers of its own
        members["retry_after"] = int(wait)
    return members | ({"fields": dict(problem.fields)} if problem.fields else {})


def title_of(status: int) -> str:
    """A short heading for a status, in the reader's language."""
    titles = {
        400: _("Niet te lezen"),
        401: _("Log eerst in"),
        403: _("Dit kan niet"),
        404: _("Niet gevonden"),
        405: _("Dit kan hier niet"),
        409: _("Dit botst"),
        410: _("Niet meer geldig"),
        412: _("Intussen veranderd"),
        413: _("Te groot"),
        415: _("Niet te lezen"),
        422: _("Nog niet goed"),
        426: _("Nieuwe versie"),
        429: _("Even wachten"),
        503: _("Even niet bereikbaar"),
    }
    return str(titles.get(status, _("Er ging iets mis")))


def _from_http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error
    problem = KNOWN.get(status, Problem)()
    if type(problem) is Problem:  # a status without a class of ours, such as 405
        problem.status, problem.code = status, error.name.lower().replace(" ", "_")
        if not isinstance(error, Internal):
            problem.detail = _("Dat kan hier niet. Er is niets veranderd.")
    problem.headers = {
        name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")
    }
    return answer(problem)


def _from_database(error: DBAPIError) -> ResponseReturnValue:
    """A database that is away, locked or full is 503; the transaction is rolled back whole."""
    db.session.rollback()  # the page that says so may ask the database again
    current_app.logger.error("database: %s", type(error.orig).__name__)
    if isinstance(error, OperationalError) or error.connection_invalidated:
        return answer(Unavailable(headers={"Retry-After": "5"}))
    return answer(Problem())
