"""Feedback belongs to who receives it."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db, new_id
from app.people import service
from tests.cast import Cast


def steps(to: str, **others: Any) -> dict[str, Any]:
    return {
        "to": to, "kind": "compliment", "behaviour": "Je bleef staan tot haar taxi er was.",
        "feeling": "Ik werd er trots van.", "effect": "", "wish": "",
    } | others  # fmt: skip


def give(browser: FlaskClient, to: str, **others: Any) -> str:
    feedback_id = new_id()
    assert browser.put(f"/api/feedback/{feedback_id}", json=steps(to, **others)).status_code == 201
    return feedback_id


def test_it_arrives_once_and_both_read_it(noor: FlaskClient, sem: FlaskClient, cast: Cast) -> None:
    feedback_id, body = new_id(), steps(cast.people["sem"])
    statuses = [noor.put(f"/api/feedback/{feedback_id}", json=body).status_code for _ in range(2)]
    assert statuses == [201, 200]
    received = sem.get("/api/feedback?box=received").json["items"]
    given = noor.get("/api/feedback?box=given").json["items"]
    assert [item["id"] for item in received] == [item["id"] for item in given] == [feedback_id]
    assert received[0]["from"] == {"id": cast.people["noor"], "name": "Noor"}
    assert received[0]["behaviour"] == body["behaviour"]


def test_sent_feedback_cannot_be_changed(noor: FlaskClient, sem: FlaskClient, cast: Cast) -> None:
    feedback_id = give(noor, cast.people["sem"])
    other = noor.put(f"/api/feedback/{feedback_id}", json=steps(cast.people["sem"], kind="tip"))
    assert (other.status_code, other.json["code"]) == (422, "other_content")
    assert sem.get("/api/feedback?box=received").json["items"][0]["kind"] == "compliment"


def test_the_giver_does_not_learn_when_it_was_opened(
    noor: FlaskClient, sem: FlaskClient, cast: Cast
) -> None:
    feedback_id = give(noor, cast.people["sem"])
    assert sem.put(f"/api/feedback/{feedback_id}/opened", json={}).status_code == 200
    assert sem.get("/api/feedback?box=received").json["items"][0]["opened_at"] is not None
    assert "opened_at" not in noor.get("/api/feedback?box=given").json["items"][0]


def test_thanks_are_seen_by_the_giver(noor: FlaskClient, sem: FlaskClient, cast: Cast) -> None:
    feedback_id = give(noor, cast.people["sem"])
    assert noor.get("/api/feedback?box=given").json["items"][0]["thanked_at"] is None
    assert sem.put(f"/api/feedback/{feedback_id}/thanks", json={}).status_code == 200
    assert noor.get("/api/feedback?box=given").json["items"][0]["thanked_at"] is not None


def test_unopened_feedback_waits_for_the_receiver(
    noor: FlaskClient, sem: FlaskClient, cast: Cast
) -> None:
    cursor = sem.get("/api/sync?cursor=0").json["cursor"]
    feedback_id = give(noor, cast.people["sem"])
    change = sem.get(f"/api/sync?cursor={cursor}").json
    assert change["changes"]["me"]["waiting"]["feedback"] == 1
    assert "taxi" not in str(change)
    sem.put(f"/api/feedback/{feedback_id}/opened", json={})
    later = sem.get(f"/api/sync?cursor={change['cursor']}").json
    assert later["changes"]["me"]["waiting"]["feedback"] == 0


@pytest.mark.parametrize(
    "change",
    [{"behaviour": " "}, {"behaviour": "x" * 601}, {"kind": "cijfer"}, {"norm": "x"}, {"score": 3}],
)
def test_bad_input_is_refused(noor: FlaskClient, cast: Cast, change: dict[str, Any]) -> None:
    body = steps(cast.people["sem"], **change)
    answer = noor.put(f"/api/feedback/{new_id()}", json=body)
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")


def test_not_to_oneself_nor_to_who_left(noor: FlaskClient, app: Flask, cast: Cast) -> None:
    assert noor.put(f"/api/feedback/{new_id()}", json=steps(cast.people["noor"])).status_code == 422
    give(noor, cast.people["sem"])
    with app.app_context():
        service.end_person(db.session(), cast.people["sem"])
        db.session.commit()
    left = noor.put(f"/api/feedback/{new_id()}", json=steps(cast.people["sem"]))
    assert (left.status_code, list(left.json["fields"])) == (422, ["to"])


def test_another_team_s_colleague_may_be_thanked_too(
    noor: FlaskClient, jan: FlaskClient, cast: Cast
) -> None:
    give(noor, cast.people["jan"])
    assert len(jan.get("/api/feedback").json["items"]) == 1
