"""A row of the matrix: one route and object, and who among the cast may."""

from dataclasses import dataclass, field
from typing import Any

EVERYBODY = frozenset({"noor", "sem", "fatima", "jan", "petra", "daan", "anne"})
NOBODY = frozenset[str]()
NOOR = frozenset({"noor"})
SEM = frozenset({"sem"})
TEAM = frozenset({"noor", "sem", "fatima"})
TEAM_LEAD = frozenset({"fatima"})
LEADS = frozenset({"fatima", "petra"})
ADMIN = frozenset({"daan"})
AUDITOR = frozenset({"anne"})
COLLEAGUES = EVERYBODY - AUDITOR
UTRECHT_NORM, ZWOLLE_NORM = TEAM, frozenset({"jan", "petra"})


@dataclass(frozen=True)
class Row:
    """`yes` gets `done`, everybody else who is signed in `no`. `body` is sent as JSON, `form` as
    the form of a page. Names in braces stand for things (`tests/architecture/things.py`); one
    behind a question mark only has to be there."""

    method: str
    rule: str
    yes: frozenset[str]
    no: int = 404
    path: str = ""
    body: dict[str, Any] | None = None
    done: int = 200
    # Who gets another refusal than `no`.
    instead: dict[str, int] = field(default_factory=dict)
    # A page leads whoever is not signed in to where one signs in.
    anonymous: int = 401
    form: dict[str, Any] | None = None


def page(rule: str, yes: frozenset[str], path: str = "", *, done: int = 200, **instead: int) -> Row:
    """A page of the tablet or the console; whoever it is not for is told so."""
    return Row("GET", rule, yes, 403, path, done=done, instead=instead, anonymous=302)


def press(
    rule: str,
    yes: frozenset[str],
    path: str = "",
    form: dict[str, Any] | None = None,
    *,
    done: int = 303,
    **instead: int,
) -> Row:
    """A form of the tablet or the console; done, it leads on to a page."""
    return Row("POST", rule, yes, 403, path, done=done, instead=instead, form=form or {})
