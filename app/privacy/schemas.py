"""Wire shapes of privacy: what the log holds of oneself."""

from marshmallow import Schema, fields

from app.kernel.fields import Text


class LogLineOut(Schema):
    number = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True)
    words = fields.String(required=True)
    # Whose deed it was: a name, or None for the system and for who is not here any more.
    by = fields.String(required=True, allow_none=True)
    by_system = fields.Boolean(required=True)


class LogPage(Schema):
    items = fields.List(fields.Nested(LogLineOut), required=True)
    next = fields.Integer(required=True, allow_none=True)


class Proof(Schema):
    """That it is oneself; empty for who has no password."""

    password = Text(most=200, load_default="")


class Erasure(Proof):
    """`keep`: what colleagues read of this person goes on without the name; else it goes too."""

    keep = fields.Boolean(required=True, truthy={True}, falsy={False})
