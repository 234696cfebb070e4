"""What the system does by itself: remind who is open, bring norms back in time, put away."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, sessionmaker

from app.kernel import clock
from app.kernel.db import db
from app.norms.models import Norm, NormVersion
from app.norms.reminding import remind
from app.norms.reviewing import ask_reviews, put_away
from app.notices.models import Notice
from app.notices.texts import all_words
from app.people.models import Person, Team
from app.people.service import end_person
from tests.cast import Cast
from tests.conftest import SignIn
from tests.norms.team import chosen, proposed

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# With 14 days to choose, the last day is 16 November.
PROPOSED = date(2026, 11, 2)

At = Callable[..., int]


@pytest.fixture
def sessions(app: Flask) -> sessionmaker[Session]:
    with app.app_context():
        return sessionmaker(db.engine)


@pytest.fixture
def on(sessions: sessionmaker[Session]) -> At:
    """What a job finds on a day of November at a time that the clock of the shop says."""

    def on(job: Callable[[Session], int], day: int, clock_says: str = "10:00") -> int:
        with clock.frozen(local(date(2026, 11, day), clock_says)), sessions.begin() as session:
            return job(session)

    return on


def local(day: date, clock_says: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock_says), AMSTERDAM).astimezone(UTC)


@pytest.fixture
def norm(sign_in: SignIn, cast: Cast) -> Iterator[str]:
    """Proposed by noor on 2 November, late in the evening; sem and fatima have not chosen."""
    with clock.frozen(local(PROPOSED, "23:30")):
        yield proposed(sign_in("noor"), cast.teams["utrecht"])["id"]


def told(sessions: sessionmaker[Session], kind: str = "norm") -> list[tuple[str, str]]:
    with sessions() as session:
        rows = session.execute(
            select(Person.login, Notice.navigate)
            .join(Notice, Notice.person_id == Person.id)
            .where(Notice.kind == kind)
            .order_by(Person.login)
        )
        return [(login, place) for login, place in rows]


def test_who_is_open_hears_so_three_days_and_one_day_before_the_last(
    on: At, norm: str, sessions: sessionmaker[Session]
) -> None:
    found = {day: on(remind, day) for day in range(3, 19)}
    assert {day: count for day, count in found.items() if count} == {13: 2, 15: 2}
    place = f"/app/norms/{norm}"
    assert told(sessions) == [("fatima", place)] * 2 + [("sem", place)] * 2


def test_by_day_and_once_however_often_it_is_asked(on: At, norm: str) -> None:
    assert [on(remind, 13, at) for at in ("09:59", "10:00", "10:15", "20:00")] == [0, 2, 0, 0]


def test_several_norms_are_one_reminder(
    on: At, norm: str, sessions: sessionmaker[Session], sign_in: SignIn, cast: Cast
) -> None:
    with clock.frozen(local(PROPOSED, "12:00")):
        other = proposed(sign_in("sem"), cast.teams["utrecht"], title="We lachen")["id"]
    assert on(remind, 13) == 3
    assert told(sessions) == [
        ("fatima", "/app/norms"),
        ("noor", f"/app/norms/{other}"),
        ("sem", f"/app/norms/{norm}"),
    ]


def test_who_chose_left_or_got_more_time_is_left_alone(
    on: At, norm: str, sign_in: SignIn, sessions: sessionmaker[Session], cast: Cast
) -> None:
    with clock.frozen(local(PROPOSED, "23:45")):
        chosen(sign_in("sem"), norm, 1, "discuss", "Even wachten.")
    with sessions.begin() as session:
        end_person(session, cast.people["fatima"])
    assert on(remind, 13) == 0
    with sessions.begin() as session:
        session.execute(update(Person).values(ended_at=None))
        session.execute(update(NormVersion).values(deadline=local(date(2026, 12, 1), "00:00")))
    assert on(remind, 13) == 0


def test_a_team_chooses_how_long_it_takes(
    on: At, sign_in: SignIn, cast: Cast, sessions: sessionmaker[Session]
) -> None:
    with sessions.begin() as session:
        session.execute(update(Team).values(agreement_days=7))
    with clock.frozen(local(PROPOSED, "12:00")):
        asked = proposed(sign_in("noor"), cast.teams["utrecht"])["agreement"]
    assert asked["deadline"] == "2026-11-09T23:00:00Z"
    assert [day for day in range(3, 19) if on(remind, day)] == [6, 8]


def test_members_and_who_decides_hear_two_weeks_before_a_norm_is_looked_at_again(
    on: At, sessions: sessionmaker[Session], cast: Cast
) -> None:
    with sessions.begin() as session:
        session.execute(update(NormVersion).values(review_on=date(2026, 11, 24)))
    assert {day: count for day in range(1, 20) if (count := on(ask_reviews, day))} == {10: 6}
    assert told(sessions, "review") == [
        ("daan", f"/app/norms/{cast.norms['loop']}"),  # of the organisation, in no team
        *((login, "/app/norms") for login in ("fatima", "jan", "noor", "petra", "sem")),
    ]


def test_a_norm_of_a_team_comes_back_to_that_team_alone(
    on: At, sessions: sessionmaker[Session], cast: Cast
) -> None:
    with sessions.begin() as session:
        norm = session.get_one(Norm, cast.norms["bel"])
        norm.current.review_on = date(2026, 11, 24)  # type: ignore[union-attr]
    place = f"/app/norms/{cast.norms['bel']}"
    assert [on(ask_reviews, 10, at) for at in ("09:59", "10:00", "10:15")] == [0, 3, 0]
    assert told(sessions, "review") == [(who, place) for who in ("fatima", "noor", "sem")]


def test_a_review_is_told_late_when_nobody_worked_that_day(
    on: At, sessions: sessionmaker[Session]
) -> None:
    with sessions.begin() as session:
        session.execute(update(NormVersion).values(review_on=date(2026, 11, 24)))
    assert [on(ask_reviews, day) for day in (12, 13)] == [6, 0]
    with sessions.begin() as session:
        session.execute(delete(Notice))
    assert on(ask_reviews, 13) == 0


def test_a_first_proposal_that_was_withdrawn_is_read_for_two_weeks(
    on: At, norm: str, sign_in: SignIn, cast: Cast
) -> None:
    with clock.frozen(local(date(2026, 11, 3), "09:00")):
        noor, fatima = sign_in("noor"), sign_in("fatima")
        version = noor.get(f"/api/norms/{norm}").json["agreement"]["id"]
        path = f"/api/norms/{norm}/proposals/{version}/withdrawal"
        assert fatima.put(path, json={"answer": "Dit doen we al."}).status_code == 200
        found = noor.get(f"/api/norms/{norm}").json
        assert (found["state"], found["withdrawn"]["answer"]) == ("withdrawn", "Dit doen we al.")
        cursor = noor.get("/api/sync?cursor=0").json["cursor"]
    assert on(put_away, 17, "08:59") == 0
    assert on(put_away, 17, "09:01") == 1
    assert on(put_away, 18) == 0
    with clock.frozen(local(date(2026, 11, 18), "10:00")):
        gone = sign_in("noor").get(f"/api/sync?cursor={cursor}").json["gone"]
        assert gone["norms"] == [norm]


def test_no_notice_about_a_norm_has_content(app: Flask) -> None:
    with app.app_context():
        words = {kind: said for (kind, lang), said in all_words().items() if lang == "nl"}
    assert {kind: words[kind].title for kind in ("norm", "answer", "review")} == {
        "norm": "Wat vind jij van deze norm?",
        "answer": "Er is antwoord voor je",
        "review": "Klopt deze norm nog?",
    }


def test_who_raised_a_point_or_proposed_hears_that_there_is_an_answer(
    sessions: sessionmaker[Session], sign_in: SignIn, cast: Cast
) -> None:
    noor, sem, fatima = sign_in("noor"), sign_in("sem"), sign_in("fatima")
    norm = proposed(noor, cast.teams["utrecht"])
    [point] = chosen(sem, norm["id"], 1, "discuss", "En bij een rij?")["agreement"]["points"]
    path = f"/api/norms/{norm['id']}"
    fatima.put(f"{path}/points/{point['id']}/answer", json={"answer": "Dan knik je."})
    assert told(sessions, "answer") == [("sem", f"/app/norms/{norm['id']}")]
    withdrawal = f"{path}/proposals/{norm['agreement']['id']}/withdrawal"
    fatima.put(withdrawal, json={"answer": "Toch niet."})
    assert [login for login, _place in told(sessions, "answer")] == ["noor", "sem"]
