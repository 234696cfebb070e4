"""Kim, who just came in by a QR code, and the app that she installed."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.people.handing import IPHONE
from tests.people.joining import Guest, invited


@pytest.fixture
def kim(app: Flask, cast: Cast) -> Guest:
    """Came in by a QR code just now, in the browser: a name and a PIN, no login."""
    guest = Guest(app.test_client(), invited(app, cast))
    guest.browser.environ_base["HTTP_USER_AGENT"] = IPHONE
    assert guest.join().status_code == 201
    return guest


@pytest.fixture
def installed(app: Flask) -> FlaskClient:
    """The app on the home screen: it shares no cookie with the browser."""
    return app.test_client()
