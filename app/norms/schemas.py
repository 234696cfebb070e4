"""Wire shapes of norms."""

from marshmallow import Schema, fields, validate

from app.kernel.fields import Integer, Reference
from app.norms.models import HUES, SYMBOLS


class NormTeam(Schema):
    id = Reference(required=True)
    name = fields.String(required=True)


class VersionOut(Schema):
    """What one version says; `number` counts versions of this norm from 1."""

    number = Integer(required=True)
    symbol = fields.String(required=True, validate=validate.OneOf(SYMBOLS))
    hue = Integer(required=True, validate=validate.OneOf(HUES))
    title = fields.String(required=True)
    summary = fields.String(required=True)
    frame = fields.String(required=True)
    room = fields.String(required=True)
    say = fields.List(fields.String(), required=True)
    rather_not = fields.List(fields.String(), required=True)
    why = fields.String(required=True)
    review_on = fields.Date(required=True, allow_none=True)
    published_at = fields.AwareDateTime(required=True)


class NormOut(VersionOut):
    """A norm as its team lives by it now; without a team it is the whole organisation's."""

    id = Reference(required=True)
    team = fields.Nested(NormTeam, required=True, allow_none=True)


class Norms(Schema):
    items = fields.List(fields.Nested(NormOut), required=True)


class Versions(Schema):
    items = fields.List(fields.Nested(VersionOut), required=True)
