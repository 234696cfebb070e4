"""Cursors for lists that page by (time, id): opaque to clients, refused when tampered with."""

import base64
from datetime import UTC, datetime
from uuid import UUID

from app.kernel.errors import Malformed


def cursor_of(at: datetime | str, key: str) -> str:
    """What a client sends back to get the page after this row; `at` may be text with its offset."""
    text = at if isinstance(at, str) else at.isoformat()
    return base64.urlsafe_b64encode(f"{text} {key}".encode()).decode()


def key_of(cursor: str) -> tuple[datetime, str]:
    """The row that a cursor stands for; raises Malformed for anything we did not hand out."""
    try:
        at, _space, key = base64.urlsafe_b64decode(cursor.encode()).decode().partition(" ")
        moment, found = datetime.fromisoformat(at), str(UUID(key))
        if moment.tzinfo is None:
            raise Malformed("cursor")
        return moment.astimezone(UTC), found
    except (ValueError, OverflowError):
        raise Malformed("cursor") from None
