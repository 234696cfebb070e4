"""Deadlines and days as people who live by the organisation's time zone see them."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.people.models import Organisation

# Local hours in which a notice that can wait may come.
_DAYTIME = range(10, 20)


def zone_of(session: Session) -> ZoneInfo | None:
    """Where people live; None before anything was founded."""
    name = session.scalar(select(Organisation.timezone))
    return ZoneInfo(name) if name else None


def is_daytime(zone: ZoneInfo) -> bool:
    return clock.now().astimezone(zone).hour in _DAYTIME


def after_days(session: Session, days: int) -> datetime:
    """The instant at which today and so many whole local days after it are over."""
    zone = zone_of(session) or ZoneInfo("UTC")
    last = clock.now().astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(last + timedelta(days=1), time(), zone)
