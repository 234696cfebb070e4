"""Takes what is due from the ledger, sends it to many services at once, writes back how it went.

A worker may be killed anywhere: what it held is due again when its lease ends. A message that was
taken twice shows once, by its tag and Topic.
"""

import asyncio
import logging
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event
from uuid import UUID

from aiohttp import ClientError, ClientSession
from sqlalchemy.orm import Session, sessionmaker
from yarl import URL

from app.config import Config
from app.kernel import clock
from app.notices.answers import Verdict, verdict, wait
from app.notices.claims import Claimed, Outcome, claim, write_back
from app.notices.endpoints import accepted, origin_of
from app.notices.hosts import Hosts
from app.notices.models import Kind
from app.notices.network import CONNECTIONS, open_session
from app.notices.payload import payload
from app.notices.push import Message, Sealer, Target, Urgency
from app.notices.texts import Words

log = logging.getLogger(__name__)

# Claimed together: more than can be connected, so that no connection waits for the database, and
# few enough that all of them could hang within one lease.
AT_ONCE = 3 * CONNECTIONS
# Seconds. Results are written and work is taken this often, however long the slowest send hangs.
_ROUND = 0.1
_TRIES = 5
_FIRST_PAUSE = timedelta(seconds=5)  # doubles: five tries fit in the ten minutes that a nudge lives

# A nudge is of use in the last minutes of a shift, and at the door somebody stands with a phone in
# their hand; the rest may wait until the phone wakes.
_URGENCY: dict[Kind, Urgency] = {"reflection": "high", "door": "high"}


class Sender:
    """One worker's sender; keeps what it learned of push services between runs."""

    def __init__(
        self,
        config: Config,
        sessions: sessionmaker[Session],
        sealer: Sealer,
        words: dict[tuple[Kind, str], Words],
        connect: Callable[[], ClientSession] = open_session,
    ) -> None:
        self._config = config
        self._sessions = sessions
        self._sealer = sealer
        self._words = words
        self._connect = connect
        self._hosts = Hosts()

    def run(self, stop: Event | None = None) -> int:
        """Send until nothing is due, or what is under way once `stop` is set; returns how many."""
        claimed = self._claim(AT_ONCE)
        return asyncio.run(self._drain(claimed, stop or Event())) if claimed else 0

    async def _drain(self, claimed: list[Claimed], stop: Event) -> int:
        handled = 0
        flying: set[asyncio.Task[Outcome]] = set()
        turns = asyncio.Semaphore(CONNECTIONS)
        async with self._connect() as http:
            while claimed or flying:
                flying |= {asyncio.create_task(self._deliver(http, turns, one)) for one in claimed}
                done, flying = await asyncio.wait(flying, timeout=_ROUND)
                self._write_back([task.result() for task in done])
                handled += len(done)
                room = 0 if stop.is_set() else AT_ONCE - len(flying)
                claimed = self._claim(room) if room else []
        return handled

    def _claim(self, most: int) -> list[Claimed]:
        with self._sessions.begin() as session:
            return claim(session, most)

    def _write_back(self, outcomes: list[Outcome]) -> None:
        if outcomes:
            with self._sessions.begin() as session:
                write_back(session, outcomes)

    async def _deliver(
        self, http: ClientSession, turns: asyncio.Semaphore, one: Claimed
    ) -> Outcome:
        """Send one in its turn; whatever goes wrong stays with this one."""
        async with turns:  # before the clock runs: waiting for a connection is no failure
            now = clock.now()
            if not one.wanted or one.late(now):
                return Outcome(one, "dropped")
            host = origin_of(one.endpoint)
            if (until := self._hosts.paused_until(host, now)) is not None:
                return Outcome(one, "waiting", one.attempts, until)
            try:
                status, retry_after = await _post(http, self._seal(one, now))
            except (ClientError, OSError, TimeoutError) as error:
                log.warning("push service %s did not answer: %s", host, type(error).__name__)
                return _later(one, now)
            except Exception as error:  # what one delivery holds must not stop the others
                log.error("delivery %s cannot be sent: %s", one.id, type(error).__name__)
                return Outcome(one, "failed", one.attempts)
            return self._judge(one, host, status, retry_after)

    def _seal(self, one: Claimed, now: datetime) -> Message:
        if not accepted(self._config, one.endpoint):
            raise ValueError("no push service of ours")
        words = self._words.get((one.kind, one.locale)) or self._words[one.kind, "nl"]
        return self._sealer.seal(
            Target(one.endpoint, one.p256dh, one.auth),
            payload(one.notice_id, words, (self._config.origin or "") + one.navigate),
            ttl=int((one.expires_at - now).total_seconds()),
            urgency=_URGENCY.get(one.kind, "normal"),
            topic=_topic(one.notice_id),
        )

    def _judge(self, one: Claimed, host: str, status: int, retry_after: str | None) -> Outcome:
        now = clock.now()
        match verdict(status):
            case Verdict.TAKEN:
                self._hosts.took(host)
                return Outcome(one, "sent")
            case Verdict.GONE:
                return Outcome(one, "dropped", gone=True)
            case Verdict.UNFIT:
                log.critical("push service %s finds delivery %s too large", host, one.id)
                return Outcome(one, "failed")
            case Verdict.SLOW_DOWN:
                until = now + wait(retry_after, now)
                self._hosts.pause(host, until)
                return Outcome(one, "waiting", one.attempts, until)
            case Verdict.REFUSED:
                self._hosts.refused(host, status, now)
                return _later(one, now)
            case _:
                return _later(one, now)


async def _post(http: ClientSession, message: Message) -> tuple[int, str | None]:
    """The answer's status and Retry-After; its body stays unread and a redirect is not followed."""
    async with http.post(
        URL(message.url, encoded=True),  # byte for byte as the browser gave it
        data=message.body,
        headers=message.headers,
        allow_redirects=False,
    ) as answer:
        return answer.status, answer.headers.get("Retry-After")


def _later(one: Claimed, now: datetime) -> Outcome:
    """Try again with growing pauses, five times in all, and never after the notice's life."""
    attempts = one.attempts + 1
    next_try_at = now + _FIRST_PAUSE * 2**one.attempts
    if attempts >= _TRIES:
        return Outcome(one, "failed", attempts)
    if one.late(next_try_at):
        return Outcome(one, "dropped", attempts)
    return Outcome(one, "waiting", attempts, next_try_at)


def _topic(notice_id: str) -> str:
    """The notice's id in 22 of the 32 letters that RFC 8030 allows a Topic."""
    return urlsafe_b64encode(UUID(notice_id).bytes).rstrip(b"=").decode()
