"""Enforcing the periods: once a local night, in small portions, with a report."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session, sessionmaker

from app.feedback.models import Feedback
from app.kernel import clock
from app.kernel.log import LogEntry, record
from app.kernel.personal import SOMEBODY, STAND_INS
from app.kernel.versions import next_version
from app.moments.lapsing import lapse
from app.norms.lapsing import lapse as lapse_agreements
from app.people.actor import IDLE_DAYS, LONGEST_DAYS
from app.people.leaving import stand_in
from app.people.models import Device, EndedDevice, Organisation, Person
from app.privacy.deeds import LAPSED
from app.privacy.erasing import erase
from app.privacy.ledger import Ledger
from app.privacy.models import RetentionRun
from app.privacy.periods import days_of
from app.reflections.models import Reflection

# When shops are closed; the night of a local date belongs to that date.
HOUR = 3
PORTION = 200

Lapse = Callable[[Session, datetime], int]


def enforce(sessions: sessionmaker[Session], ledger: Ledger) -> int:
    """Take away what is past its time; how much that was. 0 by day, and when tonight was done."""
    with sessions.begin() as session:
        if not _claim(session):
            return 0
        days = days_of(session)
    counts: dict[str, int] = {}
    for name, portion in _LAPSES.items():
        before, done = clock.now() - timedelta(days=days[name]), PORTION
        while done >= PORTION:
            with sessions.begin() as session:
                next_version(session)
                done = portion(session, before)
            counts[name] = counts.get(name, 0) + done
    counts["left"] = _erase_who_left(sessions, ledger, days["left"])
    with sessions.begin() as session:
        _report(session, counts)
    return sum(counts.values())


def runs(session: Session, most: int = 7) -> list[RetentionRun]:
    """The last nights, the latest first."""
    latest = select(RetentionRun).order_by(RetentionRun.on.desc()).limit(most)
    return list(session.scalars(latest))


def _claim(session: Session) -> bool:
    """Whether this worker is the one for tonight, also when another asks at the same moment."""
    timezone = session.scalar(select(Organisation.timezone))
    if timezone is None:
        return False
    here = clock.now().astimezone(ZoneInfo(timezone))
    if here.hour < HOUR or session.get(RetentionRun, here.date()) is not None:
        return False
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert if on_sqlite else postgresql.insert
    claim = insert(RetentionRun).values(on=here.date(), counts={}).on_conflict_do_nothing()
    return session.execute(claim.returning(RetentionRun.on)).scalar() is not None


def _report(session: Session, counts: dict[str, int]) -> None:
    run = session.scalars(select(RetentionRun).order_by(RetentionRun.on.desc()).limit(1)).one()
    run.counts, run.finished_at = counts, clock.now()
    if total := sum(counts.values()):
        record(session, LAPSED, actor=None, value=str(total))


def _erase_who_left(sessions: sessionmaker[Session], ledger: Ledger, days: int) -> int:
    """Whose access ended so long ago is erased as if they had asked; one at a time."""
    before = clock.now() - timedelta(days=days)
    left = Person.ended_at < before, ~Person.id.in_(STAND_INS)
    with sessions() as session:
        gone = session.scalars(select(Person.id).where(*left)).all()
    for person_id in gone:
        with sessions.begin() as session:
            next_version(session)
            if session.scalar(select(Person.id).where(Person.id == person_id, *left)):
                erase(session, ledger, person_id, keep=True, actor=None)
    return len(gone)


def _moments(session: Session, before: datetime) -> int:
    stand_in(session, SOMEBODY, next_version(session))
    return lapse(session, before, PORTION, SOMEBODY)


def _agreements(session: Session, before: datetime) -> int:
    stand_in(session, SOMEBODY, next_version(session))
    return lapse_agreements(session, before, PORTION, SOMEBODY)


def _feedback(session: Session, before: datetime) -> int:
    ids = select(Feedback.id).where(Feedback.created_at < before).limit(PORTION)
    return _gone(session, delete(Feedback).where(Feedback.id.in_(ids)))


def _reflections(session: Session, before: datetime) -> int:
    ids = select(Reflection.id).where(Reflection.on < before.date()).limit(PORTION)
    return _gone(session, delete(Reflection).where(Reflection.id.in_(ids)))


def _log(session: Session, before: datetime) -> int:
    """From the start of the chain only: what stays still holds together."""
    oldest = select(LogEntry.number).order_by(LogEntry.number).limit(PORTION)
    old = LogEntry.number.in_(oldest) & (LogEntry.at < before)
    return _gone(session, delete(LogEntry).where(old))


def _sessions(session: Session, before: datetime) -> int:
    idle, longest = timedelta(days=IDLE_DAYS), timedelta(days=LONGEST_DAYS)
    over = or_(Device.last_seen_on < (before - idle).date(), Device.created_at < before - longest)
    told = EndedDevice.ended_on < (before - longest).date()
    ids = select(Device.id).where(over).limit(PORTION)
    session.execute(delete(EndedDevice).where(told))
    return _gone(session, delete(Device).where(Device.id.in_(ids)))


def _gone(session: Session, statement: object) -> int:
    return int(session.execute(statement).rowcount)  # type: ignore[call-overload]


_LAPSES: dict[str, Lapse] = {
    "moments": _moments,
    "agreements": _agreements,
    "feedback": _feedback,
    "reflections": _reflections,
    "log": _log,
    "sessions": _sessions,
}
