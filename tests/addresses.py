"""An address of every route, with something in the place of its parameters."""

import re

from werkzeug.routing import Rule

NOTHING = "018f3c1e-0000-7000-8000-000000000000"


def address_of(rule: Rule) -> str:
    """The address of a route about a thing that is not there."""
    return re.sub(r"<[^>]+>", NOTHING, re.sub(r"<int:[^>]+>", "1", str(rule)))
