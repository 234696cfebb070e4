"""Wire shapes of moments."""

from marshmallow import Schema, fields, validate

from app.kernel.fields import Moment, PersonRef, Receipt, Reference, References, Text
from app.moments.models import VISIBILITIES

LONGEST = 2000
LONGEST_COMMENT = 500
LONGEST_ATTENTION = 1000


class MomentIn(Schema):
    """A moment as its writer sends it: text of 1-2,000 characters, or at least one norm.

    What two fields must agree on is checked with the row (`rows.check`): marshmallow's hooks
    cost as much as all fields together, and a phone delivers fifty at a time.
    """

    text = Text(most=LONGEST, load_default="")
    followed = References(most=10)
    took_room = References(most=10)
    with_people = References(most=20)
    visibility = fields.String(load_default="team", validate=validate.OneOf(VISIBILITIES))
    occurred_at = Moment(load_default=None)
    team = Reference(load_default=None, allow_none=True)


class ReactionIn(Schema):
    on = fields.Boolean(required=True, truthy={True}, falsy={False})


class CommentIn(Schema):
    text = Text(required=True, least=1, most=LONGEST_COMMENT)


class AttentionIn(Schema):
    text = Text(required=True, least=1, most=LONGEST_ATTENTION)


class SeenIn(Schema):
    until = Moment(load_default=None)


class TeamRef(Schema):
    id = Reference(required=True)
    name = fields.String(required=True)


class CommentOut(Schema):
    id = Reference(required=True)
    author = fields.Nested(PersonRef, required=True)
    text = fields.String(required=True)
    created_at = fields.AwareDateTime(required=True)


class AttentionOut(CommentOut):
    pass


class ReactionsOut(Schema):
    heart = fields.List(fields.Nested(PersonRef), required=True)
    applause = fields.List(fields.Nested(PersonRef), required=True)
    me_too = fields.List(fields.Nested(PersonRef), required=True)


class MomentOut(Receipt):
    author = fields.Nested(PersonRef, required=True)
    team = fields.Nested(TeamRef, required=True, allow_none=True)
    text = fields.String(required=True)
    followed = fields.List(Reference(), required=True)
    took_room = fields.List(Reference(), required=True)
    with_people = fields.List(fields.Nested(PersonRef), required=True)
    visibility = fields.String(required=True, validate=validate.OneOf(VISIBILITIES))
    occurred_at = fields.AwareDateTime(required=True)
    received_at = fields.AwareDateTime(required=True)
    edited_at = fields.AwareDateTime(required=True, allow_none=True)
    reactions = fields.Nested(ReactionsOut, required=True)
    comments = fields.List(fields.Nested(CommentOut), required=True)
    # Only to the writer, and only when the moment is read by itself.
    attention = fields.List(fields.Nested(AttentionOut))


class Moments(Schema):
    items = fields.List(fields.Nested(MomentOut), required=True)
    next = fields.String(required=True, allow_none=True)
