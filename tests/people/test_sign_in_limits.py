"""Guessing passwords is slow, at whatever pace one asks; signing in never waits for a stranger."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import new_id
from app.people import attempts, passwords
from tests.cast import PASSWORD

SHOP, ELSEWHERE = "192.0.2.1", "198.51.100.7"


def try_once(app: Flask, password: str, login: str = "noor", address: str = SHOP) -> int:
    return app.test_client().post(
        "/api/session",
        json={"login": login, "password": password},
        environ_base={"REMOTE_ADDR": address},
    ).status_code  # fmt: skip


def test_after_five_wrong_tries_even_the_right_one_waits(app: Flask) -> None:
    assert [try_once(app, "verkeerd") for _ in range(5)] == [401] * 5
    refused = app.test_client().post(
        "/api/session",
        json={"login": " NOOR", "password": PASSWORD},
        environ_base={"REMOTE_ADDR": SHOP},
    )
    assert (refused.status_code, refused.json["code"]) == (429, "too_many")
    assert 14 * 60 < int(refused.headers["Retry-After"]) <= 15 * 60 + 1
    assert try_once(app, PASSWORD, "sem") == 200  # never a lock-out of the shop


def test_after_the_window_it_is_open_again(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [try_once(app, "verkeerd") for _ in range(6)] == [401] * 5 + [429]
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + 14 * 60)
    assert try_once(app, PASSWORD) == 429
    monkeypatch.setattr(time, "time", lambda: now() + 15 * 60 + 1)
    assert try_once(app, PASSWORD) == 200


def test_many_guesses_at_once_gain_nothing(app: Flask) -> None:
    start = Barrier(20)

    def guess(number: int) -> int:
        start.wait()
        return try_once(app, f"gok {number}")

    with ThreadPoolExecutor(20) as crowd:
        statuses = sorted(crowd.map(guess, range(20)))
    assert statuses == [401] * 5 + [429] * 15


def test_who_is_elsewhere_is_not_locked_out_by_wrong_tries_here(app: Flask) -> None:
    assert [try_once(app, "verkeerd", address=ELSEWHERE) for _ in range(6)] == [401] * 5 + [429]
    assert try_once(app, PASSWORD) == 200


def test_an_account_is_not_guessed_from_many_addresses(app: Flask) -> None:
    addresses = [f"203.0.113.{number}" for number in range(31)]
    statuses = [try_once(app, "verkeerd", address=address) for address in addresses]
    assert statuses == [401] * 30 + [429]


def test_guesses_from_many_addresses_lock_nobody_out_where_they_are_known(app: Flask) -> None:
    assert try_once(app, PASSWORD) == 200
    for number in range(31):
        status = try_once(app, "verkeerd", address=f"203.0.113.{number}")
    assert status == 429
    assert try_once(app, PASSWORD) == 200


def test_one_address_does_not_guess_at_everybody(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "PER_ADDRESS", "8/15 minutes")
    assert [try_once(app, "verkeerd", f"iemand-{n}") for n in range(9)] == [401] * 8 + [429]
    assert try_once(app, PASSWORD, address=ELSEWHERE) == 200


def test_right_tries_cost_nothing(app: Flask) -> None:
    assert {try_once(app, PASSWORD, "jan") for _ in range(35)} == {200}


def test_the_right_password_ends_the_count(app: Flask) -> None:
    for _ in range(2):
        assert [try_once(app, "verkeerd") for _ in range(4)] == [401] * 4
        assert try_once(app, PASSWORD) == 200


def test_a_password_check_holds_up_nobody_who_writes(
    app: Flask, sem: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hash is slow by design; a transaction that waited for it would stop every write."""
    checking, done, real = Event(), Event(), passwords.matches

    def slow(kept: str | None, password: str) -> bool:
        checking.set()
        assert done.wait(5), "the write waited for the password check"
        return real(kept, password)

    monkeypatch.setattr(passwords, "matches", slow)
    with ThreadPoolExecutor(1) as other:
        signing_in = other.submit(try_once, app, PASSWORD)
        assert checking.wait(5)
        moment = {"text": "Hallo", "visibility": "team"}
        assert sem.put(f"/api/moments/{new_id()}", json=moment).status_code == 201
        done.set()
        assert signing_in.result() == 200
