"""The organisation's own colours as a stylesheet; every other colour is derived from them.

Text in the brand's colour, and on it, are the shades that were kept beside it: those can be read.
"""

import re

from sqlalchemy import select

from app.kernel.driver import Driver
from app.kernel.hot import Hot
from app.people.models import Organisation

# What a browser keeps: a new colour shows within a minute, and no page ever waits for an old one.
CACHE = "public, max-age=60, stale-while-revalidate=86400"

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

_NAMES = ("brand", "cool", "brand_day", "brand_evening", "on_brand")
_COLOURS = Hot(select(*(getattr(Organisation, name) for name in _NAMES)).limit(1))


def stylesheet(driver: Driver) -> str:
    """Custom properties for `:root`; none for what is no colour."""
    kept = next(iter(_COLOURS.rows(driver, {})), ())
    known = {
        name: value for name, value in zip(_NAMES, kept, strict=False) if _COLOUR.fullmatch(value)
    }
    plain = [f"--{name}:{known[name]}" for name in ("brand", "cool") if name in known]
    if len(known) < len(_NAMES):
        return _root(plain)
    day, evening = known["brand_day"], known["brand_evening"]
    both = f"light-dark({day},{evening})"
    return (
        _root([*plain, f"--on-brand:{known['on_brand']}", f"--brand-ink:{day}"])
        + f"@media (prefers-color-scheme:dark){{{_root([f'--brand-ink:{evening}'])}}}\n"
        # What stands on paper is light, always: there the page's own scheme decides.
        + f"@supports (color:light-dark(red,red)){{{_root([f'--brand-ink:{both}'])}}}\n"
    )


def _root(rules: list[str]) -> str:
    return f":root{{{';'.join(rules)}}}\n"
