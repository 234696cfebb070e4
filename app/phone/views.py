"""The pages of the phone app: one shell without personal data for every place, its worker, its manifest."""

from flask import Blueprint, Response, json, make_response, render_template, request, send_file
from flask_babel import get_locale
from flask_babel import gettext as _

from app.kernel.access import Who, allow
from app.kernel.static import DIST, NotBuilt, asset

phone = Blueprint("phone", __name__, url_prefix="/app")

# The worker and the browser ask again each time; a build shows itself by their content.
_ASK_AGAIN = "no-cache"


@phone.get("/")
@phone.get("/<path:place>")
@allow(Who.ANYONE)
def shell(place: str = "") -> Response:
    """The same page at every place; the app reads the address itself."""
    return _revalidated(make_response(render_template("phone/shell.html")))


@phone.get("/sw.js")
@allow(Who.ANYONE)
def worker() -> Response:
    """The service worker. It lies below /app/, so tablet and console are never intercepted."""
    path = DIST / "sw.js"
    if not path.exists():
        raise NotBuilt("sw.js is missing; run `npm run build`")
    return _revalidated(send_file(path, mimetype="text/javascript"))


@phone.get("/manifest.webmanifest")
@allow(Who.ANYONE)
def manifest() -> Response:
    """The web app manifest (W3C), with shortcuts in the reader's language."""
    response = make_response(json.dumps(_manifest()))
    response.mimetype = "application/manifest+json"
    return _revalidated(response)


def _manifest() -> dict[str, object]:
    return {
        "id": "/app/",
        "name": "Beleef",
        "short_name": "Beleef",
        "description": _("Merk op, leef naar je normen, help je collega. In een minuut per dag."),
        "lang": str(get_locale() or "nl"),
        "dir": "ltr",
        "start_url": "/app/",
        "scope": "/app/",
        "display": "standalone",
        "theme_color": "#ffa149",
        "background_color": "#fbf8f4",
        "icons": [
            _icon("icon-192.png", 192, "any"),
            _icon("icon-512.png", 512, "any"),
            _icon("maskable-512.png", 512, "maskable"),
        ],
        "shortcuts": [
            _shortcut(_("Vertel"), "/app/vertel"),
            _shortcut(_("Normen"), "/app/normen"),
        ],
        "screenshots": [
            {"src": asset(name), "sizes": sizes, "type": "image/png", "form_factor": form, "label": _("Vandaag")}
            for name, sizes, form in _SCREENSHOTS
            if asset_exists(name)
        ],
    }


_SCREENSHOTS = (
    ("screenshot-phone.png", "1080x1920", "narrow"),
    ("screenshot-wide.png", "1920x1080", "wide"),
)


def asset_exists(name: str) -> bool:
    """Whether the build has this file."""
    try:
        return bool(asset(name))
    except NotBuilt:
        return False


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {"src": asset(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def _shortcut(name: str, url: str) -> dict[str, object]:
    return {"name": name, "url": url, "icons": [_icon("icon-192.png", 192, "any")]}


def _revalidated(response: Response) -> Response:
    response.headers["Cache-Control"] = _ASK_AGAIN
    response.direct_passthrough = False
    response.add_etag()
    return response.make_conditional(request)
