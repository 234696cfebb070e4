"""The time, from one place, so that tests can choose it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_frozen: datetime | None = None


def now() -> datetime:
    """This moment as an aware UTC datetime."""
    return _frozen or datetime.now(UTC)


def today(zone: str) -> date:
    """The local date of people who live by `zone`, an IANA name."""
    return now().astimezone(ZoneInfo(zone)).date()


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Let `now()` stand still at `at` (aware); for tests and benchmarks."""
    global _frozen
    before, _frozen = _frozen, at
    try:
        yield
    finally:
        _frozen = before
