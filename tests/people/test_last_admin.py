"""An organisation always keeps an admin, also when admins let each other go at the same moment."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.people.models import Person
from tests.cast import Cast
from tests.conftest import SignIn
from tests.moments.test_concurrent_writing import at_once
from tests.pages import send

Deed = Callable[[FlaskClient, str], int]


def demote(browser: FlaskClient, person: str) -> int:
    return send(browser, f"/console/people/{person}/role", role="staff").status_code


def end(browser: FlaskClient, person: str) -> int:
    return send(browser, f"/console/people/{person}/access", access="no").status_code


def end_together(browser: FlaskClient, person: str) -> int:
    fields = {"act": "end", "sure": "yes", "person": person}
    return send(browser, "/console/people/together", **fields).status_code


def admins(app: Flask) -> int:
    with app.app_context():
        return db.session.query(Person).filter_by(role="admin", ended_at=None).count()


@pytest.mark.parametrize("deed", [demote, end, end_together])
def test_two_admins_who_let_each_other_go_at_once_leave_one(
    app: Flask, cast: Cast, daan: FlaskClient, sign_in: SignIn, deed: Deed
) -> None:
    for _ in range(4):
        send(daan, f"/console/people/{cast.people['petra']}/role", role="admin")
        send(daan, f"/console/people/{cast.people['petra']}/access", access="yes")
        both = [(daan, cast.people["petra"]), (sign_in("petra"), cast.people["daan"])]
        statuses = at_once(2, lambda n, both=both: deed(*both[n]))
        assert statuses.count(303) == 1, statuses
        assert admins(app) == 1
        if daan.get("/console/people").status_code != 200:
            return  # daan is the one who went; there is nobody left to play this again


def test_the_last_admin_stays_whoever_asks(
    app: Flask, cast: Cast, daan: FlaskClient, sign_in: SignIn
) -> None:
    send(daan, f"/console/people/{cast.people['petra']}/role", role="admin")
    petra = sign_in("petra")
    assert demote(petra, cast.people["daan"]) == 303
    # An admin whose request came in before they were let go: still the last one stays.
    assert demote(daan, cast.people["petra"]) == 403
    assert admins(app) == 1
