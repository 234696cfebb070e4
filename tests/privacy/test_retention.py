"""What is past its time goes, by night, once, with a report; what is not stays."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from app.kernel import clock
from app.kernel.db import db, new_id
from app.kernel.errors import Refused
from app.kernel.log import LogEntry, verify
from app.people.models import Device, Person
from app.privacy import periods, retention
from app.privacy.ledger import Ledger
from app.privacy.log import all_entries
from app.privacy.models import RetentionRun
from tests.cast import Cast
from tests.conftest import SignIn
from tests.feedback.test_feedback import give
from tests.moments.words import told
from tests.reflections.test_reflecting import answer

AtNight = Callable[..., int]

NIGHT = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)  # 03:30 in Amsterdam


@pytest.fixture
def sessions(app: Flask) -> sessionmaker[Session]:
    with app.app_context():
        return sessionmaker(db.engine)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path)


@pytest.fixture
def at_night(sessions: sessionmaker[Session], ledger: Ledger) -> AtNight:
    """What went in that night."""

    def at_night(night: datetime = NIGHT) -> int:
        with clock.frozen(night):
            return retention.enforce(sessions, ledger)

    return at_night


def write(sign_in: SignIn, cast: Cast, days: int) -> str:
    """Something of everything, so many days before that night."""
    with clock.frozen(NIGHT - timedelta(days=days)):
        noor, sem = sign_in("noor"), sign_in("sem")
        mine = told(noor, text=f"gedeeld {days}", with_people=[cast.people["sem"]])
        told(noor, text=f"geheim {days}", visibility="private")
        sem.put(f"/api/moments/{mine}/comments/{new_id()}", json={"text": f"mooi {days}"})
        sem.put(f"/api/moments/{mine}/reactions/heart", json={"on": True})
        give(noor, cast.people["sem"], behaviour=f"tip {days}")
        on = (NIGHT - timedelta(days=days)).date().isoformat()
        body = answer(answer=f"rustig {days}", on=on)
        assert noor.put(f"/api/reflections/{new_id()}", json=body).status_code == 201
    return mine


def kept(sign_in: SignIn) -> dict[str, list[str]]:
    with clock.frozen(NIGHT):
        noor, sem = sign_in("noor"), sign_in("sem")
        return {
            "mine": sorted(m["text"] for m in noor.get("/api/moments?scope=mine").json["items"]),
            "feedback": [each["behaviour"] for each in sem.get("/api/feedback").json["items"]],
            "reflections": [r["answer"] for r in noor.get("/api/reflections").json["items"]],
        }


def test_three_years_of_work_shrink_to_what_may_be_kept(
    at_night: AtNight, sessions: sessionmaker[Session], sign_in: SignIn, cast: Cast
) -> None:
    ages = (1095, 731, 729, 366, 364, 1)
    moments = {days: write(sign_in, cast, days) for days in ages}
    assert at_night() > 0
    assert kept(sign_in) == {
        "mine": sorted(f"{what} {days}" for what in ("gedeeld", "geheim") for days in ages[2:]),
        "feedback": ["tip 1", "tip 364"],
        "reflections": ["rustig 1", "rustig 364"],
    }
    with clock.frozen(NIGHT):
        old = sign_in("sem").get(f"/api/moments/{moments[731]}").json
    assert (old["text"], old["author"]["name"]) == ("gedeeld 731", "Een collega")
    assert (old["with_people"], old["reactions"]["heart"]) == ([], [])
    assert [each["author"]["name"] for each in old["comments"]] == ["Een collega"]
    with sessions() as session:
        run = retention.runs(session)[0]
    assert run.finished_at is not None
    # 2 moments and 1 comment each of two ages, 4 tips and 4 reflections.
    assert run.counts == {
        "moments": 6, "agreements": 0, "feedback": 4, "reflections": 4, "log": 0,
        "sessions": 10, "left": 0,
    }  # fmt: skip


def give_many(giver: FlaskClient, cast: Cast, times: int) -> None:
    """One a day, as nobody may give many at once, and all of them too old by that night."""
    for day in range(times):
        with clock.frozen(NIGHT - timedelta(days=800 - day)):
            give(giver, cast.people["sem"])


def test_more_than_a_portion_goes_in_one_night(
    at_night: AtNight, noor: FlaskClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "PORTION", 3)
    with clock.frozen(NIGHT - timedelta(days=800)):
        pass
    give_many(noor, cast, 8)
    assert at_night() == 8


def test_it_runs_once_a_local_night_and_not_by_day(
    at_night: AtNight, sessions: sessionmaker[Session], app: Flask
) -> None:
    at_night(NIGHT - timedelta(hours=1))  # 02:30
    assert nights(sessions) == []
    at_night()
    at_night(NIGHT + timedelta(hours=9))
    at_night(NIGHT + timedelta(days=1))
    assert nights(sessions) == ["2026-11-22", "2026-11-23"]


def nights(sessions: sessionmaker[Session]) -> list[str]:
    with sessions() as session:
        return [
            on.isoformat()
            for on in session.scalars(select(RetentionRun.on).order_by(RetentionRun.on))
        ]


def test_of_several_workers_one_does_it(
    ledger: Ledger, sessions: sessionmaker[Session], noor: FlaskClient, cast: Cast
) -> None:
    give_many(noor, cast, 5)
    with clock.frozen(NIGHT), ThreadPoolExecutor(4) as workers:
        done = list(workers.map(lambda _n: retention.enforce(sessions, ledger), range(4)))
    assert sorted(done) == [0, 0, 0, 5]


def test_the_log_loses_its_oldest_lines_and_still_holds(
    at_night: AtNight, sessions: sessionmaker[Session], noor: FlaskClient, app: Flask
) -> None:
    for days in (1200, 900, 10):
        with clock.frozen(NIGHT - timedelta(days=days)), sessions.begin() as session:
            periods.change(session, new_id(), {"feedback": 300 + days // 100})
    assert at_night() == 2
    with app.app_context():
        assert verify(all_entries(db.session()))
        assert db.session.query(LogEntry).count() == 2  # one is left, and what this night says


def test_a_session_that_is_over_leaves_the_list_after_a_month(
    at_night: AtNight, sessions: sessionmaker[Session], sign_in: SignIn
) -> None:
    for days in (45, 43):
        with clock.frozen(NIGHT - timedelta(days=days)):
            sign_in("noor")
    at_night()
    with sessions() as session:
        assert len(session.scalars(select(Device)).all()) == 1


def test_periods_are_chosen_within_bounds_and_logged(
    sessions: sessionmaker[Session], cast: Cast
) -> None:
    with sessions.begin() as session:
        periods.change(session, cast.people["daan"], {"feedback": 100, "reflections": 365})
    with sessions() as session:
        assert periods.days_of(session)["feedback"] == 100
        assert [entry.value for entry in all_entries(session)] == ["feedback 365 > 100"]
    for days in (29, 731, 0, None):
        with sessions() as session, pytest.raises(Refused):
            periods.change(session, cast.people["daan"], {"feedback": days})


@pytest.mark.parametrize(("days", "erased"), [(29, False), (31, True)])
def test_who_left_is_erased_a_month_later_and_not_before(
    at_night: AtNight, sessions: sessionmaker[Session], ledger: Ledger, sign_in: SignIn,
    cast: Cast, days: int, erased: bool,
) -> None:  # fmt: skip
    noor = cast.people["noor"]
    moment = told(sign_in("noor"), text="Gedeeld.")
    with sessions.begin() as session:
        session.get_one(Person, noor).ended_at = NIGHT - timedelta(days=days)
    at_night()
    assert ledger.entries() == ({noor: True} if erased else {})
    author = sign_in("sem").get(f"/api/moments/{moment}").json["author"]["name"]
    assert author == ("Oud-collega" if erased else "Noor")
    at_night(NIGHT + timedelta(days=1))  # whoever stands in for them is not erased in turn
    assert sign_in("sem").get(f"/api/moments/{moment}").status_code == 200
