"""Somebody waits at a team's door: its leads hear of it, once in a while, without a name."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from app.kernel import clock
from app.kernel.db import db
from app.notices.door import QUIET, knock
from app.notices.models import Notice
from app.people import admissions
from app.people.models import Membership, Person
from app.people.service import end_person
from tests.cast import Cast
from tests.notices.conftest import Desk
from tests.people.joining import Guest, actor_of, invited, lost_phone


@pytest.fixture
def code(app: Flask, cast: Cast) -> str:
    return invited(app, cast, approval=True)


def wait(app: Flask, code: str, name: str = "Kim") -> Guest:
    guest = Guest(app.test_client(), code, name)
    assert guest.join().status_code == 202
    return guest


def knocks(desk: Desk) -> int:
    with desk.sessions.begin() as session:
        return knock(session)


def told(desk: Desk) -> list[tuple[str, str]]:
    """Name of who is told, and of what place."""
    with desk.sessions() as session:
        rows = session.execute(
            select(Person.name, Notice.navigate)
            .join(Person, Person.id == Notice.person_id)
            .where(Notice.kind == "door")
            .order_by(Notice.expires_at)
        )
        return [(name, place) for name, place in rows]


def answer(app: Flask, cast: Cast, guest: Guest, verb: str = "admit") -> None:
    with app.app_context():
        session = db.session()
        fatima = actor_of(cast.people["fatima"])
        getattr(admissions, verb)(session, fatima, [cast.teams["utrecht"]], guest.id)
        session.commit()


def test_the_lead_of_the_team_is_told_and_nobody_else(
    app: Flask, cast: Cast, desk: Desk, code: str
) -> None:
    assert knocks(desk) == 0
    wait(app, code)
    assert knocks(desk) == 1
    assert told(desk) == [("Fatima", f"/lead/team?team={cast.teams['utrecht']}")]


def test_where_no_name_has_to_be_approved_nobody_is_told(
    app: Flask, cast: Cast, desk: Desk
) -> None:
    assert Guest(app.test_client(), invited(app, cast)).join().status_code == 201
    assert knocks(desk) == 0


def test_a_team_that_comes_in_together_sounds_once_in_ten_minutes(
    app: Flask, desk: Desk, code: str
) -> None:
    for name in ("Kim", "Lou", "Mo"):
        wait(app, code, name)
        knocks(desk)
    now = clock.now()
    assert len(told(desk)) == 1
    with clock.frozen(now + QUIET - timedelta(seconds=5)):
        assert knocks(desk) == 0
    with clock.frozen(now + QUIET):
        assert knocks(desk) == 1
        assert knocks(desk) == 0


def test_a_guest_is_told_of_once_however_long_they_wait(app: Flask, desk: Desk, code: str) -> None:
    wait(app, code)
    assert knocks(desk) == 1
    with clock.frozen(clock.now() + timedelta(hours=1)):
        assert knocks(desk) == 0


def test_who_was_answered_in_the_quiet_is_not_told_of(
    app: Flask, cast: Cast, desk: Desk, code: str
) -> None:
    wait(app, code)
    knocks(desk)
    answer(app, cast, wait(app, code, "Lou"))
    with clock.frozen(clock.now() + QUIET):
        assert knocks(desk) == 0


@pytest.mark.parametrize("verb", ["admit", "turn_away"])
def test_what_was_not_sent_before_the_answer_is_not_sent_after_it(
    app: Flask, cast: Cast, desk: Desk, code: str, verb: str
) -> None:
    desk.listen("fatima", "phone")
    guest = wait(app, code)
    knocks(desk)
    answer(app, cast, guest, verb)
    knocks(desk)
    desk.sender.run()
    assert desk.delivery.state == "dropped"


def test_each_team_has_a_quiet_of_its_own(app: Flask, cast: Cast, desk: Desk, code: str) -> None:
    wait(app, code)
    wait(app, invited(app, cast, by="petra", team="zwolle", approval=True), "Lou")
    assert knocks(desk) == 2
    assert {name for name, _place in told(desk)} == {"Fatima", "Petra"}


def test_many_workers_knock_once(app: Flask, desk: Desk, code: str) -> None:
    for name in ("Kim", "Lou", "Mo"):
        wait(app, code, name)
    with ThreadPoolExecutor(6) as pool:
        counts = list(pool.map(lambda _n: knocks(desk), range(6)))
    assert sorted(counts) == [0] * 5 + [1]


def test_every_lead_is_told_but_not_who_left_or_leads_no_longer(
    app: Flask, cast: Cast, desk: Desk, code: str
) -> None:
    with desk.sessions.begin() as session:
        lead = {"noor", "sem"}
        ids = [cast.people[name] for name in lead]
        session.execute(update(Membership).where(Membership.person_id.in_(ids)).values(role="lead"))
        end_person(session, cast.people["sem"])
    wait(app, code)
    assert knocks(desk) == 2
    assert {name for name, _place in told(desk)} == {"Fatima", "Noor"}


def test_whoever_made_the_code_of_a_forgotten_pin_is_not_told(
    app: Flask, cast: Cast, desk: Desk
) -> None:
    """Somebody else has to look at who comes back."""
    code = lost_phone(app, cast, "noor", forgotten=True)
    Guest(app.test_client(), code).join()
    assert knocks(desk) == 0


def test_it_says_nothing_of_who_waits_and_leads_to_the_door(
    app: Flask, cast: Cast, desk: Desk, code: str
) -> None:
    desk.listen("fatima", "phone")
    guest = wait(app, code, "Kimberley")
    knocks(desk)
    desk.sender.run()
    (notice,) = desk.service.received("phone")
    assert notice == notice | {
        "title": "Er staat iemand voor de deur",
        "body": "Open Beleef om te zien wie erbij wil.",
        "navigate": f"/lead/team?team={cast.teams['utrecht']}",
    }
    assert "Kimberley" not in str(notice)
    assert guest.id not in str(notice)
