"""The master key: wraps everybody's data key, and lies outside the database and its backups."""

import hashlib
import secrets
from dataclasses import dataclass
from pathlib import Path

from app.secret_file import kept_secret, replace_secret

FILE = "master-key"
_BYTES = 32  # AES-256


class UnknownMaster(Exception):
    """A data key was wrapped by a master key that this installation does not have."""


@dataclass(frozen=True, slots=True)
class MasterKey:
    secret: bytes

    @property
    def name(self) -> str:
        """What a wrapped key remembers of it: 16 hex digits of its SHA-256."""
        return hashlib.sha256(self.secret).hexdigest()[:16]


class MasterKeys:
    """The keys of an installation, the one that wraps first, then those that still unwrap.

    The file is read at each use, so that a rotation reaches processes that are running.
    """

    def __init__(self, given: tuple[bytes, ...], path: Path) -> None:
        self._given, self._path = given, path

    def all(self) -> list[MasterKey]:
        """At least one; a folder that has none yet gets one here."""
        found = self._given or keys_in(kept_secret(self._path, lambda: _hex(_new())).decode())
        return [MasterKey(secret) for secret in found]

    def current(self) -> MasterKey:
        return self.all()[0]

    def named(self, name: str) -> MasterKey:
        for key in self.all():
            if key.name == name:
                return key
        raise UnknownMaster(name)

    def rotate(self, in_use: set[str]) -> None:
        """Put a new key first in the file; of the rest, only those in use and the last one stay.

        The last one stays because a running process may be wrapping with it at this moment. Keys
        from the environment are whoever set them to change.
        """
        if self._given:
            return
        current, *older = self.all()
        kept = [current, *(key for key in older if key.name in in_use)]
        lines = (_new(), *(key.secret for key in kept))
        replace_secret(self._path, b"\n".join(_hex(line) for line in lines))


def keys_in(text: str) -> tuple[bytes, ...]:
    """Keys as 64 hex digits each, by comma or line; raises ValueError for anything else."""
    keys = tuple(bytes.fromhex(word) for word in text.replace(",", "\n").split())
    if any(len(key) != _BYTES for key in keys):
        raise ValueError("a master key is 64 hex digits")
    return keys


def _new() -> bytes:
    return secrets.token_bytes(_BYTES)


def _hex(secret: bytes) -> bytes:
    return secret.hex().encode()
