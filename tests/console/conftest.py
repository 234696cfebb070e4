"""Another admin."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.people.models import Person
from tests.cast import Cast
from tests.conftest import SignIn


@pytest.fixture
def second(app: Flask, cast: Cast, sign_in: SignIn) -> FlaskClient:
    """Another admin at the same time."""
    with app.app_context():
        db.session.get_one(Person, cast.people["petra"]).role = "admin"
        db.session.commit()
    return sign_in("petra")
