"""What the pages about voices ask and send, as plain values."""

import re
from dataclasses import asdict
from typing import Any

from app.console.people_forms import id_of
from app.kernel.forms import Form, text_of
from app.voices.listing import LINKS, SORTS, STATES, Asked
from app.voices.models import CHANNELS

LONGEST_SEARCH = 120
_SCALE = re.compile(r"(-?\d{1,4})\s*(?:-|–|tot|to)\s*(-?\d{1,4})")
_SCORE = re.compile(r"-?\d{1,6}(?:[.,]\d{1,4})?")


def asked_of(form: Form) -> Asked:
    """What the table is asked to show; what it does not know counts as not asked."""
    sort, state, linked, channel = (
        text_of(form, name) for name in ("sort", "state", "linked", "channel")
    )
    return Asked(
        search=text_of(form, "search")[:LONGEST_SEARCH],
        channel=channel if channel in CHANNELS else "",
        theme=id_of(form, "theme"),
        value=id_of(form, "value"),
        team=id_of(form, "team"),
        linked=linked if linked in LINKS else "",
        state=state if state in STATES else "in_use",
        sort=sort if sort.removeprefix("-") in SORTS else "-day",
    )


def query_of(asked: Asked) -> dict[str, str]:
    """What differs from the table as it opens, for an address."""
    usual = asdict(Asked())
    return {name: value for name, value in asdict(asked).items() if value != usual[name]}


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
