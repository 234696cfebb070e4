"""A secret that an installation makes for itself, once."""

import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def kept_secret(path: Path, make: Callable[[], bytes]) -> bytes:
    """What the file holds; the first of several processes that find none makes it."""
    if not path.exists():
        _put(path, make())
    return path.read_bytes()


def _put(path: Path, secret: bytes) -> None:
    """Put it in place whole, for its owner only; a crash on the way leaves no half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-") as draft:  # mode 600
        draft.write(secret)
        draft.flush()
        os.fsync(draft.fileno())
        with suppress(FileExistsError):
            os.link(draft.name, path)  # all or nothing, and never over another's
