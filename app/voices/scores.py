"""Scores on whatever scale they were asked, beside the same from 0 to 10."""

import math
from dataclasses import dataclass

from flask_babel import gettext as _

from app.kernel.errors import Refused

# The scales that forms offer; a file or another system may bring any.
SCALES = ((0, 10), (1, 10), (1, 5), (1, 7), (0, 100))
FARTHEST = 1000


@dataclass(frozen=True)
class Score:
    """`given` on a scale from `low` to `high`."""

    given: float
    low: int
    high: int

    @property
    def of_ten(self) -> float:
        """The same from 0 to 10, with two decimals."""
        return round((self.given - self.low) / (self.high - self.low) * 10, 2)


def score_on(given: float | None, low: int | None, high: int | None) -> Score | None:
    """A score, on 0 to 10 when no scale is told; raises Refused when it does not fit."""
    if given is None:
        return None
    low, high = (0, 10) if low is None or high is None else (low, high)
    if not -FARTHEST <= low < high <= FARTHEST:
        raise Refused(fields={"scale": [_("Een schaal loopt van laag naar hoog, zoals 1-5.")]})
    if not (math.isfinite(given) and low <= given <= high):
        why = _("Deze score past niet op een schaal van %(low)s tot %(high)s.", low=low, high=high)
        raise Refused(fields={"score": [why]})
    return Score(given, low, high)
