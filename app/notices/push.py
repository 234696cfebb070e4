"""One push message, sealed and ready to post. The only module that knows the webpush package.

webpush 1.0.6 encrypts by RFC 8291 and signs by RFC 8292. Around it we close what it leaves open:
values given per call stick to its object (we give none), `aud` loses the port, each message signs
anew, the length shows, there is no limit, no Topic and no Urgency.
"""

import time
from dataclasses import dataclass
from threading import Lock
from typing import Literal

import jwt
from webpush import VAPID, WebPush

from app.notices.curve import public_pem
from app.notices.endpoints import origin_of

Urgency = Literal["very-low", "low", "normal", "high"]

# Every message has this size before it is sealed, so that its length says nothing of what it holds.
# Sealed it is 3,603 bytes; services must take 4,096 (RFC 8030, 7.2).
PLAIN_SIZE = 3_500
SIGNED_FOR = 12 * 60 * 60  # seconds; RFC 8292 allows 24 hours
_RENEW_BEFORE = 60 * 60
_APPLE = ".push.apple.com"


@dataclass(frozen=True, slots=True)
class Target:
    """Where one browser listens, in the spelling that `endpoints` made of it."""

    endpoint: str
    p256dh: str
    auth: str

    @property
    def keys(self) -> "Target":
        """In the eyes of webpush this is a subscription; parsing one anew costs more than AES."""
        return self


@dataclass(frozen=True, slots=True)
class Message:
    """What to post, byte for byte."""

    url: str
    headers: dict[str, str]
    body: bytes


class TooLongError(ValueError):
    """The payload does not fit the one size that all messages have."""


class Sealer:
    """Seals payloads for one VAPID key. Keeps nothing of a message, so threads may share it."""

    def __init__(self, private_pem: bytes, contact: str) -> None:
        public = public_pem(private_pem)
        self._webpush = WebPush(private_pem, public, subscriber=contact)
        self._webpush.vapid = self.signer = OriginSigner(private_pem, public)

    def seal(
        self, target: Target, payload: bytes, *, ttl: int, urgency: Urgency, topic: str
    ) -> Message:
        """Encrypt JSON for one browser; raises ValueError for what cannot be sealed."""
        if len(payload) > PLAIN_SIZE:
            raise TooLongError(f"{len(payload)} bytes of payload")
        # webpush ends the record itself, so the padding goes inside: JSON may end in spaces.
        sealed = self._webpush.get(payload.ljust(PLAIN_SIZE), target)
        headers = {
            "Authorization": sealed.headers["authorization"],
            "Content-Encoding": "aes128gcm",
            "Content-Type": _content_type(origin_of(target.endpoint)),
            "TTL": str(max(0, ttl)),
            "Urgency": urgency,
            "Topic": topic,
        }
        return Message(target.endpoint, headers, sealed.encrypted)


class OriginSigner(VAPID):  # type: ignore[misc]  # webpush ships no types
    """Signs once per push service and half day, for the full origin with its port."""

    def __init__(self, private_pem: bytes, public_pem: bytes) -> None:
        super().__init__(private_pem, public_pem)
        self.signatures = 0
        self._headers: dict[str, tuple[str, float]] = {}
        self._one_at_a_time = Lock()

    def get_authorization_header(self, endpoint: str, subscriber: str, expiration: int) -> str:
        """The header for whoever serves `endpoint`; called by webpush for each message."""
        origin = origin_of(endpoint)
        with self._one_at_a_time:
            header, renew_at = self._headers.get(origin, ("", 0.0))
            if time.time() >= renew_at:
                header, renew_at = self._sign(origin, subscriber)
                self._headers[origin] = header, renew_at
        return header

    def _sign(self, origin: str, subscriber: str) -> tuple[str, float]:
        self.signatures += 1
        now = time.time()
        claims = {"aud": origin, "exp": int(now) + SIGNED_FOR, "sub": _contact(subscriber)}
        token = jwt.encode(claims, self.private_key, algorithm="ES256")
        key = self.get_application_server_key(self.public_key)
        return f"vapid t={token}, k={key}", now + SIGNED_FOR - _RENEW_BEFORE


def _contact(subscriber: str) -> str:
    return subscriber if subscriber.startswith(("mailto:", "https:")) else f"mailto:{subscriber}"


def _content_type(origin: str) -> str:
    # Apple shows the declarative shape without waking the worker when the type says so; what other
    # services make of that type is not proven.
    if origin.endswith(_APPLE):
        return "application/notification+json"
    return "application/octet-stream"
