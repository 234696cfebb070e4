"""A push service for a real Firefox: it subscribes by websocket, our worker posts by HTTP.

The websocket protocol is that of Mozilla's autopush (mozilla-services.github.io/autopush-rs).
"""

import json
import secrets
import time
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from threading import Thread
from typing import Any
from uuid import uuid4

from websockets.sync.server import ServerConnection, serve

from tests.browser.stand_in import Answer, StandIn
from tests.notices.strict import complaint


@dataclass
class Channel:
    """One subscription of one browser."""

    browser: str
    channel: str
    key: str


class FirefoxPushService:
    """Stores for a browser that is away, forwards to one that is here."""

    def __init__(self) -> None:
        self.channels: dict[str, Channel] = {}
        self.statuses: list[int] = []
        self._here: dict[str, ServerConnection] = {}
        self._kept: list[tuple[str, str]] = []
        self._sockets = serve(self._talk, "127.0.0.1", 0)
        self._http = StandIn(self._receive)
        self.origin = f"http://127.0.0.1:{self._http.port}"
        self.server_url = f"ws://127.0.0.1:{self._sockets.socket.getsockname()[1]}/"
        Thread(target=self._sockets.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._http.close()
        self._sockets.shutdown()

    def _talk(self, socket: ServerConnection) -> None:
        browser = ""
        for raw in socket:
            message = json.loads(raw)
            match message.get("messageType"):
                case None:
                    socket.send("{}")  # a ping
                case "hello":
                    browser = message.get("uaid") or uuid4().hex
                    self._here[browser] = socket
                    _say(socket, "hello", uaid=browser, use_webpush=True, broadcasts={})
                    self._forward(browser)
                case "register":
                    channel, token = message["channelID"], secrets.token_urlsafe(16)
                    self.channels[token] = Channel(browser, channel, message["key"].rstrip("="))
                    where = f"{self.origin}/wpush/{token}"
                    _say(socket, "register", channelID=channel, pushEndpoint=where)
                case "unregister":
                    channel = message["channelID"]
                    self.channels = {
                        token: kept
                        for token, kept in self.channels.items()
                        if kept.channel != channel
                    }
                    _say(socket, "unregister", channelID=channel)
        self._here.pop(browser, None)

    def _receive(self, path: str, headers: dict[str, str], body: bytes) -> Answer:
        status = self._judge(path, headers, body)
        self.statuses.append(status)
        return status, b"", "application/json"

    def _judge(self, path: str, headers: dict[str, str], body: bytes) -> int:
        channel = self.channels.get(path.removeprefix("/wpush/"))
        if channel is None:
            return 410
        wrong = complaint(headers, body, key=channel.key, audience=self.origin, now=time.time())
        if wrong:
            return wrong
        notification = {
            "messageType": "notification",
            "channelID": channel.channel,
            "version": secrets.token_hex(8),
            "data": urlsafe_b64encode(body).rstrip(b"=").decode(),
            "headers": {"encoding": "aes128gcm"},
        }
        self._kept.append((channel.browser, json.dumps(notification)))
        self._forward(channel.browser)
        return 201

    def _forward(self, browser: str) -> None:
        socket = self._here.get(browser)
        for kept in [kept for kept in self._kept if socket and kept[0] == browser]:
            self._kept.remove(kept)
            socket.send(kept[1])  # type: ignore[union-attr]  # checked above


def _say(socket: ServerConnection, kind: str, **members: Any) -> None:
    socket.send(json.dumps({"messageType": kind, "status": 200} | members))
