"""What the demo's teams agreed on: who took which stance, what was discussed and what still is."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.content import Days, read
from app.demo.stories import Cast
from app.kernel.db import new_id
from app.moments.models import Moment
from app.norms.editing import words_of
from app.norms.models import STANCES, Agreement, Norm, NormVersion, Point
from app.people.models import AGREEMENT_DAYS, Person

# So long a team talked about what it then agreed on.
TALKED = 8
LAID, CHOSEN, RAISED, ANSWERED = "09:00", "12:15", "13:05", "17:40"


def add_agreements(session: Session, cast: Cast) -> None:
    """Let the members have chosen about what holds, and be choosing about what is proposed."""
    found = read("agreements")
    for row in found["in_force"]:
        _agreed(session, cast, row)
    for row in found["proposed"]:
        _proposed(session, cast, row)
    session.flush()


def _agreed(session: Session, cast: Cast, row: dict[str, Any]) -> None:
    """Everybody chose; where somebody did not, it holds because time was up."""
    days, norm = cast.days, session.get_one(Norm, cast.norms[row["norm"]])
    open_, version = row.get("open", ()), session.get_one(NormVersion, norm.current_id)
    began = (days.today - version.edited_at.astimezone(days.zone).date()).days
    laid = began + (AGREEMENT_DAYS + 1 if open_ else TALKED)
    version.settled = "deadline" if open_ else "agreed"
    _lay(cast, version, row["by"], laid)
    members = [login for login, person in cast.people.items() if _lives_by(person, norm)]
    others = [login for login in members if login not in (*open_, *row.get("can_live", ()))]
    _choose(session, cast, version, row | {"agree": others}, laid)
    _raise(session, cast, version, row.get("points", ()), laid - 1)


def _proposed(session: Session, cast: Cast, row: dict[str, Any]) -> None:
    """Other words for what holds, that still lie with the members."""
    norm, laid = session.get_one(Norm, cast.norms[row["norm"]]), row["days_ago"]
    current = session.get_one(NormVersion, norm.current_id)
    said = words_of(current) | row["words"] | {"review_on": None}
    version = NormVersion(norm_id=norm.id, number=current.number + 1, **said)
    version.edited_by_id = cast.people[row["by"]].id
    version.moment_id = _moment(session, cast, row["moment"])
    _lay(cast, version, row["by"], laid)
    session.add(version)
    session.flush()
    norm.proposal = version
    points = row["points"]
    discuss = [point["by"] for point in points if "answer" not in point]
    agree = [row["by"], *row["agree"]]
    _choose(session, cast, version, row | {"agree": agree, "discuss": discuss}, laid)
    _raise(session, cast, version, points, laid - 1)


def _lay(cast: Cast, version: NormVersion, by: str, days_ago: int) -> None:
    version.proposed_at = version.edited_at = cast.days.at(days_ago, LAID)
    version.proposed_by_id = cast.people[by].id
    version.deadline = _midnight(cast.days, days_ago - AGREEMENT_DAYS - 1)


def _choose(
    session: Session, cast: Cast, version: NormVersion, row: dict[str, Any], laid: int
) -> None:
    """Stances in the days after it was laid before the members."""
    chosen = [(login, stance) for stance in STANCES for login in row.get(stance, ())]
    for place, (login, stance) in enumerate(chosen):
        at = cast.days.at(laid - place % min(laid, TALKED), CHOSEN)
        person = cast.people[login].id
        session.add(Agreement(version_id=version.id, person_id=person, stance=stance, taken_at=at))


def _raise(session: Session, cast: Cast, version: NormVersion, rows: Any, days_ago: int) -> None:
    for row in rows:
        point = Point(id=new_id(), version_id=version.id, person_id=cast.people[row["by"]].id)
        point.text, point.raised_at = row["text"], cast.days.at(days_ago, RAISED)
        if "answer" in row:
            point.answer, point.closed_at = row["answer"], cast.days.at(days_ago, ANSWERED)
            point.closed_by_id = cast.people[row["answered_by"]].id
        session.add(point)


def _lives_by(person: Person, norm: Norm) -> bool:
    return norm.team_id is None or norm.team_id in {part.team_id for part in person.memberships}


def _moment(session: Session, cast: Cast, told: dict[str, Any]) -> str | None:
    """The one that this person told on that day."""
    day = cast.days.today - timedelta(days=told["days_ago"])
    theirs = Moment.author_id == cast.people[told["by"]].id
    after, before = _instant(cast.days, day), _instant(cast.days, day + timedelta(days=1))
    return session.scalar(
        select(Moment.id).where(theirs, Moment.occurred_at.between(after, before)).limit(1)
    )


def _midnight(days: Days, days_ago: int) -> datetime:
    return _instant(days, days.today - timedelta(days=days_ago))


def _instant(days: Days, day: date) -> datetime:
    return datetime.combine(day, time(), days.zone)
