"""Wire shapes of values and voices."""

from marshmallow import Schema, fields, validate

from app.kernel.fields import Day, Integer, Reference, Text
from app.voices.models import CHANNELS, LANGUAGES

LONGEST_VOICE = 2000
LONGEST_NAME = 60
LONGEST_VALUE = 300


class ValueIn(Schema):
    name = Text(required=True, least=1, most=LONGEST_NAME)
    text = Text(required=True, most=LONGEST_VALUE)


class VoiceIn(Schema):
    """What a customer said. A score comes with the ends of its scale."""

    text = Text(required=True, least=1, most=LONGEST_VOICE)
    channel = fields.String(required=True, validate=validate.OneOf(CHANNELS))
    said_on = Day(required=True)
    language = fields.String(load_default="nl", validate=validate.OneOf(LANGUAGES))
    score = fields.Float(load_default=None, allow_none=True, allow_nan=False)
    scale_from = Integer(load_default=None, allow_none=True)
    scale_to = Integer(load_default=None, allow_none=True)
    theme = Text(load_default="", most=LONGEST_NAME)
    team = Reference(load_default=None, allow_none=True)


class VoiceItem(VoiceIn):
    """A voice from another system, under that system's own id."""

    id = Text(required=True, least=1, most=100)


class VoiceBatch(Schema):
    """Up to a hundred voices; what is wrong with one is that one's own result."""

    items = fields.List(fields.Dict(), required=True, validate=validate.Length(min=1, max=100))


class VoiceResult(Schema):
    """201 kept, 200 was there already, 422 refused with a sentence per field."""

    id = fields.String(required=True)
    status = fields.Integer(required=True)
    fields_ = fields.Dict(data_key="fields", keys=fields.String())


class VoiceResults(Schema):
    results = fields.List(fields.Nested(VoiceResult), required=True)


class ComplimentIn(Schema):
    text = Text(required=True, least=1, most=500)


class ValueRef(Schema):
    id = Reference(required=True)
    name = fields.String(required=True)


class VoiceOut(Schema):
    """What a customer said, without who it was."""

    id = Reference(required=True)
    text = fields.String(required=True)
    said_on = fields.Date(required=True)
    channel = fields.String(required=True)
    language = fields.String(required=True)
