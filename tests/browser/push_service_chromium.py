"""A push service for a real Chromium: the three Google services behind its PushManager.

It checks in and registers by HTTP, then keeps an MCS connection open (TLS, a tag byte, a length,
a protobuf: google_apis/gcm/protocol/mcs.proto in Chromium). Our worker posts by HTTPS.
"""

import secrets
import socket
import time
from contextlib import suppress
from threading import Lock, Thread
from urllib.parse import parse_qs, unquote

from aiohttp import ClientSession
from aiohttp.abc import AbstractResolver, ResolveResult

from app.notices.network import open_session
from tests.browser.certificate import Certificate
from tests.browser.protobuf import data, fixed64, number, read_varint, varint
from tests.browser.stand_in import Answer, StandIn
from tests.notices.strict import complaint

# The host that Chromium puts into its endpoints; only the test's transport leads elsewhere.
HOST = "jmt17.google.com"
_VERSION, _HEARTBEAT, _HEARTBEAT_ACK, _LOGIN, _LOGIN_ANSWER, _MESSAGE = 41, 0, 1, 2, 3, 8


class ChromiumPushService:
    """Stores for a browser that is away, forwards to one that is here."""

    def __init__(self, certificate: Certificate) -> None:
        self.registrations: dict[str, dict[str, str]] = {}
        self.statuses: list[int] = []
        self._certificate = certificate
        self._kept: list[bytes] = []
        self._connection: socket.socket | None = None
        self._lock = Lock()
        self._google = StandIn(self._from_browser)
        self._push = StandIn(self._from_worker, certificate.server())
        self._mcs = socket.create_server(("127.0.0.1", 0))
        Thread(target=self._accept, daemon=True).start()

    @property
    def flags(self) -> list[str]:
        """What makes Chromium come here."""
        google = f"http://127.0.0.1:{self._google.port}"
        return [
            f"--gcm-checkin-url={google}/checkin",
            f"--gcm-registration-url={google}/register",
            f"--gcm-mcs-endpoint=https://localhost:{self._mcs.getsockname()[1]}",
            "--ignore-certificate-errors",
        ]

    def connect(self) -> ClientSession:
        """The worker's way out, with the one name leading here."""
        return open_session(_Leading(self._push.port), ssl=self._certificate.client())

    def close(self) -> None:
        self._google.close()
        self._push.close()
        self._mcs.close()

    def _from_browser(self, path: str, _headers: dict[str, str], body: bytes) -> Answer:
        if path.startswith("/checkin"):
            known = number(1, 1) + fixed64(7, 42) + fixed64(8, 77) + data(11, "1")
            return 200, known, "application/x-protobuf"
        asked = {key: values[0] for key, values in parse_qs(body.decode()).items()}
        app = asked.get("X-subtype", "")  # names one service worker
        if asked.get("delete") == "true":
            self.registrations = {
                token: kept
                for token, kept in self.registrations.items()
                if kept["X-subtype"] != app
            }
            return 200, f"token={app}".encode(), "text/plain"
        token = f"{secrets.token_urlsafe(12)}:APA91b{secrets.token_urlsafe(24)}"
        if app:  # Chromium registers for itself as well
            self.registrations[token] = asked
        return 200, f"token={token}".encode(), "text/plain"

    def _from_worker(self, path: str, headers: dict[str, str], body: bytes) -> Answer:
        status = self._judge(unquote(path.rsplit("/", 1)[-1]), headers, body)
        self.statuses.append(status)
        return status, b"", "text/plain"

    def _judge(self, token: str, headers: dict[str, str], body: bytes) -> int:
        registration = self.registrations.get(token)
        if registration is None:
            return 410
        wrong = complaint(
            headers, body, key=registration["sender"], audience=f"https://{HOST}", now=time.time()
        )
        if wrong:
            return wrong
        self._kept.append(_message(registration, int(headers["ttl"]), body))
        self._forward()
        return 201

    def _accept(self) -> None:
        while True:
            with suppress(OSError):  # Chromium drops its first connection and comes back
                try:
                    plain, _ = self._mcs.accept()
                except OSError:
                    return
                Thread(target=self._talk, args=(plain,), daemon=True).start()

    def _talk(self, plain: socket.socket) -> None:
        with (
            suppress(OSError, EOFError),
            self._certificate.server().wrap_socket(plain, server_side=True) as connection,
        ):
            stream = connection.makefile("rb")
            stream.read(1)
            connection.sendall(bytes([_VERSION]))
            received = 0
            while tag := stream.read(1):
                stream.read(read_varint(stream))
                received += 1
                if tag[0] == _LOGIN:
                    answer = data(1, "login") + number(8, int(time.time() * 1000))
                    connection.sendall(_frame(_LOGIN_ANSWER, answer))
                    self._connection = connection
                    self._forward()
                elif tag[0] == _HEARTBEAT:
                    connection.sendall(_frame(_HEARTBEAT_ACK, number(1, received)))

    def _forward(self) -> None:
        with self._lock:
            while self._kept and self._connection:
                try:
                    self._connection.sendall(self._kept[0])
                except OSError:
                    self._connection = None
                else:
                    del self._kept[0]


class _Leading(AbstractResolver):
    """A name server that knows one host."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host != HOST:
            raise OSError(f"unexpected host {host}")
        here = {"hostname": host, "host": "127.0.0.1", "port": self._port}
        return [ResolveResult(**here, family=socket.AF_INET, proto=0, flags=0)]  # type: ignore[typeddict-item]

    async def close(self) -> None: ...


def _message(registration: dict[str, str], ttl: int, body: bytes) -> bytes:
    """DataMessageStanza."""
    app_data = b"".join(
        data(7, data(1, key) + data(2, value))
        for key, value in (
            ("subtype", registration["X-subtype"]),
            ("content-encoding", "aes128gcm"),
        )
    )
    stanza = (
        data(2, secrets.token_hex(6))
        + data(3, registration["sender"])
        + data(5, registration["app"])
        + app_data
        + data(9, f"0:{secrets.token_hex(10)}")
        + number(17, ttl)
        + number(18, int(time.time() * 1000))
        + data(21, body)
    )
    return _frame(_MESSAGE, stanza)


def _frame(tag: int, message: bytes) -> bytes:
    return bytes([tag]) + varint(len(message)) + message
