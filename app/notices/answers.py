"""What a push service's answer means for us (RFC 8030, and what the services really do)."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum

_LONGEST_WAIT = timedelta(hours=1)
_USUAL_WAIT = timedelta(minutes=1)


class Verdict(Enum):
    TAKEN = "taken"
    GONE = "gone"  # the browser no longer listens there
    SLOW_DOWN = "slow down"  # wait as long as the service says
    REFUSED = "refused"  # our key or our request is not liked; the subscription may be fine
    UNFIT = "unfit"  # this message will never be taken: our fault
    LATER = "later"


_VERDICTS = (
    dict.fromkeys((200, 201, 202), Verdict.TAKEN)
    | dict.fromkeys((404, 410), Verdict.GONE)
    | dict.fromkeys((406, 429), Verdict.SLOW_DOWN)  # Microsoft says 406 when it means 429
    | dict.fromkeys((400, 401, 403), Verdict.REFUSED)
    | {413: Verdict.UNFIT}
)


def verdict(status: int) -> Verdict:
    """What to do after this status; what we do not know may pass, a redirect is not followed."""
    return _VERDICTS.get(status, Verdict.LATER)


def wait(retry_after: str | None, now: datetime) -> timedelta:
    """How long a Retry-After header asks for, in seconds or as a date; an hour at most."""
    asked = _asked(retry_after or "", now)
    return _USUAL_WAIT if asked is None else min(max(asked, timedelta(seconds=1)), _LONGEST_WAIT)


def _asked(header: str, now: datetime) -> timedelta | None:
    text = header.strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), 10**6))
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return (date if date.tzinfo else date.replace(tzinfo=UTC)) - now
