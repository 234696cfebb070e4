"""A reflection is private, always, and one a local day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel import clock
from app.kernel.db import db, new_id
from app.kernel.receipt import content_hash
from app.notices.models import Notice
from app.notices.service import notify
from app.reflections.models import Reflection
from app.reflections.service import PAGE
from tests.cast import Cast

OURS = {"Origin": "http://localhost"}


def today() -> date:
    return clock.today("Europe/Amsterdam")


def answer(**others: Any) -> dict[str, Any]:
    return {"on": today().isoformat(), "answer": "De meneer met de lamp.", "feeling": None} | others


def test_it_is_kept_once_and_read_back_by_its_writer(noor: FlaskClient, cast: Cast) -> None:
    reflection_id, body = new_id(), answer(question=cast.questions[1], feeling=8)
    answers = [noor.put(f"/api/reflections/{reflection_id}", json=body) for _ in range(2)]
    assert [each.status_code for each in answers] == [201, 200]
    assert answers[0].json == {"id": reflection_id, "hash": content_hash(body)}
    assert noor.get("/api/reflections").json["items"] == [
        {"id": reflection_id, "on": today().isoformat(), "question": cast.questions[1],
         "answer": body["answer"], "feeling": 8, "hash": content_hash(body)},
    ]  # fmt: skip


def test_a_second_one_on_the_same_day_is_a_conflict_that_keeps_both_texts(
    noor: FlaskClient,
) -> None:
    noor.put(f"/api/reflections/{new_id()}", json=answer())
    second = noor.put(f"/api/reflections/{new_id()}", json=answer(answer="Anders"))
    assert (second.status_code, second.json["code"]) == (409, "already_reflected")
    assert [row["answer"] for row in noor.get("/api/reflections").json["items"]] == [
        "De meneer met de lamp."
    ]


def test_a_second_thought_names_what_it_replaces(noor: FlaskClient) -> None:
    path, first = f"/api/reflections/{new_id()}", answer()
    noor.put(path, json=first)
    assert noor.put(path, json=answer(answer="Toch anders")).json["code"] == "other_content"
    headers = {"If-Match": f'"{content_hash(first)}"'}
    assert noor.put(path, json=answer(answer="Toch anders"), headers=headers).status_code == 200
    assert noor.put(path, json=first).status_code == 422  # a late repeat overwrites nothing
    assert noor.get("/api/reflections").json["items"][0]["answer"] == "Toch anders"


@pytest.mark.parametrize(
    "change",
    [
        {"answer": " ", "feeling": None}, {"feeling": 0}, {"feeling": 11}, {"on": "2026-13-01"},
        {"on": "20261122"}, {"answer": "x" * 1001}, {"question": new_id()},
    ],
)  # fmt: skip
def test_bad_input_is_refused(noor: FlaskClient, change: dict[str, Any]) -> None:
    assert noor.put(f"/api/reflections/{new_id()}", json=answer(**change)).status_code == 422


@pytest.mark.parametrize(("days", "status"), [(-31, 422), (-30, 201), (0, 201), (1, 201), (2, 422)])
def test_a_day_lies_within_a_month_back(noor: FlaskClient, days: int, status: int) -> None:
    on = (today() + timedelta(days=days)).isoformat()
    assert noor.put(f"/api/reflections/{new_id()}", json=answer(on=on)).status_code == status


def test_the_phone_knows_that_today_is_done_but_not_what_was_said(noor: FlaskClient) -> None:
    noor.put(f"/api/reflections/{new_id()}", json=answer(feeling=3))
    pulled = noor.get("/api/sync?cursor=0")
    assert pulled.json["changes"]["me"]["reflected_on"] == today().isoformat()
    assert "lamp" not in pulled.text
    assert "feeling" not in pulled.text


def test_today_is_the_local_day() -> None:
    with clock.frozen(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)):
        assert today() == date(2026, 7, 1)
    with clock.frozen(datetime(2026, 12, 31, 22, 59, tzinfo=UTC)):
        assert today() == date(2026, 12, 31)


def test_who_reflected_is_not_invited_any_more(noor: FlaskClient, app: Flask, cast: Cast) -> None:
    on = today().isoformat()
    with app.app_context():
        notify(db.session(), cast.people["noor"], "reflection", on, "/app/")
        db.session.commit()
        assert db.session.scalars(select(Notice.seen_at)).one() is None
    noor.put(f"/api/reflections/{new_id()}", json=answer())
    with app.app_context():
        assert db.session.scalars(select(Notice.seen_at)).one() is not None


def test_an_old_answer_can_still_be_changed_but_not_moved(noor: FlaskClient) -> None:
    path, first = f"/api/reflections/{new_id()}", answer()
    long_ago = clock.now() - timedelta(days=400)
    with clock.frozen(long_ago):
        first["on"] = today().isoformat()
        assert noor.put(path, json=first).status_code == 201
    headers = {"If-Match": f'"{content_hash(first)}"'}
    moved = first | {"on": (date.fromisoformat(first["on"]) - timedelta(days=1)).isoformat()}
    assert noor.put(path, json=moved, headers=headers).status_code == 422
    assert noor.put(path, json=first | {"answer": "Nu"}, headers=headers).status_code == 200
    assert [row["answer"] for row in noor.get("/api/reflections").json["items"]] == ["Nu"]


def test_a_deleted_answer_is_gone_and_its_day_is_open_again(
    noor: FlaskClient, app: Flask, cast: Cast
) -> None:
    path = f"/api/reflections/{new_id()}"
    noor.put(path, json=answer())
    cursor = noor.get("/api/sync?cursor=0").json["cursor"]
    assert noor.delete(path, headers=OURS).json == {
        "id": path.rpartition("/")[2],
        "hash": content_hash({}),
    }
    with app.app_context():
        assert db.session.scalars(select(Reflection)).all() == []
    assert noor.get(f"/api/sync?cursor={cursor}").json["changes"]["me"]["reflected_on"] is None
    assert noor.delete(path, headers=OURS).status_code == 404
    assert noor.put(f"/api/reflections/{new_id()}", json=answer()).status_code == 201


def test_the_list_pages_by_day_without_gaps_or_repeats(noor: FlaskClient) -> None:
    days = []
    noon = clock.now().replace(hour=12)  # far from where a day ends, in summer time too
    for back in range(1, PAGE + 6):
        with clock.frozen(noon - timedelta(days=back)):
            days.append(today().isoformat())
            noor.put(f"/api/reflections/{new_id()}", json=answer(on=days[-1]))
    first = noor.get("/api/reflections").json
    second = noor.get(f"/api/reflections?before={first['next']}").json
    assert [row["on"] for row in first["items"] + second["items"]] == days
    assert (len(first["items"]), second["next"]) == (PAGE, None)
    assert noor.get("/api/reflections?before=gisteren").status_code == 400
