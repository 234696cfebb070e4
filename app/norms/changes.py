"""What changed between two versions, per field, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _

from app.kernel.dates import day_of
from app.norms.difference import Piece, difference, line_difference, whole
from app.norms.editing import WORDS

LISTS = ("say", "rather_not")


class Change(NamedTuple):
    """`lines`: each piece is lines of a list, and begins on one of its own."""

    label: str
    pieces: list[Piece]
    lines: bool = False


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The fields that differ, in the order of the form."""
    found = ((name, _pieces(name, before[name], after[name])) for name in WORDS)
    return [
        Change(label(name), pieces, name in LISTS)
        for name, pieces in found
        if any(piece.kind != "same" for piece in pieces)
    ]


def label(name: str) -> str:
    """A field as the form names it."""
    labels = {
        "symbol": _("Symbool"),
        "hue": _("Kleur"),
        "title": _("Titel"),
        "summary": _("Samenvatting"),
        "frame": _("Kader"),
        "room": _("Ruimte"),
        "say": _("Zo zeggen we het"),
        "rather_not": _("Liever niet"),
        "why": _("Waarom"),
        "review_on": _("Herzien op"),
    }
    return str(labels[name])


def symbols() -> dict[str, str]:
    """What each symbol shows."""
    return {
        "loop": _("Voetstappen"),
        "zien": _("Iemand in de deur"),
        "vraag": _("Vraagteken"),
        "af": _("Pakje"),
        "eerlijk": _("Twee helften"),
        "bel": _("Klok"),
        "regen": _("Paraplu"),
        "kop": _("Kopje"),
    }


def hues() -> dict[int, str]:
    """The five hues by name; the first is the organisation's own."""
    return {1: _("Huiskleur"), 2: _("Petrol"), 3: _("Pruim"), 4: _("Blad"), 5: _("Lucht")}


def _pieces(name: str, before: Any, after: Any) -> list[Piece]:
    if before == after:
        return []
    if name in LISTS:
        return line_difference(before, after)
    if name in ("symbol", "hue", "review_on"):
        return whole(_said(name, before), _said(name, after))
    return difference(before, after)


def _said(name: str, value: Any) -> str:
    """A choice in words; what a refused form holds may be no choice at all."""
    if name == "symbol":
        return symbols().get(value, "")
    if name == "hue":
        return hues().get(value, "")
    return day_of(value) if isinstance(value, date) else str(value or "")
