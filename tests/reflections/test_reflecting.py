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
from tests.cast import Cast


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
         "answer": body["answer"], "feeling": 8},
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
