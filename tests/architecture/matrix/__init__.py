"""Who may do what, as a table: one row per route and object, one cell per person of the cast.

`yes` names who may; everybody else who is signed in gets `no`; who is not signed in gets 401, or is
led from a page to where one signs in. The rows stand by noun in the files beside this one.
"""

from tests.architecture.matrix import (
    account,
    anybody,
    console_norms,
    console_people,
    console_voices,
    moments,
    norms,
    tablet,
)
from tests.architecture.matrix.anybody import OPEN
from tests.architecture.matrix.console_people import AUDITED
from tests.architecture.matrix.row import ADMIN, AUDITOR, EVERYBODY, Row

__all__ = ("ADMIN", "AUDITED", "AUDITOR", "EVERYBODY", "OPEN", "ROWS", "Row")

ROWS: tuple[Row, ...] = (
    *moments.ROWS, *norms.ROWS, *account.ROWS, *anybody.ROWS, *tablet.ROWS, *console_norms.ROWS,
    *console_voices.ROWS, *console_people.ROWS,
)  # fmt: skip
