"""The languages that Beleef speaks, and how each that stands in it somewhere calls itself."""

from collections.abc import Iterable

LANGUAGES = ("nl", "en")
_NAMES = {"nl": "Nederlands", "en": "English", "de": "Deutsch", "fr": "Français"}


def named(codes: Iterable[str]) -> list[tuple[str, str]]:
    """As a form offers them: by code, each in its own words."""
    return [(code, _NAMES[code]) for code in codes]
