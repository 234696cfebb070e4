"""Fixtures: an app on either database, and the cast signed in."""

from collections.abc import Callable, Iterator

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.limits import forget_tries
from app.people import passwords
from tests.cast import Cast
from tests.cookies import holding, new_token
from tests.databases import World, no_postgresql, postgresql_world, sqlite_world

# The real cost is measured in bench/; here only that the right function is asked.
passwords.use(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))

SignIn = Callable[[str], FlaskClient]


@pytest.fixture(scope="session")
def on_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with sqlite_world(tmp_path_factory.mktemp("sqlite")) as world:
        yield world


@pytest.fixture(scope="session")
def on_postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    if reason := no_postgresql():  # each test runs on SQLite too; the skip says what did not
        pytest.skip(reason)
    with postgresql_world(tmp_path_factory.mktemp("postgresql")) as world:
        yield world


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request: pytest.FixtureRequest) -> World:
    """An app on each database in turn, as if nothing had happened before."""
    found: World = request.getfixturevalue(f"on_{request.param}")
    found.restore()
    forget_tries(found.app)
    return found


@pytest.fixture
def app(world: World) -> Flask:
    return world.app


@pytest.fixture
def cast(world: World) -> Cast:
    return world.cast


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser in which nobody is signed in."""
    return app.test_client()


@pytest.fixture
def sign_in(app: Flask, cast: Cast) -> SignIn:
    """A browser in which this person is signed in, each time a new one."""

    def sign_in(login: str) -> FlaskClient:
        return holding(app, new_token(app, cast.people[login]))

    return sign_in


@pytest.fixture
def noor(sign_in: SignIn) -> FlaskClient:
    return sign_in("noor")


@pytest.fixture
def sem(sign_in: SignIn) -> FlaskClient:
    return sign_in("sem")


@pytest.fixture
def fatima(sign_in: SignIn) -> FlaskClient:
    return sign_in("fatima")


@pytest.fixture
def jan(sign_in: SignIn) -> FlaskClient:
    return sign_in("jan")


@pytest.fixture
def daan(sign_in: SignIn) -> FlaskClient:
    return sign_in("daan")


@pytest.fixture
def auditor(sign_in: SignIn) -> FlaskClient:
    return sign_in("anne")
