"""The app as browsers meet it: a server of its own, behind the proxy that makes faults."""

from collections.abc import Callable
from datetime import timedelta
from threading import Thread
from typing import Any, TypeVar

from flask.testing import FlaskClient
from sqlalchemy import update
from sqlalchemy.orm import Session
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from app.kernel import clock
from app.kernel.db import db, new_id
from app.kernel.limits import forget_tries
from app.people.models import Device
from tests.browser.faults import Faults
from tests.cookies import holding, new_token
from tests.databases import World

T = TypeVar("T")


class Site:
    """`url` is where browsers go, also after `stop` and `start`."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._server: BaseWSGIServer | None = None
        self._port = 0
        self.start()
        self.faults = Faults(self._port)
        self.url = f"http://127.0.0.1:{self.faults.port}"

    def start(self) -> None:
        self._server = make_server(
            "127.0.0.1", self._port, self.world.app, threaded=True, request_handler=_Quiet
        )
        self._port = self._server.server_port
        Thread(target=self._server.serve_forever, name="site", daemon=True).start()

    def stop(self) -> None:
        """Lie-fi: the browser thinks that it is online, and nobody answers."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
        self._server = None

    def renew(self) -> None:
        """As if no test had been here."""
        self.faults.renew()
        if self._server is None:
            self.start()
        self.world.restore()
        forget_tries(self.world.app)

    def close(self) -> None:
        self.stop()
        self.faults.close()

    def token(self, login: str) -> str:
        """A new device of this person, signed in; known by login, or by id."""
        person = self.world.cast.people.get(login, login)
        return new_token(self.world.app, person, "Pixel")

    def api(self, login: str) -> FlaskClient:
        """The JSON API as this person, without a browser; known by login, or by id."""
        return holding(self.world.app, self.token(login))

    def told(self, login: str, text: str, **more: Any) -> str:
        """A moment that is there already; gives its id."""
        moment = new_id()
        content = {"text": text, "occurred_at": clock.now().isoformat()} | more
        assert self.api(login).put(f"/api/moments/{moment}", json=content).status_code == 201
        return moment

    def left_alone(self, minutes: int = 31) -> None:
        """Nobody used a tablet or console for so long."""
        with self.world.app.app_context():
            used_at = clock.now() - timedelta(minutes=minutes)
            db.session.execute(update(Device).values(screen_used_at=used_at))
            db.session.commit()

    def signed_in_ago(self, minutes: int) -> None:
        """Everybody's last sign-in was so long ago."""
        with self.world.app.app_context():
            db.session.execute(
                update(Device).values(created_at=clock.now() - timedelta(minutes=minutes))
            )
            db.session.commit()

    def ask(self, question: Callable[[Session], T]) -> T:
        """What the database says."""
        with self.world.app.app_context():
            return question(db.session())


class _Quiet(WSGIRequestHandler):
    def log(self, *_: Any) -> None:
        """The proxy keeps the log."""
