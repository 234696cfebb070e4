"""The people that every test knows: two teams, a lead, an admin, and somebody to refuse."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from app.kernel.db import new_id
from app.kernel.versions import next_version
from app.norms.models import Norm, NormVersion
from app.people.models import Membership, Organisation, Password, Person, Team
from app.people.passwords import hash_password
from app.reflections.models import Question

PASSWORD = "beleef-demo"
LONG_AGO = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Cast:
    """Ids by name: `cast.people["noor"]`, `cast.teams["utrecht"]`, `cast.norms["loop"]`."""

    people: dict[str, str]
    teams: dict[str, str]
    norms: dict[str, str]
    questions: list[str]


def build(session: Session) -> Cast:
    """Put the cast into an empty database."""
    version = next_version(session)
    session.add(Organisation(name="Van Dijk Wonen", promise="Je bent welkom", version=version))
    utrecht, zwolle = (
        Team(name=f"Vestiging {name}", version=version) for name in ("Utrecht", "Zwolle")
    )
    people = {
        login: _person(login, role, version, memberships)
        for login, role, memberships in (
            ("noor", "staff", {utrecht: "staff"}),
            ("sem", "staff", {utrecht: "staff"}),
            ("fatima", "staff", {utrecht: "lead"}),
            ("jan", "staff", {zwolle: "staff"}),
            ("petra", "staff", {zwolle: "lead"}),
            ("daan", "admin", {}),
            ("anne", "auditor", {}),
        )
    }
    session.add_all([utrecht, zwolle, *people.values()])
    session.flush()
    kept = hash_password(PASSWORD)
    session.add_all(
        Password(person_id=person.id, hash=kept, changed_at=LONG_AGO) for person in people.values()
    )
    admin = people["daan"]
    norms = {
        "loop": norm(session, "We lopen mee", "loop", None, admin, version),
        "bel": norm(session, "We bellen dezelfde dag terug", "bel", utrecht, admin, version),
        "kop": norm(session, "We bieden iets warms aan", "kop", zwolle, admin, version),
    }
    questions = [
        Question(position=n, text_nl=f"Vraag {n}?", text_en=f"Question {n}?", version=version)
        for n in range(3)
    ]
    session.add_all(questions)
    session.commit()
    return Cast(
        people={login: person.id for login, person in people.items()},
        teams={"utrecht": utrecht.id, "zwolle": zwolle.id},
        norms={key: norm.id for key, norm in norms.items()},
        questions=[question.id for question in questions],
    )


def _person(login: str, role: str, version: int, memberships: dict[Team, str]) -> Person:
    return Person(
        id=new_id(),
        login=login,
        name=login.capitalize(),
        role=role,
        created_at=LONG_AGO,
        version=version,
        own_version=version,
        access_version=version,
        memberships=[Membership(team=team, role=part) for team, part in memberships.items()],
    )


def norm(
    session: Session, title: str, symbol: str, team: Team | None, admin: Person, version: int
) -> Norm:
    norm = Norm(team=team, created_at=LONG_AGO, version=version)
    session.add(norm)
    session.flush()
    norm.current = NormVersion(
        norm_id=norm.id,
        number=1,
        symbol=symbol,
        hue=2,
        title=title,
        summary="Kort gezegd.",
        frame="Dit doen we altijd.",
        room="Hier beslis je zelf.",
        say=["Kom, ik loop even met je mee."],
        rather_not=["Dat ligt achterin."],
        why="Omdat klanten dat zeggen.",
        review_on=(LONG_AGO + timedelta(days=365)).date(),
        edited_at=LONG_AGO,
        edited_by_id=admin.id,
        proposed_at=LONG_AGO,
        published_at=LONG_AGO,
        settled="published",
    )
    session.flush()
    return norm
