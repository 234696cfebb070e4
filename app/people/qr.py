"""A QR code (ISO/IEC 18004) as a drawing in the page: classes instead of colours and styles."""

import segno
from markupsafe import Markup

# The empty edge that scanners need is part of the drawing.
_QUIET = 4


def drawing_of(text: str) -> Markup:
    """An inline SVG without colours: `.qr` gives the paper, `.qr-ink` the squares."""
    code = segno.make(text, micro=False, error="m")
    svg = code.svg_inline(border=_QUIET, omitsize=True, svgclass="qr", lineclass="qr-ink")
    return Markup(svg.replace(' stroke="#000"', "").replace("<svg", '<svg aria-hidden="true"', 1))  # noqa: S704 - ours
