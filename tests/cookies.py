"""The cookie that a session is held by: of a new session, read from a browser, put in another."""

from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.people.service import start_device
from app.people.session import config_of


def new_token(app: Flask, person_id: str, label: str = "Telefoon") -> str:
    """Signed in on a device that is new."""
    with app.app_context():
        token, _actor = start_device(db.session(), person_id, label, config_of(app).secret_key)
        db.session.commit()
    return token


def cookie(browser: FlaskClient) -> str:
    found = browser.get_cookie("beleef")
    assert found
    return str(found.value)


def holding(app: Flask, token: str) -> FlaskClient:
    """A browser with this cookie in it."""
    browser = app.test_client()
    browser.set_cookie("beleef", token)
    return browser
