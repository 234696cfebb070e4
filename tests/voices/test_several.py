"""Several voices by their ids, for a page that does something with all of them."""

from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db, new_id
from app.voices.service import voices_by
from tests.voices.saying import said


def test_those_that_there_are_come_the_latest_first(app: Flask, daan: FlaskClient) -> None:
    days = ("2026-11-02", "2026-11-04", "2026-11-03")
    keys = [said(daan, text=f"Stem van {day}", said_on=day) for day in days]
    said(daan, text="Een andere")
    with app.app_context():
        found = voices_by(db.session(), [*keys, new_id(), keys[0]])
        assert [each.id for each in found] == [keys[1], keys[2], keys[0]]
        assert list(voices_by(db.session(), [])) == []
