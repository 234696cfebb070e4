"""A brand colour made readable: WCAG 2.2 asks 4.5:1 of text against what is behind it."""

import re
from dataclasses import dataclass

from coloraide import Color

# What text in the brand's colour stands on: paper, cards and quiet buttons of `tokens.css`.
DAY = ("#ffffff", "#fbf8f4", "#f4eee8", "#f0e6dc")
EVENING = ("#151113", "#201a1c", "#2b2426", "#382e31")
LEAST = 4.5

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_DARK, _LIGHT = "#1c0f15", "#ffffff"
_STEP = 0.01


@dataclass(frozen=True)
class Shades:
    """A colour as chosen, and what is shown of it; equal where it could stay as it is."""

    brand: str
    day: str
    evening: str
    on: str


def is_colour(text: str) -> bool:
    """Whether this is a colour as a browser's colour field sends it."""
    return _COLOUR.fullmatch(text) is not None


def shades_of(brand: str) -> Shades:
    """The brand with the nearest colours of its hue that can be read."""
    return Shades(
        brand=brand.lower(),
        day=_readable(brand, (*DAY, tint_of(brand)), -_STEP),
        evening=_readable(brand, (*EVENING, _soft(brand, "#2a1724", 0.18)), _STEP),
        on=_on(brand),
    )


def contrast(colour: str, behind: str) -> float:
    """The ratio of WCAG 2.2 between two colours."""
    return float(Color(colour).contrast(behind, method="wcag21"))


def tint_of(brand: str) -> str:
    """The brand as a soft ground by day, for what cannot mix colours itself."""
    return _soft(brand, "#ffffff", 0.17)


def _readable(brand: str, behind: tuple[str, ...], step: float) -> str:
    """Darker or lighter in steps that the eye sees as equal, until all of it can be read."""
    colour = Color(brand).convert("oklch")
    shown = brand.lower()
    while any(contrast(shown, each) < LEAST for each in behind):
        colour["lightness"] += step
        shown = colour.convert("srgb").fit().to_string(hex=True)
    return shown


def _on(brand: str) -> str:
    """Ink where that can be read, else white; on a grey in between only black can."""
    ways = (_DARK, _LIGHT, "#000000")
    return next((each for each in ways if contrast(each, brand) >= LEAST), "#000000")


def _soft(brand: str, on: str, part: float) -> str:
    """The tint behind a chosen thing, as `tokens.css` mixes it."""
    return str(Color(on).mix(brand, part, space="oklab").convert("srgb").fit().to_string(hex=True))
