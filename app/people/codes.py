"""Codes and tokens that are made from the installation's key rather than kept.

A code can be shown again for as long as its invite is open, and whoever reads the database, or
even writes in it, cannot make one.
"""

import base64
import hashlib
import hmac

# 128 bits: nobody finds one by trying.
_BYTES = 16


def code_of(invite_id: str, key: str) -> str:
    """The code in the QR of this invite, 22 characters of base64url."""
    return _made(f"invite {invite_id}", key, _BYTES)


def wall_token(wall_id: str, key: str) -> str:
    """What stands in the link of this wall."""
    return _made(f"wall {wall_id}", key, _BYTES)


def token_from(proof: str, key: str) -> str:
    """The session token of a phone that comes in, from the secret that it made for that.

    The same secret gives the same token, so an answer that got lost can be asked for again; the
    page that knows the secret still cannot know the token.
    """
    return _made(f"proof {proof}", key, hashlib.sha256().digest_size)


def _made(said: str, key: str, length: int) -> str:
    found = hmac.digest(key.encode(), said.encode(), "sha256")[:length]
    return base64.urlsafe_b64encode(found).decode().rstrip("=")
