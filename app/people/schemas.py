"""Wire shapes of people: sign-in, me, devices."""

from marshmallow import Schema, fields, validate

from app.kernel.fields import PersonRef, Reference, Text
from app.kernel.languages import LANGUAGES

# Nobody types more; a hash of more is work for an attacker to ask for.
MOST_PASSWORD = 200


class SignIn(Schema):
    login = Text(required=True, least=1, most=80)
    password = Text(required=True, least=1, most=MOST_PASSWORD)
    device_label = Text(most=80)


class Settings(Schema):
    locale = fields.String(required=True, validate=validate.OneOf(LANGUAGES))


class PasswordIn(Schema):
    """`current`: the password, or the PIN of who has none yet; empty for who has neither."""

    current = Text(most=MOST_PASSWORD, load_default="")
    password = Text(required=True, least=1, most=MOST_PASSWORD)


class ProofIn(Schema):
    """The password, or the PIN of who has none."""

    said = Text(required=True, least=1, most=MOST_PASSWORD)


class PasswordOut(Schema):
    """`asks` is what `current` has to be; `least` counts characters."""

    asks = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(("password", "pin"))
    )
    least = fields.Integer(required=True)


class TeamOut(Schema):
    id = Reference(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True)


class OrganisationOut(Schema):
    name = fields.String(required=True)
    promise = fields.String(required=True)
    brand = fields.String(required=True)
    # The brand as text by day and in the evening, and text on it: these can be read.
    brand_day = fields.String(required=True)
    brand_evening = fields.String(required=True)
    on_brand = fields.String(required=True)
    cool = fields.String(required=True)
    languages = fields.List(fields.String(), required=True)
    timezone = fields.String(required=True)
    # A small WebP as base64.
    logo = fields.String(required=True, allow_none=True)


class SelfOut(PersonRef):
    # Who came in by a code has none.
    login = fields.String(required=True, allow_none=True)
    role = fields.String(required=True)
    locale = fields.String(required=True)


class CurrentDevice(Schema):
    id = Reference(required=True)
    shared = fields.Boolean(required=True)


class MeOut(Schema):
    person = fields.Nested(SelfOut, required=True)
    teams = fields.List(fields.Nested(TeamOut), required=True)
    organisation = fields.Nested(OrganisationOut, required=True)
    device = fields.Nested(CurrentDevice, required=True)
    push_key = fields.String(required=True)


class DeviceOut(Schema):
    id = Reference(required=True)
    label = fields.String(required=True)
    last_seen_on = fields.Date(required=True)
    current = fields.Boolean(required=True)
    shared = fields.Boolean(required=True)


class Devices(Schema):
    items = fields.List(fields.Nested(DeviceOut), required=True)
