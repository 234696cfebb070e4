"""What every page wears of the organisation: its colours, its logo, its languages."""

from flask import Flask, Response, request

from app.kernel import texts
from app.kernel.access import Who, allow
from app.kernel.db import db
from app.kernel.driver import glance
from app.kernel.errors import NotFound
from app.kernel.languages import named
from app.people import logos
from app.people.brand import CACHE, stylesheet
from app.people.organisations import languages_offered
from app.people.views import people

people.add_app_template_global(lambda: logos.shown(glance()), "logo_shown")


def languages_to_choose() -> list[tuple[str, str]]:
    """What a person here may read in, by code and name: the same in every form."""
    return named(languages_offered(glance())[0])


people.add_app_template_global(languages_to_choose)


def init_app(app: Flask) -> None:
    """Let pages speak only languages that are offered."""
    texts.offer(app, lambda: languages_offered(glance()))


@people.get("/brand.css")
@allow(Who.ANYONE)
def brand() -> Response:
    """The organisation's colours for every page outside the phone app."""
    answer = Response(stylesheet(glance()), mimetype="text/css")
    answer.headers["Cache-Control"] = CACHE
    answer.add_etag()
    answer.make_conditional(request)
    return answer


@people.get("/logo.webp")
@allow(Who.ANYONE)
def logo() -> Response:
    """The organisation's logo; its address changes with it, so a browser may keep it for good."""
    kept = logos.logo_of(db.session())
    if kept is None:
        raise NotFound
    answer = Response(kept.picture, mimetype=logos.KIND)
    same = request.args.get("mark") == kept.mark
    answer.headers["Cache-Control"] = "public, max-age=31536000, immutable" if same else "no-cache"
    answer.set_etag(kept.mark)
    answer.make_conditional(request)
    return answer
