"""Wire shapes of passkeys. Bytes go as base64url without padding, as WebAuthn's own JSON does."""

from marshmallow import Schema, fields, validate

from app.kernel.fields import Reference
from app.people.keys.models import LONGEST_ID

# WebAuthn level 2, 5.8.4, and `hybrid` of level 3.
TRANSPORTS = ("ble", "hybrid", "internal", "nfc", "smart-card", "usb")


class Bytes(fields.String):
    """Base64url of 1 to `most` characters."""

    def __init__(self, most: int) -> None:
        form = validate.Regexp(rf"[A-Za-z0-9_-]{{1,{most}}}\Z")
        super().__init__(required=True, validate=form)


class Assertion(Schema):
    """A passkey's signature at sign-in."""

    id = Bytes(LONGEST_ID)
    client_data = Bytes(2_000)
    authenticator_data = Bytes(2_000)
    signature = Bytes(1_000)
    user_handle = Bytes(86)


class Attestation(Schema):
    """A passkey that was just made."""

    id = Bytes(LONGEST_ID)
    client_data = Bytes(2_000)
    attestation = Bytes(40_000)
    transports = fields.List(
        fields.String(validate=validate.OneOf(TRANSPORTS)),
        required=True,
        validate=validate.Length(max=len(TRANSPORTS)),
    )


class PasskeyOut(Schema):
    id = Reference(required=True)
    label = fields.String(required=True)
    created_on = fields.Date(required=True)
    last_used_on = fields.Date(required=True, allow_none=True)


class Passkeys(Schema):
    items = fields.List(fields.Nested(PasskeyOut), required=True)


class WaysOut(Schema):
    sso = fields.String(required=True, allow_none=True)
    linked = fields.Boolean(required=True)
