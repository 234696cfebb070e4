"""The norm editor's form: what it sends, as text first, then checked."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from marshmallow import Schema, fields, validate

from app.kernel.fields import Day, Integer, Reference, Text
from app.kernel.forms import Form, text_of, texts_of
from app.norms.models import HUES, SYMBOLS

LISTS = ("say", "rather_not")
MOST_LINES = 8


class NormDraft(Schema):
    """A draft needs a title, so that it can be found again; the rest may wait."""

    team = Reference(required=True, allow_none=True)
    symbol = fields.String(required=True, validate=validate.OneOf(SYMBOLS))
    hue = Integer(required=True, validate=validate.OneOf(HUES))
    title = Text(required=True, least=1, most=80)
    summary = Text(required=True, most=160)
    frame = Text(required=True, most=1000)
    room = Text(required=True, most=1000)
    say = fields.List(Text(most=200), required=True, validate=validate.Length(max=MOST_LINES))
    rather_not = fields.List(
        Text(most=200), required=True, validate=validate.Length(max=MOST_LINES)
    )
    why = Text(required=True, most=1000)
    review_on = Day(required=True, allow_none=True)


class NormToPublish(NormDraft):
    """What a team lives by says what it always does and where people decide for themselves."""

    summary = Text(required=True, least=1, most=160)
    frame = Text(required=True, least=1, most=1000)
    room = Text(required=True, least=1, most=1000)


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
