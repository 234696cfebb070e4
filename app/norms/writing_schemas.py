"""Wire shapes of what people write about norms."""

from marshmallow import Schema, fields, validate

from app.kernel.fields import Integer, Reference, Text
from app.norms.models import HUES, STANCES, SYMBOLS

LONGEST_POINT = 500
LONGEST_ANSWER = 1000
MOST_LINES = 8


class Words(Schema):
    """What a norm says, as somebody writes it; a title at least, so that it can be found again."""

    symbol = fields.String(required=True, validate=validate.OneOf(SYMBOLS))
    hue = Integer(required=True, validate=validate.OneOf(HUES))
    title = Text(required=True, least=1, most=80)
    summary = Text(required=True, most=160)
    frame = Text(required=True, most=1000)
    room = Text(required=True, most=1000)
    say = fields.List(Text(most=200), required=True, validate=validate.Length(max=MOST_LINES))
    rather_not = fields.List(
        Text(most=200), required=True, validate=validate.Length(max=MOST_LINES)
    )
    why = Text(required=True, most=1000)


class WholeWords(Words):
    """What a team lives by says what it always does and where people decide for themselves."""

    summary = Text(required=True, least=1, most=160)
    frame = Text(required=True, least=1, most=1000)
    room = Text(required=True, least=1, most=1000)


class AboveIn(Schema):
    """A norm of the organisation, in the version that was read."""

    id = Reference(required=True)
    number = Integer(required=True, validate=validate.Range(min=1))


class ProposalIn(WholeWords):
    """A norm of one's own team, or other words for one.

    `base` is the number of the version in force that these words change (null: nothing holds yet);
    `replaces` that of the open version whose place they take; `moment` where it came from;
    `above` the organisation's norm that the team makes its own in these words.
    """

    team = Reference(required=True)
    base = Integer(required=True, allow_none=True, validate=validate.Range(min=1))
    replaces = Integer(load_default=None, allow_none=True, validate=validate.Range(min=1))
    moment = Reference(load_default=None, allow_none=True)
    above = fields.Nested(AboveIn, load_default=None, allow_none=True)


class FitIn(Schema):
    """That a norm still fits; `above`: the number of the version above that was looked at."""

    above = Integer(load_default=None, allow_none=True, validate=validate.Range(min=1))


class WithdrawalIn(Schema):
    answer = Text(load_default="", most=LONGEST_ANSWER)


class PointIn(Schema):
    id = Reference(required=True)
    text = Text(required=True, least=1, most=LONGEST_POINT)


class AgreementIn(Schema):
    """A stance on a version, by its number; "discuss" brings its point, and nothing else does."""

    version = Integer(required=True, validate=validate.Range(min=1))
    stance = fields.String(required=True, validate=validate.OneOf(STANCES))
    point = fields.Nested(PointIn, load_default=None, allow_none=True)


class AnswerIn(Schema):
    answer = Text(required=True, least=1, most=LONGEST_ANSWER)
