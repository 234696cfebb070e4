"""The page /console/organisation: name, promise, colour, logo, languages, time zone."""

from functools import partial

from flask import Response, json, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from app.console.desk import carried_out, console, page
from app.console.organisation_forms import kept_wish, wish_of
from app.kernel.access import Who, allow
from app.kernel.api import person as actor
from app.kernel.db import db
from app.kernel.errors import Malformed, Problem, Refused, TooLarge
from app.kernel.forms import text_of
from app.kernel.languages import LANGUAGES, named
from app.people import organisations
from app.people import service as people
from app.people.colours import Shades, is_colour, shades_of
from app.people.logos import MOST_BYTES

# Room for the form around the file.
_AROUND = 16 * 1024
_FALLBACK = "#ffa149"


@console.get("/organisation")
@allow(Who.ADMIN)
def organisation() -> str:
    """What everybody sees of the organisation, on every device."""
    return _page()


@console.post("/organisation")
@allow(Who.ADMIN)
def change_organisation() -> ResponseReturnValue:
    """Keep it, or show what is wrong beside what was typed."""
    wish = wish_of(request.form)
    return carried_out(
        lambda: organisations.change_organisation(db.session(), actor(), wish),
        lambda _: url_for("console.organisation", done="kept"),
        partial(_page, wish),
    )


@console.get("/organisation/colours")
@allow(Who.ADMIN)
def colours() -> Response:
    """What a colour becomes where it has to be read, for the picture beside the form."""
    brand = text_of(request.args, "brand")
    if not is_colour(brand):
        raise Malformed("brand")
    return Response(json.dumps(_told(shades_of(brand))), mimetype="application/json")


@console.post("/organisation/logo")
@allow(Who.ADMIN)
def change_logo() -> ResponseReturnValue:
    """Another logo, or none."""
    return carried_out(
        lambda: organisations.change_logo(db.session(), actor(), _sent()),
        lambda _: url_for("console.organisation", done="logo", _anchor="logo"),
        partial(_page, None),
    )


def _sent() -> bytes | None:
    request.max_content_length = MOST_BYTES + _AROUND  # this route alone takes a picture
    try:
        if (request.content_length or 0) > request.max_content_length:
            raise TooLarge
        if request.form.get("act") == "drop":
            return None
        file = request.files.get("logo")
        return file.read() if file else b""
    except (RequestEntityTooLarge, TooLarge):
        words = organisations.too_large()
        raise Refused(fields={"logo": [words]}) from None


def _told(shades: Shades) -> dict[str, object]:
    return {
        "brand": shades.brand,
        "day": shades.day,
        "evening": shades.evening,
        "on": shades.on,
        "words": organisations.what_changes(shades),
    }


def _page(wish: organisations.Wish | None = None, problem: Problem | None = None) -> str:
    kept = people.organisation(db.session())
    wish = wish or kept_wish(kept)
    shades = shades_of(wish.brand if is_colour(wish.brand) else _FALLBACK)
    return page(
        "console/organisation.html",
        wish=wish,
        shades=shades,
        shades_words=organisations.what_changes(shades),
        languages=named(LANGUAGES),
        timezones=organisations.timezones(),
        unsaved=problem is not None,
        problem=problem,
        errors=(problem.fields if problem else None) or {},
        done=request.args.get("done", ""),
    )
