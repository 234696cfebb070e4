"""Days and times as people say them, in the reader's language and the organisation's time zone."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from flask_babel import get_locale
from flask_babel import gettext as _

from app.kernel import clock

_WEEK = 7


def clock_time(at: datetime, zone: str) -> str:
    """ "14:05"."""
    return format_time(at, "HH:mm", tzinfo=ZoneInfo(zone), locale=get_locale())


def when(at: datetime, zone: str) -> str:
    """As short as it can be: "14:05", "gisteren", "dinsdag", "18 november", "18 november 2025"."""
    day, today = local_day(at, zone), clock.today(zone)
    days = (today - day).days
    if days <= 0:
        return clock_time(at, zone)
    if days == 1:
        return str(_("gisteren"))
    return format_date(day, "EEEE", locale=get_locale()) if days < _WEEK else day_of(day, today)


def day_and_time(at: datetime, zone: str) -> str:
    """ "Vandaag 14:05", "Gisteren 9:30", "Dinsdag 18 november 9:30"."""
    day, today = local_day(at, zone), clock.today(zone)
    days = (today - day).days
    if days < 2:
        said = _("gisteren") if days == 1 else _("vandaag")
    else:
        said = f"{format_date(day, 'EEEE', locale=get_locale())} {day_of(day, today)}"
    return f"{said[:1].upper()}{said[1:]} {clock_time(at, zone)}"


def until_day(at: datetime, zone: str) -> str:
    """The last day before `at`: "vandaag", "morgen", "29 november", "3 januari 2027"."""
    day, today = local_day(at - timedelta(seconds=1), zone), clock.today(zone)
    near = {0: _("vandaag"), 1: _("morgen")}
    return str(near.get((day - today).days, "")) or day_of(day, today)


def until_date(at: datetime, zone: str) -> str:
    """The last day before `at`, for paper that is read on any day: "29 november 2026"."""
    return day_of(local_day(at - timedelta(seconds=1), zone))


def local_day(at: datetime, zone: str) -> date:
    """The date on the wall where people work."""
    return at.astimezone(ZoneInfo(zone)).date()


def day_of(day: date, today: date | None = None) -> str:
    """ "18 november" of this year, "18 november 2025" of another or when no `today` is given."""
    pattern = "d MMMM" if today and today.year == day.year else "d MMMM y"
    return format_date(day, pattern, locale=get_locale())


FILTERS = {
    "clock_time": clock_time,
    "when": when,
    "day_and_time": day_and_time,
    "day": day_of,
    "until_day": until_day,
    "until_date": until_date,
    "local_day": local_day,
}
