"""A code that brings one over ends: by time, by leaving, by the next one. It says no more then."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from app.kernel import clock
from app.kernel.db import db
from app.people import handovers, locks
from app.people.handovers import LASTS, Handover
from app.people.models import Device
from app.people.service import end_person
from tests.cast import Cast
from tests.people.handing import OTHER_PROOF, ask, come, devices, made, refused
from tests.people.joining import Guest, lost_phone


def test_a_new_code_ends_the_one_before(kim: Guest, installed: FlaskClient) -> None:
    first, second = made(kim.browser), made(kim.browser)
    refused(come(installed, first))
    assert come(installed, second).status_code == 201


def end_by_time(app: Flask, cast: Cast, kim: Guest) -> None:
    with app.app_context():
        db.session.execute(update(Handover).values(expires_at=clock.now()))
        db.session.commit()


def end_by_signing_out(app: Flask, cast: Cast, kim: Guest) -> None:
    kim.browser.delete("/api/session")


def end_from_elsewhere(app: Flask, cast: Cast, kim: Guest) -> None:
    kim.browser.delete(f"/api/devices/{devices(kim.browser)[0]['id']}")


def end_by_leaving(app: Flask, cast: Cast, kim: Guest) -> None:
    with app.app_context():
        end_person(db.session(), kim.id)
        db.session.commit()


def end_by_a_new_phone(app: Flask, cast: Cast, kim: Guest) -> None:
    cast.people["kim"] = kim.id
    lost_phone(app, cast, "kim")


def end_by_a_restored_backup(app: Flask, cast: Cast, kim: Guest) -> None:
    with app.app_context():
        locks.end_all(db.session())
        db.session.commit()


def end_by_becoming_shared(app: Flask, cast: Cast, kim: Guest) -> None:
    with app.app_context():
        db.session.execute(update(Device).where(Device.person_id == kim.id).values(shared=True))
        db.session.commit()


ENDS = [
    end_by_time, end_by_signing_out, end_from_elsewhere, end_by_leaving, end_by_a_new_phone,
    end_by_a_restored_backup, end_by_becoming_shared,
]  # fmt: skip


@pytest.mark.parametrize("end", ENDS)
def test_an_ended_code_is_refused_as_one_that_never_was(
    app: Flask, cast: Cast, kim: Guest, installed: FlaskClient, end: Any
) -> None:
    code = made(kim.browser)
    end(app, cast, kim)
    never = refused(come(app.test_client(), "2222-2222", OTHER_PROOF))
    assert refused(come(installed, code)) == never
    assert installed.get("/api/me").status_code == 401


def test_somebody_who_left_makes_none(app: Flask, cast: Cast, kim: Guest) -> None:
    end_by_leaving(app, cast, kim)
    assert ask(kim.browser).status_code == 401


def test_an_expired_code_leaves_no_row(app: Flask, kim: Guest) -> None:
    made(kim.browser)
    with app.app_context():
        with clock.frozen(clock.now() + LASTS - timedelta(seconds=1)):
            assert handovers.forget_over(db.session()) == 0
        with clock.frozen(clock.now() + LASTS):
            assert handovers.forget_over(db.session()) == 1
