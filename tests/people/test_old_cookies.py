"""A cookie is worth what its Device row is worth, at the very next request."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert, select

from app.kernel import clock
from app.kernel.db import db
from app.people import placing, service, staff
from app.people.actor import Actor
from app.people.models import Device, Person
from app.people.session import config_of
from app.privacy.ledger import Ledger
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.cookies import cookie, holding
from tests.moments.words import told
from tests.pages import send
from tests.people.joining import PIN, actor_of, lost_phone
from tests.people.stage import Stage

Change = Callable[[Actor, str, Cast], None]


def signs_out(stage: Stage) -> None:
    stage.browser.delete("/api/session")


def signs_out_on_the_page(stage: Stage) -> None:
    send(stage.browser, "/sign-out")


def signs_out_with_a_pin(stage: Stage) -> None:
    """The device is locked rather than forgotten: it has another token from then on."""
    stage.browser.put("/api/pin", json={"pin": PIN, "current": PASSWORD})
    stage.browser.delete("/api/session")
    assert stage.browser.get("/api/locked-device").json["name"] == "Noor"


def is_signed_out_from_another_device(stage: Stage) -> None:
    phone = stage.elsewhere()
    items = phone.get("/api/devices").json["items"]
    other = next(device["id"] for device in items if not device["current"])
    assert phone.delete(f"/api/devices/{other}").status_code == 204


def signs_out_everywhere_else(stage: Stage) -> None:
    assert stage.elsewhere().delete("/api/devices").status_code == 204


def signs_in_again_here(stage: Stage) -> None:
    signed_in = stage.browser.post("/api/session", json={"login": "noor", "password": PASSWORD})
    assert signed_in.status_code == 200


def somebody_else_signs_in_here(stage: Stage) -> None:
    assert send(stage.browser, "/sign-in", login="sem", password=PASSWORD).status_code == 303


def chooses_another_password(stage: Stage) -> None:
    chosen = {"current": PASSWORD, "password": "stoelen dansen zacht"}
    assert stage.elsewhere().put("/api/password", json=chosen).status_code == 204


def leaves_the_organisation(stage: Stage) -> None:
    with stage.app.app_context():
        service.end_person(db.session(), stage.noor)
        db.session.commit()


def loses_the_phone(stage: Stage) -> None:
    """The old phone ends when the lead hands out the code, not only when it is used."""
    lost_phone(stage.app, stage.cast, "noor")


def has_everything_erased(stage: Stage) -> None:
    sent = {"password": PASSWORD, "keep": True}
    assert stage.browser.post("/api/my-data/erasure", json=sent).status_code == 204


def signs_out_and_a_backup_comes_back(stage: Stage) -> None:
    """The backup still holds the row; `end-sessions` belongs to restoring."""
    with stage.app.app_context():
        kept = db.session.execute(select(Device.__table__)).mappings().one()
        stage.browser.delete("/api/session")
        db.session.execute(insert(Device), [dict(kept)])
        db.session.commit()
    assert "1 " in stage.app.test_cli_runner().invoke(args=["end-sessions"]).output


ENDINGS: tuple[Callable[[Stage], None], ...] = (
    signs_out,
    signs_out_on_the_page,
    signs_out_with_a_pin,
    is_signed_out_from_another_device,
    signs_out_everywhere_else,
    signs_in_again_here,
    somebody_else_signs_in_here,
    leaves_the_organisation,
    chooses_another_password,
    loses_the_phone,
    has_everything_erased,
    signs_out_and_a_backup_comes_back,
)


@pytest.fixture
def stage(app: Flask, cast: Cast, sign_in: SignIn) -> Stage:
    Ledger(config_of(app).data).path.unlink(missing_ok=True)
    return Stage(app, cast, sign_in, sign_in("noor"))


@pytest.mark.parametrize("happens", ENDINGS, ids=lambda happens: happens.__name__)
def test_an_old_cookie_is_refused_at_the_next_request(
    stage: Stage, happens: Callable[[Stage], None]
) -> None:
    thief = holding(stage.app, cookie(stage.browser))
    assert thief.get("/api/me").status_code == 200
    happens(stage)
    assert thief.get("/api/me").status_code == 401
    assert thief.get("/api/sync?cursor=0").status_code == 401
    assert thief.put("/api/me", json={"locale": "en"}).status_code == 401
    assert thief.get("/lead/").status_code == 302


@pytest.mark.parametrize(
    ("days", "every", "statuses"),
    [
        (14, 14, [200, 200]),  # the last day of being idle
        (15, 15, [200, 401]),
        (90, 10, [200] * 9 + [401]),  # in use all the time, and yet over after a season
    ],
)
def test_an_unused_and_an_old_sign_in_end_by_themselves(
    noor: FlaskClient, days: int, every: int, statuses: list[int]
) -> None:
    start = clock.now()
    found = []
    for day in range(0, days + 1, every):
        with clock.frozen(start + timedelta(days=day)):
            found.append(noor.get("/api/me").status_code)
    assert found == statuses


def made_staff(by: Actor, person_id: str, cast: Cast) -> None:
    staff.choose_role(db.session(), by, person_id, "staff")


def no_lead_any_more(by: Actor, person_id: str, cast: Cast) -> None:
    placing.place(db.session(), by, person_id, {cast.teams["utrecht"]: "staff"})


def moved(by: Actor, person_id: str, cast: Cast) -> None:
    placing.move(db.session(), by, person_id, cast.teams["zwolle"])


@pytest.mark.parametrize(
    ("login", "change", "path", "status"),
    [
        ("daan", made_staff, "/console/norms", 403),
        ("anne", made_staff, "/console/log", 403),
        ("fatima", no_lead_any_more, "/lead/", 403),
        ("sem", moved, "/api/moments/{moment}", 404),
    ],
)
def test_a_role_and_a_team_hold_no_longer_than_they_are_held(
    app: Flask, cast: Cast, sign_in: SignIn, login: str, change: Change, path: str, status: int
) -> None:
    path = path.format(moment=told(sign_in("noor")))
    browser = sign_in(login)
    assert browser.get(path).status_code == 200
    with app.app_context():
        by = actor_of(cast.people["petra"])  # that only an admin gets this far is the matrix's
        second_admin(cast.people["jan"])
        change(by, cast.people[login], cast)
        db.session.commit()
    assert browser.get(path).status_code == status
    assert browser.get("/api/me").status_code == 200


def test_a_screen_that_ended_asks_who_it_is_and_the_old_cookie_never_opens_it_again(
    app: Flask, fatima: FlaskClient
) -> None:
    old = cookie(fatima)
    with clock.frozen(clock.now() + timedelta(minutes=31)):
        assert fatima.put("/api/screen").json["code"] == "screen_ended"
        assert send(fatima, "/sign-in", login="fatima", password=PASSWORD).status_code == 303
        assert fatima.put("/api/screen").status_code == 204
        assert holding(app, old).put("/api/screen").json["code"] == "not_signed_in"


def second_admin(person_id: str) -> None:
    """So that the first may go."""
    db.session.get_one(Person, person_id).role = "admin"
    db.session.flush()
