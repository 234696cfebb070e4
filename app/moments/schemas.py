"""Wire shapes of moments."""

from typing import Any

from flask_babel import gettext as _
from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from app.kernel.fields import Moment, PersonRef, Receipt, Reference, Text, references, visible
from app.moments.models import VISIBILITIES

LONGEST = 2000
LONGEST_COMMENT = 500
LONGEST_ATTENTION = 1000


class MomentIn(Schema):
    """A moment as its writer sends it: text of 1-2,000 characters, or at least one norm."""

    text = Text(most=LONGEST, load_default="")
    followed = references(10)
    took_room = references(10)
    with_people = references(20)
    visibility = fields.String(load_default="team", validate=validate.OneOf(VISIBILITIES))
    occurred_at = Moment(load_default=None)
    team = Reference(load_default=None, allow_none=True)

    @validates_schema
    def says_something(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if not (visible(data["text"]) or data["followed"] or data["took_room"]):
            raise ValidationError(_("Schrijf iets, of kies een norm."), "text")

    @validates_schema
    def one_way_per_norm(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if set(data["followed"]) & set(data["took_room"]):
            raise ValidationError(_("Kies per norm: gevolgd, of de ruimte genomen."), "took_room")


class ReactionIn(Schema):
    on = fields.Boolean(required=True, truthy={True}, falsy={False})


class CommentIn(Schema):
    text = Text(required=True, least=1, most=LONGEST_COMMENT)


class AttentionIn(Schema):
    text = Text(required=True, least=1, most=LONGEST_ATTENTION)


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
