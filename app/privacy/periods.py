"""How long things are kept: the usual number of days, and between which bounds it may be changed.

Reasons and lengths are those of the privacy statement; the law asks "no longer than necessary"
(GDPR article 5, 1e) and gives no numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel.errors import Refused
from app.kernel.log import Deed, record
from app.notices.tidying import KEPT as OVER
from app.notices.tidying import SILENT
from app.privacy.models import RetentionPeriod


@dataclass(frozen=True, slots=True)
class Period:
    """`least` and `most` days; the same means that nobody can change it."""

    name: str
    title: Any
    then: Any
    usual: int
    least: int
    most: int


PERIODS = (
    Period(
        "moments", _l("Belevingen en opmerkingen"),
        _l("De naam gaat eraf. Wat alleen de schrijver las, gaat weg."), 730, 90, 1825,
    ),
    Period(
        "agreements", _l("Standpunten en punten over normen"),
        _l("Een standpunt over wat niet meer geldt, gaat weg. Van een oud punt gaat de naam af."),
        730, 90, 1825,
    ),
    Period("feedback", _l("Feedback"), _l("Gaat weg."), 365, 30, 730),
    Period("reflections", _l("Reflecties"), _l("Gaan weg."), 365, 30, 730),
    Period(
        "log", _l("Logboek"), _l("De oudste regels gaan weg; de rest sluit nog aan."),
        730, 366, 1825,
    ),
    Period(
        "left", _l("Wie hier niet meer werkt"),
        _l("Wordt gewist. Wat collega’s lazen, blijft zonder naam."), 30, 7, 90,
    ),
    Period("sessions", _l("Afgelopen sessies"), _l("Het apparaat gaat van de lijst."), 30, 1, 90),
    Period("notices", _l("Meldingen"), _l("Gaan weg."), OVER.days, OVER.days, OVER.days),
    Period(
        "subscriptions", _l("Toestellen die stil blijven"), _l("Krijgen geen meldingen meer."),
        SILENT.days, SILENT.days, SILENT.days,
    ),
)  # fmt: skip
BY_NAME = {period.name: period for period in PERIODS}
PERIOD_CHANGED = Deed(
    "period_changed", _l("Bewaartijd veranderd"), {each.name: each.title for each in PERIODS}
)


def days_of(session: Session) -> dict[str, int]:
    """How many days each is kept here."""
    chosen = {each.name: each.days for each in session.scalars(select(RetentionPeriod))}
    return {
        period.name: min(max(chosen.get(period.name, period.usual), period.least), period.most)
        for period in PERIODS
    }


def kept(session: Session, name: str) -> timedelta:
    return timedelta(days=days_of(session)[name])


def change(session: Session, actor_id: str, asked: Mapping[str, int | None]) -> None:
    """Choose other periods, all of them or none; each change stands in the log."""
    wrong = {
        name: [_("Kies %(least)s tot %(most)s dagen.", least=each.least, most=each.most)]
        for name, each in BY_NAME.items()
        if name in asked and not each.least <= (asked[name] or 0) <= each.most
    }
    if wrong:
        raise Refused(fields=wrong)
    now = days_of(session)
    for name, days in asked.items():
        if name in BY_NAME and days is not None and days != now[name]:
            session.merge(RetentionPeriod(name=name, days=days))
            record(session, PERIOD_CHANGED, actor=actor_id, value=f"{name} {now[name]} > {days}")
