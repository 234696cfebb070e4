"""A desktop that shows notifications: a private D-Bus with org.freedesktop.Notifications on it."""

import asyncio
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, method, signal

_NAME = "org.freedesktop.Notifications"

# A bus that starts no services of the machine's own desktop.
_CONFIGURATION = """<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True)
class Shown:
    """One notification as the desktop was asked to show it."""

    id: int
    title: str
    body: str
    actions: list[str]


def missing() -> str | None:
    """Why there can be no desktop here, or None."""
    return None if shutil.which("dbus-daemon") else "dbus-daemon is not installed"


class NotificationDesktop:
    """Sees what a browser shows and clicks it; start the browser with `environment`."""

    def __init__(self, folder: Path) -> None:
        configuration = folder / "bus.conf"
        configuration.write_text(_CONFIGURATION)
        self._daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
        )
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().decode().strip()
        self._area = _Area()
        self._loop = asyncio.new_event_loop()
        self._ready, self._done = Event(), asyncio.Event()
        self._thread = Thread(target=self._loop.run_until_complete, args=(self._serve(),))
        self._thread.start()
        assert self._ready.wait(10)

    @property
    def environment(self) -> dict[str, str]:
        return {"DBUS_SESSION_BUS_ADDRESS": self.address}

    @property
    def shown(self) -> list[Shown]:
        return list(self._area.shown.values())

    def click(self, notification: Shown) -> None:
        self._loop.call_soon_threadsafe(self._area.ActionInvoked, notification.id, "default")

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._done.set)
        self._thread.join(10)
        self._loop.close()
        self._daemon.terminate()
        self._daemon.communicate(timeout=10)

    async def _serve(self) -> None:
        bus = await MessageBus(bus_address=self.address).connect()
        bus.export("/org/freedesktop/Notifications", self._area)
        await bus.request_name(_NAME)
        self._ready.set()
        await self._done.wait()
        bus.disconnect()


class _Area(ServiceInterface):
    """The interface of the desktop notifications specification, 1.2."""

    def __init__(self) -> None:
        super().__init__(_NAME)
        self.shown: dict[int, Shown] = {}

    @method()
    def GetCapabilities(self) -> "as":  # noqa: N802, F722
        return ["actions", "body", "persistence"]

    @method()
    def GetServerInformation(self) -> "ssss":  # noqa: N802, F821
        return ["desktop", "tests", "1", "1.2"]

    @method()
    def Notify(  # noqa: N802
        self,
        app: "s",  # noqa: F821
        replaces: "u",  # noqa: F821
        icon: "s",  # noqa: F821
        title: "s",  # noqa: F821
        body: "s",  # noqa: F821
        actions: "as",  # noqa: F722
        hints: "a{sv}",  # noqa: F722
        expires: "i",  # noqa: F821
    ) -> "u":  # noqa: F821
        number = replaces or len(self.shown) + 1
        self.shown[number] = Shown(number, title, body, actions)
        return number

    @method()
    def CloseNotification(self, number: "u"):  # noqa: N802, F821
        self.NotificationClosed(number, 3)

    @signal()
    def NotificationClosed(self, number: "u", reason: "u") -> "uu":  # noqa: N802, F821
        return [number, reason]

    @signal()
    def ActionInvoked(self, number: "u", action: "s") -> "us":  # noqa: N802, F821
        return [number, action]
