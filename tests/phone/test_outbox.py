"""Several items in one request: each its own answer, the same verbs, nothing half done."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError

from app.kernel.db import new_id
from app.kernel.receipt import content_hash
from tests.cast import Cast
from tests.moments.words import texts, told, words


def put(path: str, body: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"method": "PUT", "path": path, "body": body} | more


def deliver(browser: FlaskClient, *items: dict[str, Any]) -> list[dict[str, Any]]:
    answer = browser.post("/api/outbox", json={"items": list(items)})
    assert answer.status_code == 200, answer.json
    results: list[dict[str, Any]] = answer.json["results"]
    return results


def test_each_item_has_its_own_result_in_order(noor: FlaskClient, cast: Cast) -> None:
    moment_id, feedback_id = new_id(), new_id()
    bodies = (
        words("uit de outbox"),
        {"to": cast.people["sem"], "kind": "tip", "behaviour": "Gezien"},
    )
    results = deliver(
        noor,
        put(f"/api/moments/{moment_id}", bodies[0]),
        put(f"/api/moments/{new_id()}", words("")),
        put(f"/api/feedback/{feedback_id}", bodies[1]),
        put(f"/api/moments/{moment_id}/comments/{new_id()}", {"text": "Na de beleving"}),
    )
    assert [result["status"] for result in results] == [201, 422, 201, 201]
    assert results[0]["body"]["hash"] == content_hash(bodies[0])
    assert results[1]["body"]["fields"] == {"text": ["Schrijf iets, of kies een norm."]}
    assert results[2]["body"] == {"id": feedback_id, "hash": content_hash(bodies[1])}


def test_delivering_twice_changes_nothing(noor: FlaskClient) -> None:
    items = [put(f"/api/moments/{new_id()}", words(f"beleving {n}")) for n in range(50)]
    first, again = deliver(noor, *items), deliver(noor, *items)
    assert {result["status"] for result in first} == {201}
    assert {result["status"] for result in again} == {200}
    assert [result["body"] for result in first] == [result["body"] for result in again]


def test_an_edit_in_the_outbox_names_its_version(noor: FlaskClient) -> None:
    moment_id = told(noor, "eerst")
    kept = noor.get(f"/api/moments/{moment_id}").json["hash"]
    path = f"/api/moments/{moment_id}"
    results = deliver(noor, put(path, words("zonder")), put(path, words("met"), if_match=kept))
    assert [result["status"] for result in results] == [422, 200]
    assert texts(noor, "mine") == ["met"]


def test_withdrawing_travels_in_the_outbox(noor: FlaskClient) -> None:
    moment_id = told(noor)
    item = {"method": "DELETE", "path": f"/api/moments/{moment_id}", "body": {}}
    assert deliver(noor, item)[0] == {
        "status": 200, "body": {"id": moment_id, "hash": content_hash({})},
    }  # fmt: skip


def test_only_what_may_wait_goes_through_the_outbox(noor: FlaskClient, sem: FlaskClient) -> None:
    moment_id = told(sem)
    results = deliver(
        noor,
        put("/api/me", {"locale": "en"}),
        put("/api/nothing", {}),
        {"method": "DELETE", "path": "/api/session", "body": {}},
        put(f"/api/moments/{moment_id}/attention/{new_id()}", {"text": "Ik ben geen lead"}),
        {"method": "DELETE", "path": f"/api/moments/{moment_id}", "body": {}},
    )
    assert [result["status"] for result in results] == [404, 404, 404, 403, 404]
    assert noor.get("/api/me").json["person"]["locale"] == "nl"


def test_fifty_items_at_most(noor: FlaskClient) -> None:
    items = [put(f"/api/moments/{new_id()}", words()) for _ in range(51)]
    assert noor.post("/api/outbox", json={"items": items}).status_code == 422
    assert noor.post("/api/outbox", json={"items": []}).status_code == 422
    assert texts(noor, "mine") == []


def test_every_change_in_a_batch_is_pulled(noor: FlaskClient, sem: FlaskClient) -> None:
    cursor = sem.get("/api/sync?cursor=0").json["cursor"]
    ids = {new_id() for _ in range(30)}
    deliver(noor, *(put(f"/api/moments/{moment_id}", words()) for moment_id in ids))
    change = sem.get(f"/api/sync?cursor={cursor}").json
    assert {moment["id"] for moment in change["changes"]["moments"]} == ids


def test_one_item_that_names_what_is_not_there_spoils_nothing(noor: FlaskClient) -> None:
    good = new_id()
    results = deliver(
        noor,
        put(f"/api/moments/{new_id()}", words(followed=[new_id()])),
        put(f"/api/moments/{good}", words("goed")),
        put(f"/api/moments/{new_id()}", words(with_people=[new_id()])),
    )
    assert [result["status"] for result in results] == [422, 201, 422]
    assert texts(noor, "mine") == ["goed"]


def test_an_unexpected_failure_of_one_item_leaves_the_others(
    noor: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IntegrityError("made up", None, Exception("made up"))

    monkeypatch.setattr("app.moments.replies.react", fail)
    moment_id = told(noor)
    results = deliver(
        noor,
        put(f"/api/moments/{moment_id}/reactions/heart", {"on": True}),
        put(f"/api/moments/{moment_id}/comments/{new_id()}", {"text": "Ik sta er wel"}),
    )
    assert [result["status"] for result in results] == [500, 201]


def test_items_on_one_moment_keep_their_order(noor: FlaskClient) -> None:
    moment_id, body = new_id(), words()
    path = f"/api/moments/{moment_id}"
    results = deliver(noor, {"method": "DELETE", "path": path, "body": {}}, put(path, body))
    assert [result["status"] for result in results] == [404, 201]
    assert texts(noor, "mine") == [body["text"]]


def test_a_batch_that_is_refused_whole_moves_nobody_s_cursor(
    noor: FlaskClient, sem: FlaskClient
) -> None:
    cursor = sem.get("/api/sync?cursor=0").json["cursor"]
    deliver(noor, *(put(f"/api/moments/{new_id()}", words("")) for _ in range(50)))
    assert sem.get(f"/api/sync?cursor={cursor}").json["cursor"] == cursor
