"""Wire shapes of shared devices."""

from marshmallow import Schema, fields

from app.kernel.fields import PersonRef, Reference
from app.people.join_schemas import SixDigits


class Present(PersonRef):
    pin = fields.Boolean(required=True)


class PlaceOut(Schema):
    team = fields.String(required=True, allow_none=True)
    people = fields.List(fields.Nested(Present), required=True)


class EnterIn(Schema):
    person = Reference(required=True)
    pin = SixDigits(required=True)
