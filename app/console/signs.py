"""Norm symbols and QR codes as drawings of their own, for paper: colours instead of classes."""

import io
import re
from functools import cache

import segno

from app.kernel.static import DIST, asset

# The hues of `tokens.css` by day; the first is the organisation's own.
_INK = {2: "#0e5c63", 3: "#7d3163", 4: "#3f6a1f", 5: "#2a5ea3"}
_MID = {2: "#86c9c4", 3: "#d79cc1", 4: "#b2d184", 5: "#9dbfe9"}
_VARIABLE = re.compile(r"var\(--(\w+)(?:,[^()]*(?:\([^()]*\))?)?\)")


def sign(symbol: str, hue: int, brand: str, ink: str) -> str:
    """A norm's symbol as an SVG document."""
    colours = {"h": _INK.get(hue, ink), "hm": _MID.get(hue, brand), "card": "#ffffff"}
    drawn = _VARIABLE.sub(lambda found: colours.get(found[1], "#ffffff"), _symbols()[symbol])
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">{drawn}</svg>'


def code(address: str) -> str:
    """A QR code as an SVG document, with the empty edge that scanners need."""
    into = io.BytesIO()
    made = segno.make(address, micro=False, error="m")
    made.save(into, kind="svg", border=4, omitsize=True, light="#ffffff")
    return into.getvalue().decode()


@cache
def _symbols() -> dict[str, str]:
    sprite = (DIST / asset("sprite.svg").rpartition("/")[2]).read_text()
    return dict(re.findall(r'<symbol id="n-(\w+)"[^>]*>(.*?)</symbol>', sprite, re.S))
