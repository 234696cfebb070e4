"""Our side of a push: what people do that makes a notice, and the worker that sends it."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import ClientSession
from sqlalchemy import func, select
from sqlalchemy.orm import sessionmaker

from app.kernel import clock
from app.kernel.db import db, new_id
from app.notices import vapid
from app.notices.curve import new_private_pem
from app.notices.door import knock
from app.notices.models import Delivery, Subscription
from app.notices.network import open_session
from app.notices.push import Sealer
from app.notices.sender import Sender
from app.notices.texts import all_words
from app.nudges.service import invite
from app.people.session import config_of
from tests.browser.site import Site
from tests.people.joining import Guest, invited


class PushChain:
    """A site and its worker; `connect` is the worker's way out."""

    def __init__(self, site: Site, connect: Callable[[], ClientSession] = open_session) -> None:
        self.site, self._connect = site, connect

    def shift_ends(self) -> None:
        """Noor's shift is in its last minutes, and the planner sees it."""
        week = {"items": [_about_to_end(clock.now().astimezone(ZoneInfo("Europe/Amsterdam")))]}
        assert self.site.api("noor").put("/api/shifts", json=week).status_code == 200
        with self.site.world.app.app_context():
            assert invite(db.session()) == 1
            db.session.commit()

    def attention(self) -> str:
        """Fatima replies to a moment of noor's; returns its place in the app."""
        moment = self.site.told("noor", "Een klant lachte")
        path = f"/api/moments/{moment}/attention/{new_id()}"
        reply = self.site.api("fatima").put(path, json={"text": "Mooi gedaan."})
        assert reply.status_code == 201
        return f"/app/moments/{moment}"

    def somebody_waits(self, name: str) -> str:
        """At the door of Utrecht, and the worker sees it; returns the page where a lead answers."""
        app, cast = self.site.world.app, self.site.world.cast
        Guest(app.test_client(), invited(app, cast, approval=True), name).join()
        with app.app_context():
            assert knock(db.session()) == 1
            db.session.commit()
        return f"/lead/team?team={cast.teams['utrecht']}"

    def send(self, *, as_another: bool = False) -> int:
        """One turn of the worker, with our key or somebody else's; returns how many it handled."""
        app = self.site.world.app
        config = config_of(app)
        key = new_private_pem() if as_another else vapid.private_pem(config)
        with app.app_context():
            words, sessions = all_words(), sessionmaker(db.engine)
        sender = Sender(config, sessions, Sealer(key, config.contact), words, self._connect)
        with ThreadPoolExecutor(1) as worker:  # in a thread of its own, as the embedded one
            return worker.submit(sender.run).result()

    @property
    def last_delivery(self) -> tuple[str, int]:
        """State and attempts of the newest one."""
        newest = select(Delivery.state, Delivery.attempts).order_by(Delivery.id.desc()).limit(1)
        state, attempts = self.site.ask(lambda session: session.execute(newest).one())
        return state, attempts

    @property
    def subscriptions(self) -> int:
        count = select(func.count()).select_from(Subscription)
        return self.site.ask(lambda session: session.scalar(count) or 0)


def wait_for(done: Callable[[], Any], seconds: float = 30) -> Any:
    """What `done` gives once that is true; for what happens outside any page."""
    give_up = time.monotonic() + seconds
    while not (found := done()):
        assert time.monotonic() < give_up, "this took too long"
        time.sleep(0.05)
    return found


def _about_to_end(now: datetime) -> dict[str, Any]:
    begins, ends = now - timedelta(hours=1), now + timedelta(minutes=5)
    return {"weekday": begins.isoweekday(), "begins": f"{begins:%H:%M}", "ends": f"{ends:%H:%M}"}
