"""Wire shapes of norms, as they are read."""

from marshmallow import Schema, fields, validate

from app.kernel.fields import Integer, PersonRef, Receipt, Reference
from app.norms.models import HUES, STANCES, SYMBOLS
from app.voices.schemas import ValueRef, VoiceOut


class NormTeam(Schema):
    id = Reference(required=True)
    name = fields.String(required=True)


class VersionOut(Schema):
    """What one version says; `number` counts versions of this norm from 1.

    `published_at`: when it came in force; null while it did not. `moment`: the one it came out of.
    """

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
    published_at = fields.AwareDateTime(required=True, allow_none=True)
    moment = Reference(required=True, allow_none=True)


class PointOut(Schema):
    """`answered_at` null: it still stands."""

    id = Reference(required=True)
    person = fields.Nested(PersonRef, required=True)
    text = fields.String(required=True)
    raised_at = fields.AwareDateTime(required=True)
    answer = fields.String(required=True)
    answered_at = fields.AwareDateTime(required=True, allow_none=True)


class StanceOut(Schema):
    person = fields.Nested(PersonRef, required=True)
    stance = fields.String(required=True, validate=validate.OneOf(STANCES))


class ProposedOut(Schema):
    """Who proposed a version; `id` is the version's own, for withdrawing it."""

    id = Reference(required=True)
    proposed_at = fields.AwareDateTime(required=True)
    proposed_by = fields.Nested(PersonRef, required=True, allow_none=True)


class AgreementOut(ProposedOut):
    """Where a version stands. `settled` null: it lies with the members, until `deadline`.

    `version` is its number, for choosing about it.
    `open` counts who took no stance, `elsewhere` stances of other teams of the organisation.
    """

    version = Integer(required=True)
    settled = fields.String(
        required=True, allow_none=True, validate=validate.OneOf(("agreed", "deadline"))
    )
    deadline = fields.AwareDateTime(required=True)
    open = Integer(required=True)
    elsewhere = Integer(required=True)
    stances = fields.List(fields.Nested(StanceOut), required=True)
    points = fields.List(fields.Nested(PointOut), required=True)


class WithdrawnOut(ProposedOut):
    """The last proposal, when it was withdrawn, with what the team answered (or nothing)."""

    version = Integer(required=True)
    title = fields.String(required=True)
    withdrawn_at = fields.AwareDateTime(required=True)
    answer = fields.String(required=True)


class NextOut(VersionOut):
    agreement = fields.Nested(AgreementOut, required=True)


class AboveOut(Schema):
    """The organisation's norm that a team made its own. `seen` is what they looked at last, when
    it says something else now (`number`); else null."""

    id = Reference(required=True)
    number = Integer(required=True)
    title = fields.String(required=True)
    seen = fields.Nested(VersionOut, required=True, allow_none=True)


class ReviewOut(Schema):
    """A norm comes back to its team, with in how many moments it was lived since it came in force,
    and in how many its room was taken."""

    on = fields.Date(required=True)
    lived = Integer(required=True)
    took_room = Integer(required=True)


class NormOut(VersionOut):
    """A norm; without a team it is the whole organisation's.

    The words are those of the version in force; while nothing holds yet (`state`), those of the
    proposal. `agreement` is about these words, null when nobody is asked about them; `next` is the
    version that lies with the members beside what is in force.
    """

    id = Reference(required=True)
    team = fields.Nested(NormTeam, required=True, allow_none=True)
    state = fields.String(
        required=True, validate=validate.OneOf(("in_force", "proposed", "withdrawn"))
    )
    agreement = fields.Nested(AgreementOut, required=True, allow_none=True)
    next = fields.Nested(NextOut, required=True, allow_none=True)
    withdrawn = fields.Nested(WithdrawnOut, required=True, allow_none=True)
    # Three moments took the room on the version in force, and nobody proposed another.
    room_taken = fields.Boolean(required=True)
    # The last day on which a moment lived it, when that is over thirty days ago.
    quiet_since = fields.Date(required=True, allow_none=True)
    # Between two weeks before the day on which it is looked at again and the answer to it.
    review = fields.Nested(ReviewOut, required=True, allow_none=True)
    above = fields.Nested(AboveOut, required=True, allow_none=True)
    # What it is rooted in; of its voices the three latest.
    values = fields.List(fields.Nested(ValueRef), required=True)
    voices = fields.List(fields.Nested(VoiceOut), required=True)


class Norms(Schema):
    items = fields.List(fields.Nested(NormOut), required=True)


class PastVersion(VersionOut, ProposedOut):
    """A version in the history, with how it ended; null while it lies with the members."""

    settled = fields.String(required=True, allow_none=True)
    # When time was up: how many were asked, and how many of them had chosen.
    asked = Integer(required=True, allow_none=True)
    chose = Integer(required=True, allow_none=True)
    withdrawn_at = fields.AwareDateTime(required=True, allow_none=True)
    answer = fields.String(required=True)
    points = fields.List(fields.Nested(PointOut), required=True)


class Versions(Schema):
    items = fields.List(fields.Nested(PastVersion), required=True)


class NormReceipt(Receipt):
    """The receipt, and the norm as it stands now; null when its reader sees it no more."""

    norm = fields.Nested(NormOut, required=True, allow_none=True)
