"""A push service on this machine and a sender that knows it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from app.kernel import clock
from app.kernel.db import Base, db, new_id
from app.notices import vapid
from app.notices.models import Delivery, Kind, Subscription
from app.notices.push import Sealer
from app.notices.sender import Sender
from app.notices.service import notify
from app.notices.texts import all_words
from app.people.models import Device
from app.people.session import config_of
from tests.databases import World
from tests.notices.browsers import FakeBrowser
from tests.notices.push_service import PushService


class Desk:
    """Everything between a notice and a browser, with short words for it."""

    def __init__(self, app: Flask, people: dict[str, str], service: PushService) -> None:
        self.app, self.people, self.service = app, people, service
        with app.app_context():
            self.sessions: sessionmaker[Session] = sessionmaker(db.engine)
        self.sender = self.make_sender()

    def make_sender(self) -> Sender:
        """A sender as one worker process has it."""
        config = config_of(self.app)
        knowing = replace(config, push_hosts=(*config.push_hosts, self.service.origin))
        sealer = Sealer(vapid.private_pem(config), config.contact)
        with self.app.app_context():
            return Sender(knowing, self.sessions, sealer, all_words())

    def listen(self, login: str, name: str, browser: FakeBrowser | None = None) -> FakeBrowser:
        """Somebody subscribes a device called `name`, at the push service unless told otherwise."""
        browser = browser or self.service.listen(name)
        person, device, now = self.people[login], new_id(), clock.now()
        with self.sessions.begin() as session:
            session.add(
                Device(
                    id=device, person_id=person, token_hash=name, label=name,
                    created_at=now, last_seen_on=now.date(),
                )
            )  # fmt: skip
            session.flush()
            session.add(
                Subscription(
                    person_id=person, device_id=device, endpoint=browser.target.endpoint,
                    confirmed_at=now, **browser.keys,
                )
            )  # fmt: skip
        return browser

    def tell(
        self,
        login: str = "noor",
        kind: Kind = "attention",
        key: str = "k",
        lasts: timedelta = timedelta(days=1),
    ) -> bool:
        """Put a notice into the ledger; returns whether it is new."""
        with self.sessions.begin() as session:
            ends = clock.now() + lasts
            return notify(session, self.people[login], kind, key, "/app/moments/1", ends)

    @property
    def delivery(self) -> Delivery:
        """The one delivery that there is."""
        with self.sessions() as session:
            return session.scalars(select(Delivery)).one()

    @property
    def states(self) -> Counter[str]:
        with self.sessions() as session:
            return Counter(session.scalars(select(Delivery.state)))

    @property
    def subscriptions(self) -> int:
        return self.count(Subscription)

    def count(self, table: type[Base]) -> int:
        with self.sessions() as session:
            return session.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture
def desk(world: World) -> Iterator[Desk]:
    service = PushService(vapid.public_key(config_of(world.app)))
    yield Desk(world.app, world.cast.people, service)
    service.close()
