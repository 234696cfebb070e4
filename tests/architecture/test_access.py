"""Every route declares who may use it, and every cell of the matrix holds."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.access import UndeclaredRoute, Who, allow, declared, refuse_undeclared
from tests.architecture.matrix import AUDITED, EVERYBODY, OPEN, ROWS, Row
from tests.architecture.things import Things
from tests.cast import Cast
from tests.conftest import SignIn


@pytest.fixture
def things(app: Flask, cast: Cast, sign_in: SignIn) -> Things:
    return Things(app, cast, sign_in)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method} {row.path or row.rule}")
def test_each_cell_of_the_matrix_holds(
    row: Row, things: Things, sign_in: SignIn, client: FlaskClient
) -> None:
    assert status_of(client, row, things) == row.anonymous
    for login in sorted(EVERYBODY - row.yes) + sorted(
        row.yes
    ):  # who may comes last: it may end things
        expected = row.done if login in row.yes else row.instead.get(login, row.no)
        assert status_of(sign_in(login), row, things) == expected, login


def test_nobody_but_the_two_reads_feedback_and_nobody_but_one_a_reflection(
    things: Things, sign_in: SignIn
) -> None:
    assert things["feedback"]
    assert things["reflection"]
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
    missing = []
    for rule in app.url_map.iter_rules():
        who = declared(app, rule.endpoint)
        if who == {Who.ANYONE}:
            assert rule.rule in OPEN
            continue
        if rule.rule.startswith("/lead/"):
            assert who == {Who.LEAD}
        elif rule.rule.startswith("/console/"):
            readers = {Who.ADMIN, Who.AUDITOR} if rule.rule in AUDITED else {Who.ADMIN}
            assert who == readers, rule.rule
        methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
        missing += [(method, rule.rule) for method in methods if (method, rule.rule) not in rows]
    assert missing == []


def test_a_route_that_declares_nothing_stops_the_start() -> None:
    app = Flask("careless", static_folder=None)
    app.add_url_rule("/open-door", "open_door", lambda: "hello")
    with pytest.raises(UndeclaredRoute, match="/open-door"):
        refuse_undeclared(app)


def test_a_route_for_other_systems_names_what_their_key_must_be_made_for() -> None:
    app = Flask("careless", static_folder=None)
    app.add_url_rule("/any-key", "any_key", allow(Who.SYSTEM)(lambda: "hello"))
    with pytest.raises(UndeclaredRoute, match="/any-key"):
        refuse_undeclared(app)


def status_of(browser: FlaskClient, row: Row, things: Things) -> int:
    path = (row.path or row.rule).format_map(things)
    if row.method == "GET":
        return browser.get(path).status_code
    sent: dict[str, Any] = {"headers": {"Origin": "http://localhost"}}
    if row.form is not None:
        sent["data"] = filled(row.form, things)
    else:
        sent["json"] = filled(row.body or {}, things)
    return browser.open(path, method=row.method, **sent).status_code


def filled(content: dict[str, Any], things: Things) -> dict[str, Any]:
    """What is sent, with names in braces replaced by what they stand for."""
    return {
        name: value.format_map(things) if isinstance(value, str) else value
        for name, value in content.items()
    }
