"""The norm editor's form: what it sends, as text first, then checked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.kernel.fields import Day, Reference
from app.kernel.forms import Form, text_of, texts_of
from app.norms.changes import LISTS
from app.norms.writing_schemas import WholeWords, Words


class NormDraft(Words):
    """A draft may be half done."""

    team = Reference(required=True, allow_none=True)
    review_on = Day(required=True, allow_none=True)


class NormToPublish(WholeWords, NormDraft):
    """What is laid before the members is whole."""


def sent_words(form: Form) -> dict[str, Any]:
    """The form as the schemas take it; empty lines are no lines."""
    plain = ("symbol", "title", "summary", "frame", "room", "why")
    words: dict[str, Any] = {name: text_of(form, name) for name in plain}
    words |= {name: [line for line in texts_of(form, name) if line] for name in LISTS}
    hue = text_of(form, "hue")
    return words | {
        "hue": int(hue) if hue.isascii() and hue.isdigit() and len(hue) == 1 else None,
        "review_on": text_of(form, "review_on") or None,
        "team": text_of(form, "team") or None,
    }


def reshaped(words: Mapping[str, Any], act: str) -> dict[str, Any] | None:
    """`add:say` asks for one more line, `drop:say:1` for one less; else None."""
    verb, _colon, rest = act.partition(":")
    name, _colon, number = rest.partition(":")
    if verb not in ("add", "drop") or name not in LISTS:
        return None
    lines = list(words[name])
    if verb == "add":
        lines.append("")
    elif number.isdecimal() and len(number) < 4 and int(number) < len(lines):
        del lines[int(number)]
    return {**words, name: lines}


def shown_date(value: date | str | None) -> str:
    """What a date field holds: the day, or what was typed when that is no day."""
    return value.isoformat() if isinstance(value, date) else value or ""
