"""Which Chromium the tests drive, and how to get one: `python -m tests.browser.chromium`."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# Without the last one Chromium keeps trying names of Google's, whatever else is turned off.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


@cache
def find() -> str | None:
    """The program: what CHROMIUM names, else the system's, else Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if _starts(named) else None
    system = (shutil.which(name) for name in NAMES)
    return next((path for path in system if path and _starts(path)), None) or _playwrights()


def main() -> int:
    """Install Chromium when there is none; 0 when there is one in the end."""
    if find() is None and "CHROMIUM" not in os.environ:
        sys.stdout.write("The browser tests need Chromium; installing it.\n")
        for command in _installing():
            if subprocess.run(command, check=False).returncode:
                break
        find.cache_clear()
    if find():
        return 0
    wanted = os.environ.get("CHROMIUM")
    sys.stderr.write(
        f"CHROMIUM names {wanted}, which does not start.\n"
        if wanted
        else "No Chromium, and installing it failed. On Debian: apt-get install chromium.\n"
        "Elsewhere: python -m playwright install --with-deps chromium, or let CHROMIUM name one.\n"
    )
    return 1


def _installing() -> list[list[str]]:
    if _is_debian() and os.geteuid() == 0:
        return [
            ["apt-get", "update", "-q"],
            ["apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium"],
        ]
    libraries = ["--with-deps"] if sys.platform == "linux" and os.geteuid() == 0 else []
    return [[sys.executable, "-m", "playwright", "install", *libraries, "chromium"]]


def _is_debian() -> bool:
    # Not Ubuntu: its package is a page that points at another shop.
    release = Path("/etc/os-release")
    return release.exists() and "\nID=debian\n" in f"\n{release.read_text()}\n"


def _starts(path: str) -> bool:
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _playwrights() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


if __name__ == "__main__":
    sys.exit(main())
