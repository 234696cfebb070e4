"""A push service on this machine: strict about the standards, and as moody as it is told."""

import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

from tests.notices.browsers import FakeBrowser
from tests.notices.strict import complaint

Mood = tuple[int, dict[str, str]]


@dataclass
class Listener:
    """One subscription here: its browser and what reached it."""

    browser: FakeBrowser
    received: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def shown(self) -> dict[str, dict[str, Any]]:
        """What a person would see: one notification for each tag."""
        return {notice["tag"]: notice for notice in self.received}


class PushService:
    """Answers 201 to what is right; `mood` makes one subscription answer otherwise."""

    def __init__(self, vapid_key: str) -> None:
        self.key = vapid_key
        self.listeners: dict[str, Listener] = {}
        self.moods: dict[str, list[Mood]] = {}
        self.answers: Counter[int] = Counter()
        self.paths: list[str] = []
        self.before_answer: Callable[[str], None] = lambda path: None
        self.released = Event()
        self._lock = Lock()
        self._http = _Server(("127.0.0.1", 0), _handler(self))
        self.origin = f"http://127.0.0.1:{self._http.server_port}"
        Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self.released.set()
        self._http.shutdown()
        self._http.server_close()

    def listen(self, name: str) -> FakeBrowser:
        """Subscribe a browser at this service."""
        browser = FakeBrowser(f"{self.origin}/push/{name}")
        self.listeners[f"/push/{name}"] = Listener(browser)
        return browser

    def mood(self, name: str, *statuses: int, **headers: str) -> None:
        """Answer these in turn, then as usual; 0 does not answer at all."""
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        self.moods[f"/push/{name}"] = [(status, named) for status in statuses]

    def received(self, name: str) -> list[dict[str, Any]]:
        return self.listeners[f"/push/{name}"].received

    def receive(self, path: str, headers: dict[str, str], body: bytes) -> Mood:
        self.before_answer(path)
        with self._lock:
            moods = self.moods.get(path)
            status, extra = moods.pop(0) if moods else self._judge(path, headers, body)
            self.answers[status] += 1
        if status == 0:
            self.released.wait(30)
        return status or 503, extra

    def _judge(self, path: str, headers: dict[str, str], body: bytes) -> Mood:
        listener = self.listeners.get(path)
        if listener is None:
            return 410, {}
        wrong = complaint(headers, body, key=self.key, audience=self.origin, now=time.time())
        if wrong:
            return wrong, {}
        listener.received.append(json.loads(listener.browser.read(body))["notification"])
        listener.headers.append(headers)
        return 201, {"Location": f"{self.origin}/message"}


class _Server(ThreadingHTTPServer):
    request_queue_size = 512
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is none of the test's business."""


def _handler(service: PushService) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:  # noqa: N802  # the name that http.server calls
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            headers = {name.lower(): value for name, value in self.headers.items()}
            service.paths.append(self.path)
            status, extra = service.receive(self.path.partition("?")[0], headers, body)
            self.send_response(status)
            for name, value in ({"Content-Length": "0"} | extra).items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # http.server's name
            pass

    return Handler
