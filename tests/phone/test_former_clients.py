"""I-15: what older builds of the phone send arrives; one that is too old keeps its words."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.kernel import clock
from app.kernel.db import db
from app.kernel.receipt import content_hash
from app.moments.models import Moment
from tests.cast import Cast
from tests.phone.former_clients import FORMER, Requests, filled

# How those builds asked: in a person's name, with their own clock, without a version.
THEIRS = {"Beleef-Now": "2026-11-22T12:00:00.000Z"}


@pytest.fixture(params=FORMER, ids=str)
def recorded(request: Any, cast: Cast) -> Requests:
    now = clock.now()
    names = {"now": now.isoformat(), "today": clock.today("Europe/Amsterdam").isoformat()}
    requests: Requests = filled(FORMER[request.param], names | cast.people)
    return requests


def ask(browser: FlaskClient, request: dict[str, Any], **more: str) -> Any:
    headers = THEIRS | {"Origin": "http://localhost"} | more
    body = request["body"] if request["method"] == "PUT" else {}
    return browser.open(request["path"], method=request["method"], json=body, headers=headers)


def test_each_request_of_an_older_build_gets_its_receipt_however_often_it_comes(
    noor: FlaskClient, recorded: Requests, app: Flask
) -> None:
    for request in recorded:
        for _ in range(2):
            answer = ask(noor, request)
            if request["method"] == "DELETE":  # never arrived, and that is what was asked for
                assert answer.status_code in (200, 404)
                continue
            assert answer.status_code in (200, 201), answer.json
            assert answer.json["id"] in request["path"]
            assert answer.json["hash"] == content_hash(request["body"])
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Moment)) == 1


def test_an_older_build_delivers_the_same_in_one_go(noor: FlaskClient, recorded: Requests) -> None:
    answer = noor.post("/api/outbox", json={"items": recorded}, headers=THEIRS)
    assert answer.status_code == 200
    for request, result in zip(recorded, answer.json["results"], strict=True):
        if request["method"] == "PUT":
            assert result["status"] in (200, 201), result
            assert result["body"]["hash"] == content_hash(request["body"])


def test_an_older_build_understands_the_pull(noor: FlaskClient) -> None:
    """The names that both former builds read; `schema` is what they check before they apply."""
    pulled = noor.get("/api/sync?cursor=0", headers=THEIRS).json
    assert {"schema", "cursor", "full", "now", "changes", "gone"} <= set(pulled)
    assert (pulled["schema"], pulled["full"]) == (1, True)
    assert {"me", "organisation", "teams", "people", "norms", "questions"} <= set(pulled["changes"])


@pytest.mark.parametrize("said", [{}, {"Beleef-Client": "2"}], ids=["the first", "the second"])
def test_a_build_that_is_too_old_is_told_so_and_writes_nothing(
    noor: FlaskClient,
    recorded: Requests,
    app: Flask,
    said: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(app.config, "OLDEST_CLIENT", 3)
    for request in recorded:
        answer = ask(noor, request, **said)
        assert (answer.status_code, answer.json["code"]) == (426, "outdated")
        assert "staat veilig" in answer.json["detail"]
    assert ask(noor, recorded[0], **{"Beleef-Client": "3"}).status_code == 201


def test_whatever_is_no_phone_has_no_version(
    noor: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "OLDEST_CLIENT", 3)
    assert noor.get("/api/me").status_code == 200
    assert noor.get("/api/me", headers={"Beleef-Client": "x" * 99}).status_code == 200
