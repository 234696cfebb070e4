"""Passwords: argon2id, one check at a time, and the same time spent on unknown people."""

from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_one_at_a_time = Lock()
_dummy: str | None = None


def use(hasher: PasswordHasher) -> None:
    """Replace the hasher; tests use a cheap one."""
    global _hasher, _dummy
    _hasher, _dummy = hasher, None


def hash_password(password: str) -> str:
    """The argon2id hash to keep."""
    with _one_at_a_time:
        return _hasher.hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Whether the password is the one kept; `None` costs as much and never matches."""
    with _one_at_a_time:
        try:
            return _hasher.verify(kept or _dummy_hash(), password) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def _dummy_hash() -> str:
    global _dummy
    if _dummy is None:
        _dummy = _hasher.hash("nobody's password")
    return _dummy
