"""The organisation's own colours as a stylesheet; every other colour is derived from them."""

import re

from sqlalchemy import select

from app.kernel.driver import Driver
from app.kernel.hot import Hot
from app.people.models import Organisation

# What a browser keeps: a new colour shows within a minute, and no page ever waits for an old one.
CACHE = "public, max-age=60, stale-while-revalidate=86400"

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


_COLOURS = Hot(select(Organisation.brand, Organisation.cool).limit(1))


def stylesheet(driver: Driver) -> str:
    """Custom properties for `:root`; none for what is no colour."""
    kept = next(iter(_COLOURS.rows(driver, {})), ())
    colours = zip(("brand", "cool"), kept, strict=False)
    rules = [f"--{name}:{value}" for name, value in colours if _COLOUR.fullmatch(value)]
    return f":root{{{';'.join(rules)}}}\n"
