"""A Chromium with a profile on disk: it installs, it subscribes, and it dies as processes die."""

import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Playwright

from tests.browser.chromium import FLAGS


class Profile:
    """`start` opens the browser on the profile; `kill` is kill -9 of the browser's process."""

    def __init__(
        self, playwright: Playwright, program: str, folder: Path, options: dict[str, Any]
    ) -> None:
        self._playwright, self._program = playwright, program
        self.folder = folder
        self._options = {key: options[key] for key in options if key != "default_browser_type"}
        self.context: BrowserContext | None = None

    def start(self, **options: Any) -> BrowserContext:
        self.context = self._playwright.chromium.launch_persistent_context(
            self.folder,
            executable_path=self._program,
            args=FLAGS,
            **(self._options | options),
        )
        return self.context

    def kill(self) -> None:
        """Nothing in the browser gets to know; only what lies on the disk is left."""
        assert self.context
        found = self._processes()
        assert found
        with self.context.expect_event("close"):
            for process in found:
                os.kill(process, signal.SIGKILL)
        self.context = None

    def close(self) -> None:
        """The orderly way, in which the browser writes down what it still held."""
        if self.context:
            with suppress(Error):  # it was gone already
                self.context.close()
        self.context = None

    def _processes(self) -> list[int]:
        """The browser process itself; its helpers die with it."""
        mine = f"--user-data-dir={self.folder}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue  # it ended while we looked
            if mine in words and not any(word.startswith(b"--type=") for word in words):
                found.append(int(entry.name))
        return found
