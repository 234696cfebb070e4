"""Fills an empty database with Van Dijk Wonen. Who calls this makes sure that it is a demo."""

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.demo.agreements import add_agreements
from app.demo.content import Days, read
from app.demo.norms import add_norms
from app.demo.stories import Cast, add_moments
from app.demo.voices import add_voices
from app.feedback.models import Feedback
from app.feedback.words import seal_words as seal_feedback
from app.kernel.db import new_id
from app.kernel.receipt import content_hash
from app.kernel.versions import next_version
from app.nudges.models import ShiftPattern
from app.people.models import Membership, Organisation, Password, Person, Team
from app.people.passwords import hash_password
from app.reflections.models import Question, Reflection
from app.reflections.words import seal_words as seal_reflection

PASSWORD = "beleef-demo"  # noqa: S105 - the README prints it; the demo never is production
OPEN_FOR = timedelta(days=500)
READ_AFTER = 90  # minutes


def seed(session: Session, now: datetime) -> bool:
    """Add the demo organisation as it would stand at `now`; False when an organisation exists."""
    if session.scalar(select(Organisation.id)) is not None:
        return False
    version = next_version(session)
    founded = read("organisation")
    teams = {team["key"]: Team(name=team["name"], version=version) for team in founded.pop("teams")}
    session.add(Organisation(**founded, demo=True, version=version))
    session.add_all(teams.values())
    days = Days(now, founded["timezone"])
    people = _add_people(session, teams, days, version)
    norms = add_norms(session, teams, people["daan"], days, version)
    add_voices(session, teams, norms, days)
    _add_reflections(session, people, _add_questions(session, version), days)
    cast = Cast(teams, people, norms, days)
    add_moments(session, cast, version)
    add_agreements(session, cast)
    _add_feedback(session, people, norms, days)
    session.flush()
    return True


def _add_people(
    session: Session, teams: dict[str, Team], days: Days, version: int
) -> dict[str, Person]:
    began = days.now - OPEN_FOR
    rows = {row["login"]: row for row in read("people")}
    people = {
        login: Person(
            login=login,
            name=row["name"],
            role="admin" if row.get("admin") else "staff",
            locale=row["locale"],
            created_at=began,
            version=version,
            own_version=version,
            access_version=version,
            memberships=[
                Membership(team=teams[part["team"]], role=part["role"]) for part in row["teams"]
            ],
        )
        for login, row in rows.items()
    }
    session.add_all(people.values())
    session.flush()
    # One slow hash for all: the password is in the README anyway.
    kept = hash_password(PASSWORD)
    for login, person in people.items():
        session.add(Password(person_id=person.id, hash=kept, changed_at=began))
        session.add_all(_shift(person, shift) for shift in rows[login]["shifts"])
    return people


def _shift(person: Person, row: dict[str, Any]) -> ShiftPattern:
    return ShiftPattern(
        person_id=person.id,
        weekday=row["weekday"],
        begins=time.fromisoformat(row["begins"]),
        ends=time.fromisoformat(row["ends"]),
    )


def _add_questions(session: Session, version: int) -> dict[str, Question]:
    questions = {
        row["key"]: Question(
            position=position, text_nl=row["nl"], text_en=row["en"], version=version
        )
        for position, row in enumerate(read("questions"))
    }
    session.add_all(questions.values())
    session.flush()
    return questions


def _add_reflections(
    session: Session, people: dict[str, Person], questions: dict[str, Question], days: Days
) -> None:
    for row in read("reflections"):
        words = {
            "on": days.today - timedelta(days=row["days_ago"]),
            "question_id": questions[row["question"]].id,
            "answer": row["answer"],
            "feeling": row["feeling"],
        }
        reflection = Reflection(
            id=new_id(),
            person_id=people[row["by"]].id,
            on=words["on"],
            question_id=words["question_id"],
            written_at=days.at(row["days_ago"], row["time"]),
        )
        seal_reflection(session, reflection, row["answer"], row["feeling"], content_hash(words))
        session.add(reflection)


def _add_feedback(
    session: Session, people: dict[str, Person], norms: dict[str, str], days: Days
) -> None:
    for row in read("feedback"):
        given = days.at(row["days_ago"], row["time"])
        opened = days.after(given, READ_AFTER) if row["opened"] else None
        feedback = Feedback(
            id=new_id(),
            giver_id=people[row["from"]].id,
            receiver_id=people[row["to"]].id,
            kind=row["kind"],
            norm_id=norms[row["norm"]] if row["norm"] else None,
            created_at=given,
            opened_at=opened,
            thanked_at=opened if row["thanked"] else None,
        )
        seal_feedback(session, feedback, row, content_hash(row))
        session.add(feedback)
