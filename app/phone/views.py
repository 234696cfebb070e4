"""The pages of the phone app: one shell for every place, its worker and its manifest."""

from flask import Blueprint, Response, json, make_response, render_template, request

from app.kernel.access import Who, allow
from app.kernel.driver import glance
from app.kernel.static import DIST, NotBuilt
from app.people.organisations import name_and_brand
from app.phone.manifest import manifest_of_app

phone = Blueprint("phone", __name__, url_prefix="/app")


@phone.get("/")
@phone.get("/<path:place>")
@allow(Who.ANYONE)
def shell(place: str = "") -> Response:
    """The same page at every place, without personal data; the app reads the address itself."""
    return _revalidated(make_response(render_template("phone/shell.html")))


@phone.get("/sw.js")
@allow(Who.ANYONE)
def worker() -> Response:
    """The service worker. It lies below /app/, so tablet and console are never intercepted."""
    path = DIST / "sw.js"
    if not path.exists():
        raise NotBuilt("sw.js is missing; run `npm run build`")
    return _revalidated(Response(path.read_bytes(), mimetype="text/javascript"))


@phone.get("/manifest.webmanifest")
@allow(Who.ANYONE)
def manifest() -> Response:
    """The web app manifest."""
    response = make_response(json.dumps(manifest_of_app(*name_and_brand(glance()))))
    response.mimetype = "application/manifest+json"
    return _revalidated(response)


def _revalidated(response: Response) -> Response:
    """Browsers ask each time, and get 304 unless there is a new build."""
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    response.make_conditional(request)
    return response
