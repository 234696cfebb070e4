"""Who sees what, as data: the console prints this table, and `tests/architecture/test_sight.py`
asks the app for every cell of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l


class Who(StrEnum):
    OWNER = "owner"  # who wrote it, or whose it is
    ADDRESSEE = "addressee"  # whom it was written to
    TEAM = "team"
    LEAD = "lead"  # of that team
    OTHERS = "others"  # staff and leads of other teams
    ADMIN = "admin"
    AUDITOR = "auditor"


COLUMNS: dict[Who, Any] = {
    Who.OWNER: _l("Van wie het is"),
    Who.ADDRESSEE: _l("Voor wie het is"),
    Who.TEAM: _l("Team"),
    Who.LEAD: _l("Teamleider"),
    Who.OTHERS: _l("Anderen"),
    Who.ADMIN: _l("Beheerder"),
    Who.AUDITOR: _l("Auditor"),
}

EVERYBODY = frozenset(Who)
TEAM = frozenset({Who.OWNER, Who.ADDRESSEE, Who.TEAM, Who.LEAD})


@dataclass(frozen=True, slots=True)
class Sight:
    """One kind of thing and who reads it; anybody else is told that it is not there."""

    name: str
    title: Any
    readers: frozenset[Who]
    has_addressee: bool = False


SIGHTS = (
    Sight("private", _l("Beleving voor mezelf"), frozenset({Who.OWNER})),
    Sight("team", _l("Beleving voor het team, met opmerkingen en reacties"), TEAM),
    Sight(
        "organisation", _l("Beleving voor iedereen, met opmerkingen en reacties"),
        EVERYBODY - {Who.AUDITOR},
    ),
    Sight(
        "attention", _l("Aandacht van een teamleider"),
        frozenset({Who.OWNER, Who.ADDRESSEE}), has_addressee=True,
    ),
    Sight(
        "feedback", _l("Feedback: compliment of tip"),
        frozenset({Who.OWNER, Who.ADDRESSEE}), has_addressee=True,
    ),
    Sight("reflection", _l("Reflectie, en hoe de dienst was"), frozenset({Who.OWNER})),
    Sight("shifts", _l("Werkdagen"), frozenset({Who.OWNER})),
    Sight("device", _l("Apparaten"), frozenset({Who.OWNER})),
    Sight("log", _l("Logboek, zonder inhoud"), frozenset({Who.OWNER, Who.ADMIN, Who.AUDITOR})),
)  # fmt: skip

# Where it is shown that nobody is ranked; `tests/architecture/test_sight.py` sees that it is there.
NO_RANKING = "tests/architecture/test_house.py::test_no_score_rank_or_streak_about_a_person_exists"
PROOF = "tests/architecture/test_sight.py::test_who_reads_what_is_what_we_print"
