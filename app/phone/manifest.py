"""The web app manifest (W3C): what the home screen knows of us."""

from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _

from app.kernel.static import NotBuilt, asset

# Present once somebody has taken them; the richer install dialog of Android shows them.
_SCREENSHOTS = (
    ("screenshot-phone.png", "1080x1920", "narrow"),
    ("screenshot-wide.png", "1920x1080", "wide"),
)


def manifest_of_app(place: str, brand: str) -> dict[str, Any]:
    """The manifest, with words in the reader's language and the organisation's name and colour."""
    return {
        "id": "/app/",
        "name": f"Beleef · {place}" if place else "Beleef",
        "short_name": "Beleef",
        "description": _("Merk op, leef naar je normen, help je collega. In een minuut per dag."),
        "lang": str(get_locale() or "nl"),
        "dir": "ltr",
        "start_url": "/app/",
        "scope": "/app/",
        "display": "standalone",
        "theme_color": brand,
        "background_color": "#fbf8f4",
        "icons": [
            _icon("icon-192.png", 192, "any"),
            _icon("icon-512.png", 512, "any"),
            _icon("maskable-512.png", 512, "maskable"),
        ],
        "shortcuts": [_shortcut(_("Vertel"), "/app/tell"), _shortcut(_("Normen"), "/app/norms")],
        "screenshots": [_screenshot(*taken) for taken in _SCREENSHOTS if _is_built(taken[0])],
    }


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {
        "src": asset(name),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }


def _shortcut(name: str, url: str) -> dict[str, Any]:
    return {"name": name, "url": url, "icons": [_icon("icon-192.png", 192, "any")]}


def _screenshot(name: str, sizes: str, form: str) -> dict[str, str]:
    return {
        "src": asset(name),
        "sizes": sizes,
        "type": "image/png",
        "form_factor": form,
        "label": _("Vandaag"),
    }


def _is_built(name: str) -> bool:
    try:
        return bool(asset(name))
    except NotBuilt:
        return False
