"""Who is to be invited now. Pure: patterns, a zone and a moment in, invitations out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

BEFORE_THE_END = timedelta(minutes=10)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shift:
    """One line of a weekly pattern. `ends` at or before `begins` is on the next day."""

    person_id: str
    weekday: int
    begins: time
    ends: time


@dataclass(frozen=True, slots=True)
class Invitation:
    """A nudge that is due: at most one per person and `on`, of no use after `expires_at`."""

    person_id: str
    on: date
    expires_at: datetime


def invitations(shifts: Iterable[Shift], zone: ZoneInfo, now: datetime) -> list[Invitation]:
    """The invitations of every shift that is in its last ten minutes; `now` is aware.

    `on` is the local date at which those minutes begin: the day whose reflection it invites to.
    """
    today = now.astimezone(zone).date()
    return [
        invitation
        for shift in shifts
        for day in (today - _DAY, today)
        if shift.weekday == day.isoweekday()
        and (invitation := _invitation(shift, day, zone, now)) is not None
    ]


def _invitation(shift: Shift, day: date, zone: ZoneInfo, now: datetime) -> Invitation | None:
    begins = _instant(day, shift.begins, zone)
    ends = _instant(day + _DAY if shift.ends <= shift.begins else day, shift.ends, zone)
    opens = max(begins, ends - BEFORE_THE_END)
    if not opens <= now < ends:
        return None
    return Invitation(shift.person_id, opens.astimezone(zone).date(), ends)


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A wall clock's time as a moment. In UTC, so that the minutes between two are real ones.

    In autumn, 02:30 comes twice: the first counts. In spring it does not come: 03:30 does.
    """
    return datetime.combine(day, at, zone).astimezone(UTC)
