"""A norm that comes back for review brings along what happened since, until it is answered."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import db
from app.moments.signs import read_signs
from app.norms.models import Norm
from tests.cast import Cast
from tests.moments.words import told
from tests.pages import open_page, send
from tests.phone.test_sync import pull


@pytest.fixture
def norm(app: Flask, cast: Cast) -> str:
    """Of Utrecht; it came in force a while ago and is looked at again in ten days."""
    with app.app_context():
        found = db.session.get_one(Norm, cast.norms["bel"])
        assert found.current is not None
        found.current.published_at = clock.now() - timedelta(days=20)
        found.current.review_on = clock.now().date() + timedelta(days=10)
        db.session.commit()
    return cast.norms["bel"]


def signs(app: Flask) -> int:
    with app.app_context():
        found = read_signs(db.session())
        db.session.commit()
        return found


def review(browser: FlaskClient, norm: str) -> Any:
    return browser.get(f"/api/norms/{norm}").json["review"]


def test_it_says_what_happened_since_and_of_nobody_and_nothing_private(
    app: Flask, norm: str, noor: FlaskClient, sem: FlaskClient
) -> None:
    for browser in (noor, sem):
        told(browser, followed=[norm])
    told(sem, took_room=[norm])
    told(noor, followed=[norm], visibility="private")
    cursor = pull(noor)["cursor"]
    assert signs(app)
    assert not signs(app)
    news = {each["id"]: each for each in pull(noor, cursor)["changes"]["norms"]}
    changed = news[norm]
    assert changed["review"]["lived"] == 2
    assert changed["review"]["took_room"] == 1
    assert set(changed["review"]) == {"on", "lived", "took_room"}


def test_what_is_not_near_asks_nothing(app: Flask, norm: str, noor: FlaskClient) -> None:
    with app.app_context():
        found = db.session.get_one(Norm, norm)
        assert found.current is not None
        found.current.review_on = clock.now().date() + timedelta(days=20)
        db.session.commit()
    told(noor, followed=[norm])
    signs(app)
    assert review(noor, norm) is None


def test_the_lead_ends_it_for_half_a_year_and_a_member_does_not(
    app: Flask, norm: str, noor: FlaskClient, fatima: FlaskClient
) -> None:
    signs(app)
    fit = f"/api/norms/{norm}/fit"
    assert noor.put(fit, json={"above": None}).status_code == 200
    assert review(noor, norm) is not None
    page = open_page(fatima, f"/lead/norms/{norm}")
    assert "Jullie bekijken deze norm opnieuw" in page.text
    assert "nog geen beleving volgde hem" in page.text
    assert send(fatima, f"/lead/norms/{norm}/fit").status_code == 303
    assert review(noor, norm) is None
    assert not signs(app)
    shown = noor.get(f"/api/norms/{norm}").json["review_on"]
    assert shown > (clock.now() + timedelta(days=180)).date().isoformat()
