"""Wire shapes of coming in by a code, of handing over, and of the PIN."""

from typing import Any

from flask_babel import gettext as _
from marshmallow import Schema, ValidationError, fields, validate

from app.kernel.fields import Reference, Text
from app.kernel.languages import LANGUAGES
from app.people.schemas import OrganisationOut

# What codes.py makes, and 32 random bytes of a phone.
_CODE = validate.Regexp(r"\A[A-Za-z0-9_-]{22}\Z")
MOST_USES = 200
_PROOF = validate.Regexp(r"\A[A-Za-z0-9_-]{43}\Z")


class SixDigits(fields.String):
    """A PIN; whether it is too easy to guess is not for the schema to say."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if len(text) != 6 or not (text.isascii() and text.isdigit()):
            raise ValidationError(_("Een pincode is zes cijfers."))
        return text


class CodeIn(Schema):
    # Whatever somebody typed or scanned: one that we never made is simply unknown.
    code = Text(required=True, least=1, most=200)


class InviteOut(Schema):
    """`person`: whose new phone this is for; nobody's: a new colleague's. `asks`: what that person
    has to say first."""

    team = fields.String(required=True)
    host = fields.String(required=True, allow_none=True)
    person = fields.String(required=True, allow_none=True)
    asks = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(("pin", "password"))
    )
    approval = fields.Boolean(required=True)
    organisation = fields.Nested(OrganisationOut, required=True)


class JoinIn(Schema):
    """`proof` is a secret that the phone makes once: whoever repeats it is the same phone. `known`
    is the PIN or password that its person had before."""

    code = fields.String(required=True, validate=_CODE)
    proof = fields.String(required=True, validate=_PROOF)
    name = Text(least=1, most=80)
    known = Text(least=1, most=200)
    pin = SixDigits(required=True)
    locale = fields.String(required=True, validate=validate.OneOf(LANGUAGES))


class HandoverAsk(Schema):
    """`password`: the PIN or password of who signed in too long ago to go without."""

    password = Text(load_default="", most=200)


class HandoverOut(Schema):
    """`seconds`: how long it works from now; a phone's clock may be anything."""

    code = fields.String(required=True)
    seconds = fields.Integer(required=True)


class OpenOut(Schema):
    open = fields.Boolean(required=True)


class HandoverIn(Schema):
    """`proof` as in JoinIn."""

    # As it was typed or pasted; what we never made is simply wrong.
    code = Text(required=True, least=1, most=40)
    proof = fields.String(required=True, validate=_PROOF)


class DoorOut(Schema):
    state = fields.String(required=True, validate=validate.OneOf(("in", "waiting", "gone")))


class InviteForm(Schema):
    """The form that makes a code; an unticked box sends nothing."""

    team = Reference(required=True)
    lasts = fields.String(required=True, validate=validate.OneOf(("day", "week", "month")))
    uses = fields.Integer(required=True, validate=validate.Range(1, MOST_USES))
    approval = fields.Boolean(load_default=False)


class UnlockIn(Schema):
    pin = SixDigits(required=True)


class LockedOut(Schema):
    name = fields.String(required=True, allow_none=True)
    locale = fields.String(required=True, allow_none=True)


class PinIn(Schema):
    """`current` is the PIN there is, or the password of somebody who has none yet."""

    pin = SixDigits(required=True)
    current = Text(required=True, least=1, most=200)


class PinOut(Schema):
    """Whether there is a PIN."""

    present = fields.Boolean(required=True)
