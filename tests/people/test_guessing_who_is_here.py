"""Whoever tries names learns nothing: not by words, not by status, not by how long it takes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.kernel.db import db
from app.people import passwords, service
from tests.cast import PASSWORD, Cast
from tests.pages import OURS
from tests.people.joining import PIN, Guest, invited, lost_phone
from tests.statements import statements

KNOWN = ("noor", "verkeerd")
# The login of nobody; of nobody, with a password that others have; of somebody who left.
LIKE_KNOWN = (("niemand", "verkeerd"), ("niemand", PASSWORD), ("jan", "verkeerd"), ("", "verkeerd"))


@dataclass
class Counting(PasswordHasher):
    """Counts the slow work, so that no clock is needed to compare it."""

    cheap: PasswordHasher = field(
        default_factory=lambda: PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    )
    checks: int = 0

    def verify(self, kept: str | bytes, password: str | bytes) -> bool:
        self.checks += 1
        return self.cheap.verify(kept, password)

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        return self.cheap.hash(password, salt=salt)


@pytest.fixture
def hasher() -> Iterator[Counting]:
    before = passwords._hasher
    counting = Counting()
    passwords.use(counting)
    yield counting
    passwords.use(before)


@pytest.fixture
def jan_left(app: Flask, cast: Cast) -> None:
    with app.app_context():
        service.end_person(db.session(), cast.people["jan"])
        db.session.commit()


def by_api(browser: FlaskClient, login: str, password: str) -> TestResponse:
    return browser.post("/api/session", json={"login": login or " x", "password": password})


def by_page(browser: FlaskClient, login: str, password: str) -> TestResponse:
    return browser.post("/sign-in", data={"login": login, "password": password}, headers=OURS)


Way = Callable[[FlaskClient, str, str], TestResponse]


@pytest.mark.parametrize("way", [by_api, by_page])
@pytest.mark.parametrize("tried", LIKE_KNOWN)
@pytest.mark.usefixtures("jan_left")
def test_an_unknown_login_answers_as_a_known_one_does(
    app: Flask, hasher: Counting, way: Way, tried: tuple[str, str]
) -> None:
    way(app.test_client(), *KNOWN)  # whatever is made once is made now
    with work(app, hasher) as known:
        first = way(app.test_client(), *KNOWN)
    with work(app, hasher) as unknown:
        second = way(app.test_client(), *tried)
    assert first.status_code == second.status_code == 401
    assert plain(first, KNOWN[0]) == plain(second, tried[0])
    assert list(first.headers.keys()) == list(second.headers.keys())
    assert known == unknown
    assert known.slow == 1


@pytest.mark.usefixtures("jan_left")
def test_only_the_right_password_tells_that_somebody_left(app: Flask, hasher: Counting) -> None:
    with work(app, hasher) as done:
        answer = by_api(app.test_client(), "jan", PASSWORD)
    assert (answer.status_code, answer.json["code"], done.slow) == (403, "account_revoked", 1)


def test_a_code_that_never_was_answers_as_one_that_was_made_up(client: FlaskClient) -> None:
    answers = [
        client.post("/api/invitation", json={"code": code})
        for code in ("A" * 22, "b-_4" * 5 + "xy")
    ]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].json == answers[1].json


def test_a_right_and_a_wrong_pin_cost_the_same(app: Flask, cast: Cast, hasher: Counting) -> None:
    slow = []
    for said, known in ((PIN, PASSWORD), ("604182", PIN)):
        guest = Guest(app.test_client(), lost_phone(app, cast, "noor"), known=known)
        assert guest.join().status_code == 201
        guest.browser.delete("/api/session")
        before = hasher.checks
        guest.browser.post("/api/locked-device", json={"pin": said})
        slow.append(hasher.checks - before)
    assert slow == [1, 1]


def test_coming_in_never_tells_who_is_here_already(app: Flask, cast: Cast) -> None:
    """Two people may have the same name; a name that is taken would be an answer."""
    code = invited(app, cast)
    names = [Guest(app.test_client(), code, name=name).join() for name in ("Noor", "Nieuw")]
    assert [answer.status_code for answer in names] == [201, 201]


@dataclass
class Work:
    """What a request asked: slow hashes, and statements of the database by their words."""

    slow: int = 0
    asked: list[str] = field(default_factory=list)


@contextmanager
def work(app: Flask, hasher: Counting) -> Iterator[Work]:
    done, before = Work(), hasher.checks
    with statements(app) as seen:
        yield done
    done.slow, done.asked = hasher.checks - before, list(seen)


def plain(answer: TestResponse, login: str) -> str:
    """The answer without the login that the page gives back to whoever typed it."""
    return answer.text.replace(f'value="{login}"', 'value=""')
