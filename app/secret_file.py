"""A secret that an installation makes for itself, once."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def kept_secret(path: Path, make: Callable[[], bytes]) -> bytes:
    """What the file holds; the first of several processes that find none makes it."""
    if not path.exists():
        _put(path, make())
    return path.read_bytes()


def _put(path: Path, secret: bytes) -> None:
    """Put it in place whole, for its owner only; a crash on the way leaves no half of it."""
    with _draft(path, secret) as draft, suppress(FileExistsError):
        os.link(draft, path)  # all or nothing, and never over another's


def replace_secret(path: Path, secret: bytes) -> None:
    """Let the file hold another secret; whoever reads meanwhile gets the one or the other."""
    with _draft(path, secret) as draft:
        ready = f"{draft}-ready"
        os.link(draft, ready)
        os.replace(ready, path)


@contextmanager
def _draft(path: Path, secret: bytes) -> Iterator[str]:
    """The secret in a file beside it, for its owner only, on the disk; gone afterwards."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-") as draft:  # mode 600
        draft.write(secret)
        draft.flush()
        os.fsync(draft.fileno())
        yield draft.name
