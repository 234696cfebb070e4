"""Who is invited: once a day, near the end of the shift, and not when already reflected."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from threading import Barrier, Thread
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from app.kernel import clock
from app.kernel.db import db, new_id
from app.notices.models import Notice
from app.nudges.models import ShiftPattern
from app.nudges.service import invite
from app.people.models import Organisation
from app.people.service import end_person
from app.reflections.models import Reflection
from tests.cast import Cast

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2026, 11, 2)

At = Callable[[str], int]


@pytest.fixture
def sessions(app: Flask) -> sessionmaker[Session]:
    with app.app_context():
        return sessionmaker(db.engine)


@pytest.fixture
def at(sessions: sessionmaker[Session]) -> At:
    """How many are invited when the clock of the shop says so, on that Monday."""

    def at(clock_says: str, day: date = MONDAY) -> int:
        local = datetime.combine(day, time.fromisoformat(clock_says), AMSTERDAM)
        with clock.frozen(local.astimezone(UTC)), sessions.begin() as session:
            return invite(session)

    return at


def works(sessions: sessionmaker[Session], person_id: str, begins: str, ends: str) -> None:
    with sessions.begin() as session:
        session.add_all(
            ShiftPattern(
                person_id=person_id,
                weekday=weekday,
                begins=time.fromisoformat(begins),
                ends=time.fromisoformat(ends),
            )
            for weekday in range(1, 8)
        )


def reflect(sessions: sessionmaker[Session], person_id: str, on: date) -> None:
    with sessions.begin() as session:
        session.add(
            Reflection(
                id=new_id(), person_id=person_id, on=on, words="sealed", written_at=clock.now()
            )
        )


def test_the_last_minutes_of_a_shift_invite_once(
    sessions: sessionmaker[Session], cast: Cast, at: At
) -> None:
    works(sessions, cast.people["noor"], "09:00", "17:30")
    assert [at(now) for now in ("17:19", "17:20", "17:21", "17:29", "17:30")] == [0, 1, 0, 0, 0]
    with sessions() as session:
        notice = session.scalars(select(Notice)).one()
    assert (notice.kind, notice.key, notice.navigate) == ("reflection", "2026-11-02", "/app/")
    assert notice.expires_at == datetime(2026, 11, 2, 16, 30, tzinfo=UTC)


def test_who_reflected_already_is_left_in_peace(
    sessions: sessionmaker[Session], cast: Cast, at: At
) -> None:
    for login in ("noor", "sem"):
        works(sessions, cast.people[login], "09:00", "17:30")
    reflect(sessions, cast.people["noor"], MONDAY)
    reflect(sessions, cast.people["sem"], MONDAY - timedelta(days=1))
    assert at("17:25") == 1
    with sessions() as session:
        assert session.scalars(select(Notice.person_id)).all() == [cast.people["sem"]]


def test_who_left_is_not_invited(sessions: sessionmaker[Session], cast: Cast, at: At) -> None:
    works(sessions, cast.people["noor"], "09:00", "17:30")
    works(sessions, cast.people["sem"], "09:00", "17:30")
    with sessions.begin() as session:
        end_person(session, cast.people["noor"])
    assert at("17:25") == 1


def test_two_schedulers_invite_once(sessions: sessionmaker[Session], cast: Cast) -> None:
    works(sessions, cast.people["noor"], "09:00", "17:30")
    together, invited = Barrier(2), []

    def plan() -> None:
        together.wait()
        with sessions.begin() as session:
            invited.append(invite(session))

    now = datetime.combine(MONDAY, time(17, 25), AMSTERDAM).astimezone(UTC)
    with clock.frozen(now):
        threads = [Thread(target=plan) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sorted(invited) == [0, 1]


def test_after_hours_of_silence_there_is_no_burst(
    sessions: sessionmaker[Session], cast: Cast, at: At
) -> None:
    works(sessions, cast.people["noor"], "09:00", "14:00")
    works(sessions, cast.people["sem"], "09:00", "17:30")
    assert at("13:00") == 0
    assert at("17:22") == 1  # noor's ended while nobody planned


@pytest.mark.parametrize("night", [date(2026, 3, 28), date(2026, 10, 24)])
def test_a_night_in_which_the_clock_changes_invites_once(
    sessions: sessionmaker[Session], cast: Cast, night: date
) -> None:
    works(sessions, cast.people["noor"], "22:00", "06:00")
    start = datetime.combine(night, time(12, 0), AMSTERDAM).astimezone(UTC)
    for minute in range(0, 24 * 60, 5):
        with clock.frozen(start + timedelta(minutes=minute)), sessions.begin() as session:
            invite(session)
    with sessions() as session:
        keys = session.scalars(select(Notice.key)).all()
    assert keys == [(night + timedelta(days=1)).isoformat()]


def test_before_anything_is_founded_nobody_is_invited(sessions: sessionmaker[Session]) -> None:
    with sessions() as session:
        assert session.scalar(select(func.count()).select_from(Organisation)) == 1
        session.execute(Organisation.__table__.delete())
        assert invite(session) == 0
        session.rollback()
