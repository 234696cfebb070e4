"""What a phone does with a code, and what a lead or admin does to make one."""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.kernel import clock
from app.kernel.db import db, new_id
from app.kernel.driver import driver_of
from app.people.actor import Actor, actor_with
from app.people.codes import code_of
from app.people.door_models import Invite
from app.people.invites import make_invite, replace_phone
from app.people.models import Device
from app.people.session import config_of
from tests.cast import Cast

PIN = "294715"
OTHER_PIN = "805263"


@dataclass
class Guest:
    """A phone with a code: what it made once, and sends again when an answer gets lost."""

    browser: FlaskClient
    code: str
    name: str = "Kim"
    pin: str = PIN
    known: str = ""
    id: str = field(default_factory=new_id)
    proof: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def look(self) -> TestResponse:
        return self.browser.post("/api/invitation", json={"code": self.code})

    def join(self, **more: Any) -> TestResponse:
        sent = {
            "code": self.code, "proof": self.proof, "name": self.name, "pin": self.pin,
            "locale": "nl",
        }  # fmt: skip
        sent |= ({"known": self.known} if self.known else {}) | more
        return self.browser.put(f"/api/admissions/{self.id}", json=sent)

    def state(self) -> str:
        return str(self.browser.get("/api/admission").json["state"])


def invited(
    app: Flask,
    cast: Cast,
    by: str = "fatima",
    team: str = "utrecht",
    uses: int = 5,
    approval: bool = False,
) -> str:
    """The code of a team's new invite."""  # fmt: skip
    with app.app_context():
        made = make_invite(
            db.session(), actor_of(cast.people[by]), cast.teams[team], "week", uses, approval,
            key_of(app),
        )  # fmt: skip
        db.session.commit()
        return code_of(made.id, key_of(app))


def lost_phone(
    app: Flask, cast: Cast, whose: str, by: str = "fatima", *, forgotten: bool = False
) -> str:
    """The code that brings a colleague onto a new phone."""
    with app.app_context():
        actor = actor_of(cast.people[by])
        made = replace_phone(
            db.session(), actor, list(cast.teams.values()), cast.people.get(whose, whose),
            key_of(app), forgotten=forgotten,
        )  # fmt: skip
        db.session.commit()
        return code_of(made.id, key_of(app))


def change_invite(app: Flask, code: str, **values: Any) -> None:
    """What time and leads do to an invite."""
    with app.app_context():
        for invite in db.session.scalars(select(Invite)):
            if code_of(invite.id, key_of(app)) == code:
                for name, value in values.items():
                    setattr(invite, name, value)
        db.session.commit()


def uses_left(app: Flask, code: str) -> int:
    with app.app_context():
        return next(
            invite.uses_left
            for invite in db.session.scalars(select(Invite))
            if code_of(invite.id, key_of(app)) == code
        )


def actor_of(person_id: str) -> Actor:
    """The person as a request knows them, from any of their devices, made when there is none."""
    session = db.session()
    hashed = session.scalar(select(Device.token_hash).where(Device.person_id == person_id))
    if hashed is None:
        hashed = secrets.token_hex(32)
        now = clock.now()
        session.add(
            Device(
                person_id=person_id, token_hash=hashed, label="Tablet",
                created_at=now - timedelta(hours=1), last_seen_on=now.date(),
            )
        )  # fmt: skip
        session.flush()
    found = actor_with(driver_of(session), hashed)
    assert found
    return found


def key_of(app: Flask) -> str:
    return config_of(app).secret_key
