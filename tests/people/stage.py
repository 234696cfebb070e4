"""Noor, signed in on a browser, and what may come from elsewhere."""

from dataclasses import dataclass

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.conftest import SignIn


@dataclass
class Stage:
    """Noor is signed in on `browser`; what happens next may come from anywhere."""

    app: Flask
    cast: Cast
    sign_in: SignIn
    browser: FlaskClient

    @property
    def noor(self) -> str:
        return self.cast.people["noor"]

    def elsewhere(self) -> FlaskClient:
        """Another device of noor's."""
        return self.sign_in("noor")
