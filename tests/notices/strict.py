"""What a strict push service finds wrong with a message."""

from base64 import urlsafe_b64decode

import jwt
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec

URGENCIES = ("very-low", "low", "normal", "high")


def complaint(
    headers: dict[str, str], body: bytes, *, key: str, audience: str | list[str], now: float
) -> int:
    """The status that a strict service answers with, or 0 when there is nothing to complain of.

    `headers` with names in lower case; `key` is the one that the subscription was made with.
    """
    if not headers.get("ttl", "").isdigit():
        return 400  # RFC 8030, 5.2
    if headers.get("content-encoding") != "aes128gcm" or headers.get("urgency") not in URGENCIES:
        return 400
    topic = headers.get("topic", "")
    if not 0 < len(topic) <= 32 or not topic.replace("-", "").replace("_", "").isalnum():
        return 400  # RFC 8030, 5.4
    if len(body) > 4096:
        return 413  # RFC 8030, 7.2
    return 0 if _signed(headers.get("authorization", ""), key, audience, now) else 403


def _signed(header: str, key: str, audience: str | list[str], now: float) -> bool:
    """RFC 8292, 2: the token is the key's, for us, for less than a day, and names a contact."""
    try:
        scheme, _, rest = header.partition(" ")
        parts = dict(part.strip().split("=", 1) for part in rest.split(","))
        if scheme.lower() != "vapid" or parts["k"] != key:
            return False
        point = urlsafe_b64decode(key + "=" * (-len(key) % 4))
        public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)
        claims = jwt.decode(parts["t"], public, algorithms=["ES256"], audience=audience)
    except (ValueError, KeyError, InvalidSignature, jwt.PyJWTError):
        return False
    sub = claims.get("sub", "")
    in_a_day = claims["exp"] <= now + 86_400
    return in_a_day and sub.startswith(("mailto:", "https:")) and sub.count("mailto:") < 2
