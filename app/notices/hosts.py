"""Which push services want to be left alone for a while, as far as this worker knows."""

import logging
from datetime import datetime, timedelta

log = logging.getLogger(__name__)

# One subscription made for another key is refused for ever and says nothing of the host; several
# refusals without a single success in between are about us.
_REFUSALS = 3
_OPEN_FOR = timedelta(minutes=10)


class Hosts:
    """Pauses asked for by services, and a circuit breaker for those that refuse us."""

    def __init__(self) -> None:
        self._until: dict[str, datetime] = {}
        self._refusals: dict[str, int] = {}

    def paused_until(self, host: str, now: datetime) -> datetime | None:
        """When this host may be tried again, or None for at once."""
        until = self._until.get(host)
        return until if until is not None and until > now else None

    def took(self, host: str) -> None:
        """The host accepted a message: whatever it refused before was not about us."""
        self._refusals.pop(host, None)

    def pause(self, host: str, until: datetime) -> None:
        """The host asked for patience."""
        self._until[host] = max(until, self._until.get(host, until))

    def refused(self, host: str, status: int, now: datetime) -> None:
        """The host did not accept who we are; after several in a row it is left alone, loudly."""
        count = self._refusals[host] = self._refusals.get(host, 0) + 1
        log.error(
            "push service %s refused a message with %d; is our VAPID key right?", host, status
        )
        if count >= _REFUSALS:
            self.pause(host, now + _OPEN_FOR)
            log.critical(
                "push service %s refused %d in a row; not tried for %s", host, count, _OPEN_FOR
            )
