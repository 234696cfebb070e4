"""The demo organisation in a database: whole, reachable, and never ahead of the clock."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.demo.seed import PASSWORD, seed
from app.feedback.models import Feedback
from app.kernel import clock
from app.kernel.db import Base, db
from app.moments.models import Attention, Comment, Moment, Reaction
from app.norms.models import DRAFT, Agreement, Norm, NormVersion, Point
from app.norms.roots import NormValue
from app.norms.said import numbers_of
from app.norms.settling import settle_due
from app.nudges.models import ShiftPattern
from app.people.models import Membership, Organisation, Person, Team
from app.reflections.models import Question, Reflection
from app.voices.models import CustomerVoice, Value
from tests.databases import World

# 00:00:30 in Amsterdam, when almost nothing of the day has happened.
JUST_AFTER_MIDNIGHT = datetime(2026, 11, 21, 23, 0, 30, tzinfo=UTC)

CAST = {
    "noor": ("staff", "Vestiging Utrecht", "staff"),
    "sem": ("staff", "Vestiging Utrecht", "staff"),
    "fatima": ("staff", "Vestiging Utrecht", "lead"),
    "jan": ("staff", "Vestiging Zwolle", "staff"),
    "daan": ("admin", "Klantenservice", "staff"),
}


@pytest.fixture
def empty(world: World) -> Iterator[Session]:
    """A migrated database in which nobody has founded anything."""
    with world.app.app_context():
        session = db.session()
        session.execute(update(Norm).values(current_id=None))
        for table in reversed(Base.metadata.sorted_tables):
            if table.name != "change_counter":
                session.execute(delete(table))
        session.commit()
        yield session
        session.rollback()


def _count(session: Session, table: type[Base]) -> int:
    return session.scalar(select(func.count()).select_from(table)) or 0


def test_the_demo_is_a_whole_organisation(empty: Session) -> None:
    assert seed(empty, clock.now())
    organisation = empty.scalars(select(Organisation)).one()
    assert (organisation.name, organisation.demo) == ("Van Dijk Wonen", True)
    assert _count(empty, Person) == 24
    assert _count(empty, Question) == 20
    teams = {team.id: team.name for team in empty.scalars(select(Team))}
    assert set(teams.values()) == {"Vestiging Utrecht", "Vestiging Zwolle", "Klantenservice"}
    leads = empty.scalars(select(Membership.team_id).where(Membership.role == "lead")).all()
    assert sorted(leads) == sorted(teams)
    assert set(empty.scalars(select(ShiftPattern.person_id))) == set(
        empty.scalars(select(Person.id))
    )
    assert _count(empty, Feedback) == 12
    assert _count(empty, Value) == 4
    assert set(empty.scalars(select(NormValue.norm_id))) == set(empty.scalars(select(Norm.id)))
    voices = empty.scalars(select(CustomerVoice)).all()
    assert len(voices) > 20
    assert any(not voice.linked for voice in voices)  # something to link oneself
    assert {kind for voice in voices for kind in voice.masked} == set()
    assert _count(empty, Reflection) > 3


def test_the_demo_has_norms_with_a_history_and_one_draft(empty: Session) -> None:
    seed(empty, clock.now())
    norms = empty.scalars(select(Norm)).all()
    assert len(norms) == 12
    assert all(norm.current and norm.current.published_at for norm in norms)
    assert len({norm.team_id for norm in norms}) == 4
    earlier = empty.scalars(
        select(NormVersion)
        .join(Norm, Norm.id == NormVersion.norm_id)
        .where(NormVersion.id != Norm.current_id, NormVersion.published_at.is_not(None))
    ).all()
    assert len({version.norm_id for version in earlier}) == 3
    draft = empty.scalars(select(NormVersion).where(DRAFT)).one()
    assert draft.number == 4


def test_the_demo_agreed_on_its_norms_by_name_and_talks_about_one(empty: Session) -> None:
    seed(empty, clock.now())
    norms = empty.scalars(select(Norm)).all()
    held = [norm.current for norm in norms if norm.current]
    numbers = numbers_of(empty, [version.id for version in held])
    for version in held:
        assert version.proposed_at
        assert version.published_at
        assert version.proposed_at < version.published_at
        assert version.settled == ("deadline" if numbers[version.id].open else "agreed")
        assert numbers[version.id].points == 0
        taken = empty.scalars(
            select(Agreement.taken_at).where(Agreement.version_id == version.id)
        ).all()
        assert version.proposed_at < min(taken)
        assert max(taken) <= version.published_at
    [talked_about] = [norm.open for norm in norms if norm.open]
    assert talked_about.norm.team
    assert talked_about.norm.team.name == "Vestiging Utrecht"
    assert talked_about.moment_id in set(empty.scalars(select(Moment.id)))
    now = numbers_of(empty, [talked_about.id])[talked_about.id]
    assert (now.open, now.points) == (4, 1)
    assert talked_about.deadline
    assert talked_about.deadline > clock.now()
    assert settle_due(empty) == 0


def test_the_demo_tells_eight_weeks_of_moments(empty: Session) -> None:
    now = clock.now()
    seed(empty, now)
    moments = empty.scalars(select(Moment)).all()
    assert len(moments) >= 110
    assert min(moment.received_at for moment in moments) < now - timedelta(days=54)
    assert all(moment.wire for moment in moments)
    assert {moment.author_id for moment in moments} == set(empty.scalars(select(Person.id)))
    assert {moment.visibility for moment in moments} == {"private", "team", "organisation"}
    assert _count(empty, Reaction) > 100
    assert _count(empty, Attention) > 10


def test_just_after_midnight_nothing_of_the_demo_lies_in_the_future(empty: Session) -> None:
    seed(empty, JUST_AFTER_MIDNIGHT)
    happened = [
        *empty.scalars(select(Moment.occurred_at)),
        *empty.scalars(select(Moment.received_at)),
        *empty.scalars(select(Reaction.at)),
        *empty.scalars(select(Comment.created_at)),
        *empty.scalars(select(Attention.created_at)),
        *empty.scalars(select(Attention.seen_at).where(Attention.seen_at.is_not(None))),
        *empty.scalars(select(Feedback.created_at)),
        *empty.scalars(select(Feedback.opened_at).where(Feedback.opened_at.is_not(None))),
        *empty.scalars(select(Reflection.written_at)),
        *empty.scalars(select(NormVersion.edited_at)),
        *empty.scalars(select(NormVersion.proposed_at).where(NormVersion.proposed_at.is_not(None))),
        *empty.scalars(select(Agreement.taken_at)),
        *empty.scalars(select(Point.raised_at)),
        *empty.scalars(select(Point.closed_at).where(Point.closed_at.is_not(None))),
    ]
    assert max(happened) <= JUST_AFTER_MIDNIGHT


def test_a_second_seed_leaves_everything_as_it_is(empty: Session) -> None:
    assert seed(empty, clock.now())
    before = _count(empty, Moment)
    assert not seed(empty, clock.now())
    assert (_count(empty, Organisation), _count(empty, Moment)) == (1, before)


def test_each_of_the_cast_signs_in_with_the_password_of_the_readme(
    empty: Session, app: Flask
) -> None:
    seed(empty, clock.now())
    empty.commit()
    for login, (role, team, part) in CAST.items():
        browser = app.test_client()
        wrong = browser.post("/api/session", json={"login": login, "password": "wrong"})
        assert wrong.status_code == 401
        answer = browser.post("/api/session", json={"login": login, "password": PASSWORD})
        assert answer.status_code == 200
        assert answer.json["person"]["role"] == role
        assert [(of["name"], of["role"]) for of in answer.json["teams"]] == [(team, part)]


def test_the_command_adds_no_demo_people_outside_demo_mode(empty: Session, app: Flask) -> None:
    answer = app.test_cli_runner().invoke(args=["seed-demo"])
    assert answer.exit_code == 0
    assert "no demo people outside demo mode" in answer.output
    assert _count(empty, Person) == 0
