"""Three a day to one person and twenty in all: what is over waits on the phone, and is not lost."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import db, new_id
from app.people.models import Person
from tests.cast import Cast
from tests.feedback.test_feedback import give, steps
from tests.moments.words import told


@pytest.fixture
def colleagues(app: Flask, cast: Cast) -> list[str]:
    """Eight people to give feedback to."""
    ids = [new_id() for _ in range(8)]
    with app.app_context():
        version = db.session.get_one(Person, cast.people["sem"]).version
        db.session.add_all(
            Person(
                id=key, login=key, name="Iemand", created_at=clock.now(), version=version,
                own_version=version, access_version=version,
            )
            for key in ids
        )  # fmt: skip
        db.session.commit()
    return ids


def test_the_fourth_to_one_person_waits_a_day(
    noor: FlaskClient, jan: FlaskClient, cast: Cast
) -> None:
    start, sem = clock.now(), cast.people["sem"]
    first = steps(sem)
    path = f"/api/feedback/{new_id()}"
    noor.put(path, json=first)
    for _ in range(2):
        give(noor, sem)
    over = noor.put(f"/api/feedback/{new_id()}", json=steps(sem))
    assert (over.status_code, over.json["code"]) == (429, "too_many")
    assert over.headers["Retry-After"] == "3600" == str(over.json["retry_after"])
    assert noor.put(path, json=first).status_code == 200  # a repeat has arrived
    give(noor, cast.people["fatima"])
    give(jan, sem)
    with clock.frozen(start + timedelta(days=1, minutes=1)):
        give(noor, sem)


def test_the_twenty_first_in_a_day_waits(noor: FlaskClient, colleagues: list[str]) -> None:
    for n in range(20):
        give(noor, colleagues[n // 3])
    assert noor.put(f"/api/feedback/{new_id()}", json=steps(colleagues[7])).status_code == 429
    with clock.frozen(clock.now() + timedelta(days=1, minutes=1)):
        give(noor, colleagues[7])


def test_of_a_batch_what_is_over_waits_and_the_rest_arrives(
    noor: FlaskClient, sem: FlaskClient, cast: Cast
) -> None:
    items: list[dict[str, Any]] = [
        {"method": "PUT", "path": f"/api/feedback/{new_id()}", "body": steps(to)}
        for to in [cast.people["sem"]] * 4 + [cast.people["fatima"]]
    ]
    results = noor.post("/api/outbox", json={"items": items}).json["results"]
    assert [result["status"] for result in results] == [201, 201, 201, 429, 201]
    assert results[3]["body"]["retry_after"] == 3600
    assert len(sem.get("/api/feedback?box=received").json["items"]) == 3
    with clock.frozen(clock.now() + timedelta(days=1, minutes=1)):
        again = noor.post("/api/outbox", json={"items": items[3:4]}).json["results"]
    assert [result["status"] for result in again] == [201]


def test_the_sixty_first_comment_in_an_hour_waits(noor: FlaskClient, sem: FlaskClient) -> None:
    moment, start = told(noor), clock.now()

    def comment(browser: FlaskClient) -> int:
        path = f"/api/moments/{moment}/comments/{new_id()}"
        return browser.put(path, json={"text": "Mooi."}).status_code

    assert [comment(noor) for _ in range(60)] == [201] * 60
    assert comment(noor) == 429
    assert comment(sem) == 201
    with clock.frozen(start + timedelta(hours=1, minutes=1)):
        assert comment(noor) == 201
