"""A proxy between browser and app that answers badly where a test says so.

Every request has a connection of its own: on a kept one Chromium repeats by itself what was cut,
and a fault would pass unseen.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any

HEADERS_OF_THE_LINE = {"connection", "keep-alive", "transfer-encoding"}


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def name(self) -> str:
        """Such as "PUT /api/moments/…"; what faults are chosen by."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Reply:
    status: int
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""


Forward = Callable[[Request], Reply]
# What happens to a request; None: the connection is cut without an answer.
Fault = Callable[[Request, Forward], Reply | None]
ALWAYS = 10**6


@dataclass
class Rule:
    """A fault for requests with this name (a shell pattern), and those that met it."""

    pattern: str
    fault: Fault
    times: int
    met: list[Request] = field(default_factory=list)


class Faults:
    """The proxy: as the app answers, until a test adds a fault."""

    def __init__(self, upstream: int) -> None:
        self.upstream = upstream
        self.log: list[tuple[Request, Reply | None]] = []
        self._rules: list[Rule] = []
        self._lock = Lock()
        self._server = _Server(("127.0.0.1", 0), _handler(self))
        self.port = self._server.server_port
        Thread(target=self._server.serve_forever, name="faults", daemon=True).start()

    def on(self, pattern: str, fault: Fault, times: int = 1) -> Rule:
        """Let the next `times` requests with this name meet this fault."""
        rule = Rule(pattern, fault, times)
        with self._lock:
            self._rules.append(rule)
        return rule

    def heal(self) -> None:
        """The line is good again."""
        with self._lock:
            self._rules.clear()

    def renew(self) -> None:
        """As if nothing had happened, and nothing will."""
        self.heal()
        self.log.clear()

    def seen(self, pattern: str) -> list[tuple[Request, Reply | None]]:
        """What passed here, in order of answering."""
        return [(asked, got) for asked, got in list(self.log) if fnmatchcase(asked.name, pattern)]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def pass_on(self, request: Request) -> Reply | None:
        """What the browser gets for this request."""
        fault = self._fault_for(request)
        try:
            reply = fault(request, self._forward) if fault else self._forward(request)
        except (OSError, HTTPException):
            reply = None  # nobody listens there: the server is stopped
        self.log.append((request, reply))
        return reply

    def _fault_for(self, request: Request) -> Fault | None:
        with self._lock:
            for rule in self._rules:
                if len(rule.met) < rule.times and fnmatchcase(request.name, rule.pattern):
                    rule.met.append(request)
                    return rule.fault
        return None

    def _forward(self, request: Request) -> Reply:
        line = HTTPConnection("127.0.0.1", self.upstream, timeout=30)
        try:
            line.putrequest(request.method, request.path, skip_host=True, skip_accept_encoding=True)
            for name, value in request.headers:
                line.putheader(name, value)
            line.endheaders(request.body or None)
            answer = line.getresponse()
            return Reply(answer.status, answer.getheaders(), answer.read())
        finally:
            line.close()


def drop(_request: Request, _forward: Forward) -> None:
    """It never reaches the server."""


def lose_answer(request: Request, forward: Forward) -> None:
    """The server commits; the browser never hears of it."""
    forward(request)


def twice(request: Request, forward: Forward) -> Reply:
    """Some box on the way delivers it two times."""
    forward(request)
    return forward(request)


def answer(status: int, body: str = "", kind: str = "text/html", **headers: str) -> Fault:
    """Something on the way, or the server itself, says this instead."""
    more = [(name.replace("_", "-"), value) for name, value in headers.items()]
    reply = Reply(status, [("Content-Type", kind), *more], body.encode())
    return lambda _request, _forward: reply


def problem(status: int, code: str, detail: str, **headers: str) -> Fault:
    """Our own server refuses (problem+json)."""
    said = {"type": "about:blank", "title": "", "status": status, "detail": detail, "code": code}
    return answer(status, json.dumps(said), "application/problem+json", **headers)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no error of ours."""


def _handler(faults: Faults) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            reply = faults.pass_on(Request(self.command, self.path, self.headers.items(), body))
            if reply is None:
                return
            self.send_response_only(reply.status)
            for name, value in reply.headers:
                if name.lower() not in HEADERS_OF_THE_LINE | {"content-length"}:
                    self.send_header(name, value)
            if reply.status not in (204, 304):
                self.send_header("Content-Length", str(len(reply.body)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(reply.body)

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = answer  # noqa: N815  # http.server's names

        def log_message(self, *_: Any) -> None:
            """The tests read `log`."""

    return Handler
