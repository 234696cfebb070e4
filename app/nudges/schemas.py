"""Wire shapes of shifts."""

from datetime import time
from typing import Any

from flask_babel import gettext as _
from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.kernel.fields import Integer


class Clock(fields.Time):
    """A time of day, `HH:MM`."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> time:
        if not isinstance(value, str) or len(value) != 5:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        return super()._deserialize(value, attr, data, **kwargs)


class ShiftShape(Schema):
    weekday = Integer(required=True, validate=validate.Range(1, 7))
    begins = Clock(required=True)
    ends = Clock(required=True)

    @validates_schema
    def lasts(self, content: dict[str, Any], **_kwargs: Any) -> None:
        """A shift takes some time; one that ends before it begins ends the next day."""
        if content["begins"] == content["ends"]:
            raise ValidationError(_("Kies een eindtijd die anders is dan de begintijd."), "ends")


class Shifts(Schema):
    items = fields.List(fields.Nested(ShiftShape), required=True, validate=validate.Length(max=7))

    @validates_schema
    def once_a_day(self, content: dict[str, Any], **_kwargs: Any) -> None:
        weekdays = [item["weekday"] for item in content["items"]]
        if len(set(weekdays)) != len(weekdays):
            raise ValidationError(_("Elke dag hooguit één dienst."), "items")
