"""Exactly once: what a device sends along with a write, and the receipt that it reads back.

The hash is over the words as the device sent them. The phone drops an item from its outbox only
when an answer echoes the item's id and its own hash.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from app.kernel.errors import Refused, Stale


@dataclass(frozen=True)
class Sent:
    """The hash of the words sent, the hash of the version they replace, the device's own clock."""

    hash: str
    if_match: str | None = None
    device_now: datetime | None = None

    def repeats(self, kept: str) -> bool:
        """Whether these are the words we have. Other words must name the version they replace."""
        if self.hash == kept:
            return True
        if self.if_match is None:
            raise Refused("other_content")
        if self.if_match != kept:
            raise Stale
        return False

    def must_repeat(self, kept: str) -> None:
        """For what is never edited: the words we have, or refused."""
        if self.hash != kept:
            raise Refused("other_content")

    def receipt(self, thing_id: str) -> dict[str, str]:
        """The smallest answer that lets a device drop its item."""
        return {"id": thing_id, "hash": self.hash}


def content_hash(body: Any) -> str:
    """The first 32 hex digits of SHA-256 over canonical JSON: keys sorted, no spaces, UTF-8.

    JavaScript makes the same bytes with JSON.stringify over a key-sorted object.
    """
    canonical = orjson.dumps(body, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(canonical).hexdigest()[:32]
