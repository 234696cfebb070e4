"""What the pages about voices ask and send, as plain values."""

import re
from typing import Any

from app.console.table_forms import choice_of, id_of, search_of, sort_of
from app.kernel.forms import Form, text_of
from app.voices.listing import LINKS, SORTS, STATES, Asked
from app.voices.models import CHANNELS

_SCALE = re.compile(r"(-?\d{1,4})\s*(?:-|–|tot|to)\s*(-?\d{1,4})")
_SCORE = re.compile(r"-?\d{1,6}(?:[.,]\d{1,4})?")


def asked_of(form: Form) -> Asked:
    """What the table is asked to show; what it does not know counts as not asked."""
    return Asked(
        search=search_of(form),
        channel=choice_of(form, "channel", CHANNELS),
        theme=id_of(form, "theme"),
        value=id_of(form, "value"),
        team=id_of(form, "team"),
        linked=choice_of(form, "linked", LINKS),
        state=choice_of(form, "state", STATES, "in_use"),
        sort=sort_of(form, SORTS, "-day"),
    )


def sent_voice(form: Form) -> dict[str, Any]:
    """The form as the schema takes it. What is no number stays text, for the schema to refuse."""
    score, scale = text_of(form, "score"), text_of(form, "scale")
    return {
        "text": text_of(form, "text"),
        "channel": text_of(form, "channel"),
        "said_on": text_of(form, "said_on"),
        "language": text_of(form, "language") or "nl",
        "theme": text_of(form, "theme"),
        "team": text_of(form, "team") or None,
        "score": number_of(score) if score else None,
        **dict(zip(("scale_from", "scale_to"), scale_of(scale), strict=True)),
    }


def number_of(text: str) -> float | str:
    """A number as it is written here, with a comma or a point."""
    return float(text.replace(",", ".")) if _SCORE.fullmatch(text) else text


def scale_of(text: str) -> tuple[int, int] | tuple[None, None]:
    """The ends of a scale such as 1-5."""
    found = _SCALE.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else (None, None)
