"""Which addresses a subscription may name, and what its keys must be.

An endpoint is input from outside that our server will post to, so it is checked against a list of
push services when it arrives and again before every send; `network` then checks the address that
the name leads to.
"""

import binascii
import re
from base64 import b64decode, urlsafe_b64encode
from urllib.parse import SplitResult, urlsplit

from app.config import Config

LONGEST = 1_024
_VISIBLE = re.compile(
    r"[!-\[\]-~]+"
)  # printable ASCII but the backslash, which parsers disagree about
_NAME = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_BASE64URL = re.compile(r"[A-Za-z0-9_-]+={0,2}")


def accepted(config: Config, endpoint: str) -> bool:
    """Whether we may post to this address at all."""
    if len(endpoint) > LONGEST or not _VISIBLE.fullmatch(endpoint):
        return False
    try:
        parts = urlsplit(endpoint)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or "@" in parts.netloc or not parts.path.startswith("/") or parts.fragment:
        return False
    return _is_push_service(parts, config.push_hosts) or (
        config.mode != "production" and _is_named_loopback(parts, config.push_hosts)
    )


def origin_of(endpoint: str) -> str:
    """Scheme, host and any unusual port of an accepted endpoint (RFC 6454): whom VAPID is for."""
    origin = "/".join(endpoint.split("/", 3)[:3])
    return origin.removesuffix(":443" if origin.startswith("https:") else ":80")


def browser_key(text: str) -> str | None:
    """The browser's public key in one spelling, or None unless it is a point on P-256."""
    from app.notices.curve import is_point  # noqa: PLC0415  # not at every start

    point = _bytes(text)
    return _spelled(point) if point is not None and is_point(point) else None


def browser_secret(text: str) -> str | None:
    """The 16 shared bytes that RFC 8291 mixes in, in one spelling, or None."""
    secret = _bytes(text)
    return _spelled(secret) if secret is not None and len(secret) == 16 else None


def _is_push_service(parts: SplitResult, hosts: tuple[str, ...]) -> bool:
    host = parts.hostname or ""
    return (
        parts.scheme == "https"
        and parts.netloc in (host, f"{host}:443")
        and _NAME.fullmatch(host) is not None
        and any(host.endswith(entry) if entry.startswith(".") else host == entry for entry in hosts)
    )


def _is_named_loopback(parts: SplitResult, hosts: tuple[str, ...]) -> bool:
    """An origin such as http://127.0.0.1:8400 that somebody trying Beleef out has listed."""
    return parts.hostname in _LOOPBACK and f"{parts.scheme}://{parts.netloc}" in hosts


def _bytes(text: str) -> bytes | None:
    if not _BASE64URL.fullmatch(text):
        return None
    try:
        return b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_")
    except binascii.Error:
        return None


def _spelled(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
