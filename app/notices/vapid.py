"""The key pair that push services know this installation by (VAPID, RFC 8292)."""

import os
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from app.config import Config


def public_key(config: Config) -> str:
    """What a browser subscribes with: 65 bytes as base64url."""
    return _public_text(_path(config))


def private_pem(config: Config) -> bytes:
    """The key that signs for us. Made once, never replaced: every subscription is bound to it."""
    return _kept(_path(config))


def _path(config: Config) -> Path:
    return config.data / "vapid.pem"


@lru_cache(maxsize=8)
def _public_text(path: Path) -> str:
    from app.notices.curve import public_text  # noqa: PLC0415  # not at every start

    return public_text(_kept(path))


def _kept(path: Path) -> bytes:
    if not path.exists():
        _make(path)
    return path.read_bytes()


def _make(path: Path) -> None:
    """Put a new key in place whole, for its owner only; the first of several processes wins."""
    from app.notices.curve import new_private_pem  # noqa: PLC0415  # not at every start

    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".vapid-") as draft:  # mode 600
        draft.write(new_private_pem())
        draft.flush()
        os.fsync(draft.fileno())
        with suppress(FileExistsError):
            os.link(draft.name, path)  # all or nothing, and never over another's
