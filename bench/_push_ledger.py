"""A ledger with many deliveries to one push service, and the sender that empties it."""

from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import insert, select, update
from sqlalchemy.orm import sessionmaker

from app.kernel import clock
from app.kernel.db import db, new_id
from app.notices.models import Delivery, Notice, Subscription
from app.notices.push import Target
from app.people.models import Device
from tests.cast import Cast

_LATER = datetime(2100, 1, 1, tzinfo=UTC)


class Ledger:
    """Each target is a device of noor's; every round each has one notice more to get."""

    def __init__(self, app: Flask, cast: Cast, targets: list[Target]) -> None:
        with app.app_context():
            self.sessions = sessionmaker(db.engine)
        self._person = cast.people["noor"]
        now = clock.now()
        devices = {new_id(): target for target in targets}
        with self.sessions.begin() as session:
            session.execute(
                insert(Device),
                [
                    {"id": device, "person_id": self._person, "token_hash": device, "label": "",
                     "shared": False, "created_at": now, "last_seen_on": now.date()}
                    for device in devices
                ],
            )  # fmt: skip
            session.execute(
                insert(Subscription),
                [
                    {"id": new_id(), "person_id": self._person, "device_id": device,
                     "endpoint": target.endpoint, "p256dh": target.p256dh, "auth": target.auth,
                     "confirmed_at": now}
                    for device, target in devices.items()
                ],
            )  # fmt: skip
        self._rounds: list[str] = []

    def prepare(self, rounds: int) -> None:
        """Write the notices of so many rounds down; none is due yet."""
        with self.sessions.begin() as session:
            listening = session.scalars(select(Subscription.id)).all()
            for _ in range(rounds):
                notice = new_id()
                self._rounds.append(notice)
                session.execute(
                    insert(Notice).values(
                        id=notice, person_id=self._person, kind="reflection", key=notice,
                        navigate="/app/", expires_at=_LATER,
                    )
                )  # fmt: skip
                session.execute(
                    insert(Delivery),
                    [
                        {"id": new_id(), "notice_id": notice, "subscription_id": subscription,
                         "state": "waiting", "attempts": 0, "next_try_at": _LATER}
                        for subscription in listening
                    ],
                )  # fmt: skip

    def make_due(self) -> None:
        """The next round's deliveries may go."""
        before = clock.now() - timedelta(seconds=1)
        with self.sessions.begin() as session:
            session.execute(
                update(Delivery)
                .where(Delivery.notice_id == self._rounds.pop())
                .values(next_try_at=before)
            )

    @property
    def sent(self) -> int:
        with self.sessions() as session:
            return len(session.scalars(select(Delivery.id).where(Delivery.state == "sent")).all())
