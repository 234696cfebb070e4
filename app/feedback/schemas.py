"""Wire shapes of feedback."""

from marshmallow import Schema, fields, validate

from app.feedback.models import KINDS
from app.kernel.fields import PersonRef, Reference, Text

LONGEST_STEP = 600


class FeedbackIn(Schema):
    """The 4G steps. What was seen is needed; the other three help and may stay empty."""

    to = Reference(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    behaviour = Text(required=True, least=1, most=LONGEST_STEP)
    feeling = Text(most=LONGEST_STEP, load_default="")
    effect = Text(most=LONGEST_STEP, load_default="")
    wish = Text(most=LONGEST_STEP, load_default="")
    norm = Reference(load_default=None, allow_none=True)


class FeedbackOut(Schema):
    id = Reference(required=True)
    giver = fields.Nested(PersonRef, required=True, data_key="from")
    receiver = fields.Nested(PersonRef, required=True, data_key="to")
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    behaviour = fields.String(required=True)
    feeling = fields.String(required=True)
    effect = fields.String(required=True)
    wish = fields.String(required=True)
    norm = Reference(required=True, allow_none=True)
    created_at = fields.AwareDateTime(required=True)
    thanked_at = fields.AwareDateTime(required=True, allow_none=True)
    # Only to the receiver: a giver is not told when something was opened.
    opened_at = fields.AwareDateTime(allow_none=True)


class FeedbackPage(Schema):
    items = fields.List(fields.Nested(FeedbackOut), required=True)
    next = fields.String(required=True, allow_none=True)
