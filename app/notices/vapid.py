"""The key pair that push services know this installation by (VAPID, RFC 8292)."""

from functools import lru_cache
from pathlib import Path

from app.config import Config
from app.secret_file import kept_secret


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
    return kept_secret(path, _new)


def _new() -> bytes:
    from app.notices.curve import new_private_pem  # noqa: PLC0415  # not at every start

    return new_private_pem()
