"""marshmallow fields that take exactly what both databases store alike."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from flask_babel import gettext as _
from marshmallow import Schema, ValidationError, fields, validate

from app.kernel.words import visible


class _Quick(fields.Field[Any]):
    """Asks no validators when there are none: marshmallow builds a list of them for every value."""

    def _validate(self, value: Any) -> None:
        if self.validators:
            super()._validate(value)


class Integer(fields.Integer):
    """A JSON integer: no text, no float, no boolean."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        if type(value) is not int:
            raise self.make_error("invalid", input=value)
        return value


class Reference(_Quick, fields.String):
    """A UUID as canonical text, whatever letter case it came in."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            found = UUID(text)
        except ValueError:
            raise ValidationError("Not a valid UUID.") from None
        if str(found) != text.lower():
            raise ValidationError(
                "Not a valid UUID."
            )  # braces, urn: and bare digits are other spellings
        return str(found)


class References(_Quick, fields.Field[list[str]]):
    """A list of at most `most` ids, each once."""

    default_error_messages = {"invalid": "Not a valid list."}

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(load_default=list, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[str]:
        if not isinstance(value, list):
            raise self.make_error("invalid")
        if len(value) > self.most:
            raise ValidationError(_("Kies er hooguit %(most)s.", most=self.most))
        found = [str(_REFERENCE.deserialize(each)) for each in value]
        if len(set(found)) != len(found):
            raise ValidationError(_("Elk hooguit één keer."))
        return found


_REFERENCE = Reference()


class Text(fields.String):
    """Text of `least` to `most` characters (code points); blank counts as empty."""

    def __init__(self, *, least: int = 0, most: int, **kwargs: Any) -> None:
        self.least, self.most = least, most
        super().__init__(validate=validate.Length(max=most), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if len(text) > self.most:
            raise ValidationError(_("Maak dit korter: hooguit %(most)s tekens.", most=self.most))
        if self.least and not visible(text):
            raise ValidationError(_("Vul dit in."))
        return text

    def _validate(self, value: Any) -> None:
        """Done above, in the reader's language; the validator tells OpenAPI of the length."""


class Moment(_Quick, fields.AwareDateTime):
    """A time with its offset (RFC 3339), as an aware datetime within what both databases hold."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> datetime:
        if not isinstance(value, str):
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        try:
            found = super()._deserialize(value, attr, data, **kwargs)
        except OverflowError:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE) from None
        if not 1970 < found.year < 9000:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        return found


class Day(fields.Date):
    """A local date, `YYYY-MM-DD`."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> date:
        if not isinstance(value, str) or len(value) != 10:
            raise self.make_error("invalid", input=value, obj_type=self.OBJ_TYPE)
        return super()._deserialize(value, attr, data, **kwargs)


class PersonRef(Schema):
    """A person as others see them."""

    id = Reference(required=True)
    name = fields.String(required=True)


class Receipt(Schema):
    """What every write echoes: the thing's id and the hash of what was sent."""

    id = Reference(required=True)
    hash = fields.String(required=True)
