"""The demo organisation as people get it: gunicorn on a free port of this machine, data in a
folder that goes away."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE = 30  # seconds until it answers


@contextmanager
def served_demo() -> Iterator[str]:
    """The address of a fresh demo; both are gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"BELEEF_MODE": "demo", "BELEEF_DATA": folder}
        for command in ("db upgrade", "seed-demo"):
            subprocess.run(
                [sys.executable, "-m", "flask", "--app", "wsgi", *command.split()],
                cwd=ROOT, env=environment, check=True, capture_output=True,
            )  # fmt: skip
        port = _free_port()
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "wsgi:app", "--bind", f"127.0.0.1:{port}",
             "--worker-class", "gthread", "--threads", "16", "--no-control-socket",
             "--log-level", "error"],
            cwd=ROOT, env=environment,
        )  # fmt: skip
        try:
            url = f"http://127.0.0.1:{port}"
            _wait_for(f"{url}/ready")
            yield url
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait_for(url: str) -> None:
    for _ in range(PATIENCE * 10):
        with suppress(OSError), urllib.request.urlopen(url, timeout=1):  # noqa: S310 - our own
            return
        time.sleep(0.1)
    raise RuntimeError(f"no answer from {url}")
