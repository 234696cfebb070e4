"""An admin erases somebody at once: with their name typed, on a sign-in of just now."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.kernel import clock
from app.kernel.db import db
from app.people.models import Person
from app.people.session import config_of
from app.privacy.ledger import Ledger
from tests.cast import Cast
from tests.conftest import SignIn
from tests.console.test_person_page import deeds
from tests.moments.words import told
from tests.pages import open_page, send

# What the fixture there does is wanted here as well: no erasure outlives its test.
from tests.privacy.conftest import empty_ledger  # noqa: F401

pytestmark = pytest.mark.usefixtures("empty_ledger")


def path(cast: Cast, who: str) -> str:
    return f"/console/people/{cast.people[who]}/erase"


def erase(browser: FlaskClient, cast: Cast, who: str, name: str, **more: str) -> TestResponse:
    return send(browser, path(cast, who), name=name, **more)


def is_there(app: Flask, cast: Cast, who: str) -> bool:
    with app.app_context():
        return db.session.get(Person, cast.people[who]) is not None


@pytest.mark.parametrize(("keep", "left"), [("yes", True), ("no", False)])
def test_nothing_of_them_is_left_and_their_devices_empty_themselves(
    app: Flask, cast: Cast, daan: FlaskClient, noor: FlaskClient, sem: FlaskClient,
    keep: str, left: bool,
) -> None:  # fmt: skip
    told(noor, "hier gebleven")
    told(noor, "voor mezelf", visibility="private")
    assert path(cast, "noor") in open_page(daan, f"/console/people/{cast.people['noor']}").source
    assert "Dit gaat weg" in open_page(daan, path(cast, "noor")).text
    answer = erase(daan, cast, "noor", " noor", keep=keep)
    assert (answer.status_code, answer.location) == (303, "/console/people?done=erased")
    assert not is_there(app, cast, "noor")
    assert noor.get("/api/sync?cursor=0").json["code"] == "erased"
    assert ("hier gebleven" in sem.get("/api/moments?scope=team").text) is left
    assert "Gewist." in open_page(daan, answer.location).text
    assert deeds(app) == [("person_erased", "" if left else "withdrawn")]
    with app.app_context():
        kept = Ledger(config_of(app).data).entries()
    assert kept == {cast.people["noor"]: left}


def test_whose_access_ended_can_be_erased_before_the_night(
    app: Flask, cast: Cast, daan: FlaskClient
) -> None:
    send(daan, f"/console/people/{cast.people['noor']}/access", access="no")
    assert erase(daan, cast, "noor", "Noor").status_code == 303
    assert not is_there(app, cast, "noor")


@pytest.mark.parametrize("name", ["", "Sem", "Noo"])
def test_another_name_erases_nobody(app: Flask, cast: Cast, daan: FlaskClient, name: str) -> None:
    answer = erase(daan, cast, "noor", name, keep="no")
    assert (answer.status_code, "Er is nog niets gewist." in answer.text) == (422, True)
    assert is_there(app, cast, "noor")


def test_it_asks_for_a_sign_in_of_just_now_and_leads_back(
    app: Flask, cast: Cast, daan: FlaskClient
) -> None:
    fields = open_page(daan, path(cast, "noor")).fields(method="post") | {"name": "Noor"}
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        for answer in (daan.get(path(cast, "noor")), send(daan, path(cast, "noor"), **fields)):
            assert answer.status_code == 303
            assert answer.location == f"/sign-in?next={path(cast, 'noor')}"
    assert is_there(app, cast, "noor")


def test_oneself_and_so_the_last_admin_stays(app: Flask, cast: Cast, daan: FlaskClient) -> None:
    assert erase(daan, cast, "daan", "Daan").status_code == 403
    assert is_there(app, cast, "daan")
    assert "/erase" not in open_page(daan, f"/console/people/{cast.people['daan']}").source


def test_another_admin_can_be_erased_while_one_is_left(
    app: Flask, cast: Cast, daan: FlaskClient
) -> None:
    with app.app_context():
        db.session.get_one(Person, cast.people["jan"]).role = "admin"
        db.session.commit()
    assert erase(daan, cast, "jan", "Jan").status_code == 303
    assert not is_there(app, cast, "jan")


@pytest.mark.parametrize("who", ["fatima", "anne", "noor"])
def test_nobody_else_erases(app: Flask, cast: Cast, sign_in: SignIn, who: str) -> None:
    assert erase(sign_in(who), cast, "sem", "Sem").status_code == 403
    assert is_there(app, cast, "sem")
