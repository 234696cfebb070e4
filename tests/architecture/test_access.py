"""Every route declares who may use it, and every cell of the matrix holds."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.access import UndeclaredRoute, Who, declared, refuse_undeclared
from app.kernel.db import new_id
from tests.architecture.matrix import AUDITED, EVERYBODY, OPEN, ROWS, Row
from tests.cast import Cast
from tests.conftest import SignIn
from tests.console.editor import open_norm, publish
from tests.console.test_norm_editor import WHOLE
from tests.moments.words import told
from tests.norms.team import chosen, proposed
from tests.people.keys import new_key
from tests.privacy.test_merging import ask as ask_merge

Objects = dict[str, str]


@pytest.fixture
def objects(sign_in: SignIn, cast: Cast) -> Objects:
    """Things of noor's, one of each kind, and where they lie."""
    noor, sem = sign_in("noor"), sign_in("sem")
    found = {which: told(noor, visibility=which) for which in ("private", "team", "organisation")}
    found |= cast.norms | cast.people | {"nothing": new_id(), "withdrawn": told(noor)}
    noor.delete(f"/api/moments/{found['withdrawn']}")
    found |= {name: new_id() for name in ("comment", "feedback", "reflection")}
    found["today"] = clock.today("Europe/Amsterdam").isoformat()
    made = (
        sem.put(f"/api/moments/{found['team']}/comments/{found['comment']}", json={"text": "Ja"}),
        noor.put(
            f"/api/feedback/{found['feedback']}",
            json={"to": cast.people["sem"], "kind": "tip", "behaviour": "Je liep mee."},
        ),
        noor.put(
            f"/api/reflections/{found['reflection']}",
            json={"on": found["today"], "answer": "Rustig"},
        ),
    )
    assert {answer.status_code for answer in made} == {201}
    spare = sign_in("noor")
    found |= cast.teams | proposals(sem, sign_in("daan"), cast)
    found["device"] = next(
        device["id"] for device in spare.get("/api/devices").json["items"] if device["current"]
    )
    asked = ask_merge(sign_in("daan"), cast, "noor", "jan")
    found["merge"] = asked.rsplit("/", 1)[1]
    new_key(noor)
    found["passkey"] = noor.get("/api/passkeys").json["items"][0]["id"]
    return found


def proposals(sem: FlaskClient, daan: FlaskClient, cast: Cast) -> Objects:
    """A norm before the members of Utrecht and one before everybody, each with a point of sem's."""
    found = {}
    ours = proposed(sem, cast.teams["utrecht"])
    everybody = publish(daan, open_norm(daan, "new"), **WHOLE)
    for name, norm in (("", ours["id"]), ("_to_all", everybody)):
        asked = chosen(sem, norm, 1, "discuss", "En bij een rij?")["agreement"]
        [point] = asked["points"]
        found |= {f"proposed{name}": norm, f"point{name}": point["id"]}
    return found | {"version": ours["agreement"]["id"]}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.path or row.rule}")
def test_each_cell_of_the_matrix_holds(
    row: Row, objects: Objects, sign_in: SignIn, client: FlaskClient
) -> None:
    assert status_of(client, row, objects) == row.anonymous
    for login in sorted(EVERYBODY - row.yes) + sorted(
        row.yes
    ):  # who may comes last: it may end things
        expected = row.done if login in row.yes else row.instead.get(login, row.no)
        assert status_of(sign_in(login), row, objects) == expected, login


def test_nobody_but_the_two_reads_feedback_and_nobody_but_one_a_reflection(
    objects: Objects, sign_in: SignIn
) -> None:
    readers: dict[str, set[str]] = {"Je liep mee.": set(), "Rustig": set()}
    for login in EVERYBODY:
        browser = sign_in(login)
        for path in (
            "/api/feedback?box=received",
            "/api/feedback?box=given",
            "/api/reflections",
            "/api/sync?cursor=0",
        ):
            for secret, who in readers.items():
                if secret in browser.get(path).text:
                    who.add(login)
    assert readers == {"Je liep mee.": {"noor", "sem"}, "Rustig": {"noor"}}


def test_every_route_is_in_the_matrix_or_open_to_anyone(app: Flask) -> None:
    rows = {(row.method, row.rule) for row in ROWS}
    for rule in app.url_map.iter_rules():
        who = declared(app, rule.endpoint)
        if who == {Who.ANYONE}:
            assert rule.rule in OPEN
        elif rule.rule.startswith("/lead/"):
            assert who == {Who.LEAD}
        elif rule.rule.startswith("/console/"):
            assert who == {Who.ADMIN, Who.AUDITOR} if rule.rule in AUDITED else {Who.ADMIN}
        else:
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
                assert (method, rule.rule) in rows


def test_a_route_that_declares_nothing_stops_the_start() -> None:
    app = Flask("careless", static_folder=None)
    app.add_url_rule("/open-door", "open_door", lambda: "hello")
    with pytest.raises(UndeclaredRoute, match="/open-door"):
        refuse_undeclared(app)


def status_of(browser: FlaskClient, row: Row, objects: Objects) -> int:
    named = objects | {"new": new_id()}
    path = (row.path or row.rule).format(**named)
    body = filled(row.body, named.get) if row.body is not None else None
    if row.method == "GET":
        return browser.get(path).status_code
    headers = {"Origin": "http://localhost"}
    return browser.open(path, method=row.method, json=body or {}, headers=headers).status_code


def filled(body: dict[str, Any], value_of: Callable[[str], str | None]) -> dict[str, Any]:
    """The body with names in braces replaced by what they stand for."""
    return {
        name: value_of(value[1:-1]) if isinstance(value, str) and value.startswith("{") else value
        for name, value in body.items()
    }
