"""Wire shapes of reflections."""

from typing import Any

from flask_babel import gettext as _
from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.kernel.fields import Day, Integer, Reference, Text
from app.kernel.words import visible

LONGEST = 1000


class ReflectionIn(Schema):
    """An answer, how the shift felt from 1 (zwaar) to 10 (heerlijk), or both."""

    on = Day(required=True)
    question = Reference(load_default=None, allow_none=True)
    answer = Text(most=LONGEST, load_default="")
    feeling = Integer(load_default=None, allow_none=True, validate=validate.Range(1, 10))

    @validates_schema
    def says_something(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if not visible(data["answer"]) and data["feeling"] is None:
            raise ValidationError(_("Schrijf iets, of kies hoe je dienst was."), "answer")


class ReflectionOut(Schema):
    id = Reference(required=True)
    on = fields.Date(required=True)
    question = Reference(required=True, allow_none=True)
    answer = fields.String(required=True)
    feeling = Integer(required=True, allow_none=True)
    hash = fields.String(required=True)


class Reflections(Schema):
    items = fields.List(fields.Nested(ReflectionOut), required=True)
    next = fields.Date(required=True, allow_none=True)
