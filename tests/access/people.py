"""Who asks: everybody that a rule tells apart, and where they belong."""

from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import db
from app.kernel.versions import next_version
from app.people import placing, service
from app.people.models import Membership, Person, Role
from tests.architecture.matrix import AUDITOR
from tests.cast import Cast
from tests.cookies import holding, new_token
from tests.people.joining import actor_of

MEMBERS = {
    "utrecht": frozenset({"noor", "sem", "bo", "fatima"}),
    "zwolle": frozenset({"jan", "petra", "mo"}),
}
LEADS = {"fatima": "utrecht", "petra": "zwolle"}
MAY_MORE = {"utrecht": frozenset({"deputy", "chief"}), "zwolle": frozenset[str]()}
# Noor writes, sem is who she writes to, bo is a colleague without any part in it; mo wrote in
# Utrecht and works in Zwolle now.
PEOPLE = ("noor", "sem", "bo", "fatima", "jan", "petra", "mo", "daan", "anne")
EVERYBODY = frozenset(PEOPLE)
# Who works here with customers, or leads those who do. An auditor reads nothing of theirs.
COLLEAGUES = EVERYBODY - AUDITOR
# Whoever holds the cookie of somebody who left, and whoever holds none.
OUTSIDE = ("ended", "anonymous")
PRINCIPALS = (*PEOPLE, *OUTSIDE)


@dataclass
class House:
    """The people, each with one browser, and their ids by login."""

    app: Flask
    cast: Cast
    ids: dict[str, str]
    browsers: dict[str, FlaskClient]

    def as_who(self, who: str) -> FlaskClient:
        return self.browsers[who]


def move_in(app: Flask, cast: Cast) -> House:
    """The cast, three more, and a browser for each; the one who ends is signed in first."""
    ids = dict(cast.people)
    with app.app_context():
        for login in ("bo", "mo", "ended"):
            ids[login] = _hire(login, cast.teams["utrecht"])
        # Nobody asks as these two: they may do more than the colleagues in their team.
        ids["deputy"] = _hire("deputy", cast.teams["utrecht"], leads=True)
        ids["chief"] = _hire("chief", cast.teams["utrecht"], role="admin")
        db.session.commit()
    browsers = {who: browser_of(app, ids[who]) for who in (*PEOPLE, "ended")}
    with app.app_context():
        service.end_person(db.session(), ids["ended"])
        db.session.commit()
    return House(app, cast, ids, browsers | {"anonymous": app.test_client()})


def move_out(house: House, login: str, team: str) -> None:
    """Somebody works elsewhere from now on."""
    with house.app.app_context():
        by = actor_of(house.ids["daan"])
        placing.move(db.session(), by, house.ids[login], house.cast.teams[team])
        db.session.commit()


def browser_of(app: Flask, person_id: str) -> FlaskClient:
    """A new browser in which this person is signed in."""
    return holding(app, new_token(app, person_id))


def _hire(login: str, team_id: str, role: Role = "staff", leads: bool = False) -> str:
    version = next_version(db.session())
    person = Person(
        login=login, name=login.capitalize(), created_at=clock.now(), version=version,
        own_version=version, access_version=version, role=role,
        memberships=[Membership(team_id=team_id, role="lead" if leads else "staff")],
    )  # fmt: skip
    db.session.add(person)
    db.session.flush()
    return person.id
