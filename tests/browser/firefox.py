"""A real Firefox, driven by Marionette, with a desktop whose notifications can be clicked."""

import gc
import shutil
import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what it stands on was written for an older Python
    from marionette_driver.marionette import Marionette

PROGRAM = shutil.which("firefox-esr") or shutil.which("firefox")

# Stands in for the desktop's notification area: remembers what is shown, and can click it.
_DESKTOP = """
window.shown = [];
const service = {
  QueryInterface: ChromeUtils.generateQI(["nsIAlertsService"]),
  showAlert(alert, listener) {
    shown.push([alert, listener]);
    listener?.observe(null, "alertshow", alert.cookie);
  },
  closeAlert() {}, teardown() {}, pbmTeardown() {}, getHistory: async () => [],
};
Components.manager.QueryInterface(Ci.nsIComponentRegistrar).registerFactory(
  Services.uuid.generateUUID(), "desktop", "@mozilla.org/alerts-service;1",
  {QueryInterface: ChromeUtils.generateQI(["nsIFactory"]),
   createInstance: wanted => service.QueryInterface(wanted)});
"""


class Firefox:
    """One window, speaking Dutch, in which notifications are allowed."""

    def __init__(self, folder: Path, push_server: str) -> None:
        preferences = {
            "dom.push.serverURL": push_server,
            "dom.push.testing.allowInsecureServerURL": True,
            "dom.push.connection.enabled": True,
            "permissions.default.desktop-notification": 1,
            "alerts.useSystemBackend": False,
            "intl.accept_languages": "nl",
        }
        with _leaks_forgiven():
            self._driver = Marionette(
                bin=PROGRAM,
                headless=True,
                prefs=preferences,
                host="127.0.0.1",
                port=_free_port(),
                gecko_log=str(folder / "firefox.log"),
                startup_timeout=90,
            )
            self._driver.start_session()
        self._driver.timeout.script = 30
        self._driver.timeout.implicit = 30  # seconds that something to press may stay away
        for name, value in preferences.items():
            self._driver.set_pref(name, value)  # Marionette's own defaults turn push off again
        self._in_browser(_DESKTOP)

    def close(self) -> None:
        with _leaks_forgiven():
            if self._driver.session:
                self._driver.quit()
            self._driver.cleanup()
            del self._driver

    def open(self, url: str) -> None:
        self._driver.navigate(url)

    @property
    def url(self) -> str:
        found: str = self._driver.get_url()
        return found

    @property
    def text(self) -> str:
        found: str = self._driver.execute_script("return document.body.innerText", sandbox=None)
        return found

    def run(self, script: str) -> Any:
        """What an async function body in the page returns."""
        wrapped = (
            "const done = arguments[arguments.length - 1];"
            f"(async () => {{{script}}})().then(done, error => done('failed: ' + error));"
        )
        return self._driver.execute_async_script(wrapped, sandbox=None)

    def fill(self, name: str, value: str) -> None:
        self._driver.find_element("css selector", f"[name={name}]").send_keys(value)

    def press(self, words: str) -> None:
        """Click the button, link or row that bears exactly these words."""
        path = f"//*[self::button or self::a or self::b][normalize-space()='{words}']"
        self._driver.find_element("xpath", path).click()

    def press_labelled(self, words: str) -> None:
        self._driver.find_element("css selector", f"[aria-label='{words}']").click()

    @property
    def shown(self) -> list[list[str]]:
        """Title and text of each notification."""
        found: list[list[str]] = self._in_browser("return shown.map(([a]) => [a.title, a.text])")
        return found

    def click_notification(self, number: int) -> None:
        self._in_browser(
            f"const [alert, listener] = shown[{number}];"
            "listener.observe(null, 'alertclickcallback', alert.cookie);"
        )

    def _in_browser(self, script: str) -> Any:
        with self._driver.using_context("chrome"):
            return self._driver.execute_script(script, sandbox="system")


@contextmanager
def _leaks_forgiven() -> Iterator[None]:
    """The driver leaves a socket open for every time that it asks whether Firefox is there yet."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield
        gc.collect()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
