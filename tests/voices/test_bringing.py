"""Another system brings voices with a key that can do nothing else."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.voices.tokens import AccessToken
from tests.pages import open_page, send
from tests.statements import statements
from tests.voices.saying import token_for

ITEM = {
    "id": "A-1", "text": "Mevrouw Jansen liep mee", "channel": "survey", "said_on": "2026-11-02",
    "score": 4, "scale_from": 1, "scale_to": 5, "theme": "Meelopen",
}  # fmt: skip


def bring(client: FlaskClient, key: dict[str, str], *items: dict[str, Any]) -> list[Any]:
    answer = client.post("/api/voices", json={"items": list(items)}, headers=key)
    assert answer.status_code == 200, answer.json
    return [(each["id"], each["status"]) for each in answer.json["results"]]


def said_in(daan: FlaskClient) -> list[str]:
    return open_page(daan, "/console/voices").texts("span", class_="said")


def test_voices_come_in_masked_and_once(client: FlaskClient, daan: FlaskClient) -> None:
    key = token_for(daan)
    assert bring(client, key, ITEM, ITEM | {"id": "A-2", "text": "Snel"}) == [
        ("A-1", 201), ("A-2", 201),
    ]  # fmt: skip
    assert bring(client, key, ITEM) == [("A-1", 200)]
    assert bring(client, key, ITEM, ITEM) == [("A-1", 200)] * 2
    assert sorted(said_in(daan)) == ["Mevrouw [naam] liep mee", "Snel"]
    assert bring(client, token_for(daan, "Ander"), ITEM) == [("A-1", 201)]


def test_what_is_wrong_with_one_is_its_own(client: FlaskClient, daan: FlaskClient) -> None:
    key = token_for(daan)
    wrong = [
        ITEM | {"id": "B", "score": 9}, ITEM | {"id": "C", "text": ""}, {"id": 5}, {},
        ITEM | {"id": "D", "said_on": "2999-01-01"}, ITEM | {"id": "E", "extra": True},
        ITEM | {"id": "F", "score": "4"},
    ]  # fmt: skip
    answer = client.post("/api/voices", json={"items": [*wrong, ITEM]}, headers=key).json
    results = answer["results"]
    assert [each["status"] for each in results[:6]] == [422] * 6
    assert all(each["fields"] for each in results[:6])
    assert results[-1]["status"] == 201


@pytest.mark.parametrize("body", [{}, {"items": []}, {"items": [ITEM] * 101}, {"items": "x"}])
def test_what_is_no_batch_is_refused_whole(
    client: FlaskClient, daan: FlaskClient, body: dict[str, Any]
) -> None:
    answer = client.post("/api/voices", json=body, headers=token_for(daan))
    assert answer.status_code == 422


def test_without_a_key_that_works_nothing_comes_in(
    app: Flask, client: FlaskClient, daan: FlaskClient
) -> None:
    key = token_for(daan)
    said = key["Authorization"]
    for wrong in ("", "Bearer", "Bearer x", said[:-1], said.replace("Bearer", "Basic"), "é" * 9):
        headers = {"Authorization": wrong.encode().decode("latin-1")}
        answer = client.post("/api/voices", json={"items": [ITEM]}, headers=headers)
        assert (answer.status_code, answer.json["code"]) == (401, "bad_token")
        assert answer.headers["WWW-Authenticate"] == "Bearer"
    # Who is signed in needs one as well: it is another door.
    assert daan.post("/api/voices", json={"items": [ITEM]}).status_code == 401
    with app.app_context():
        [kept] = db.session.query(AccessToken)
        assert said.removeprefix("Bearer ") not in (kept.token_hash, kept.name)
        token_id = kept.id
    assert send(daan, f"/console/voices/tokens/{token_id}/end").status_code == 303
    assert client.post("/api/voices", json={"items": [ITEM]}, headers=key).status_code == 401


BODIES = (b"", b"{", b"[]", b"{}", b'{"items": "x"}', b'{"items": [{}]}', b"\xff", b"[" * 99)


@pytest.mark.parametrize("body", BODIES)
def test_the_key_is_looked_at_before_the_body(
    app: Flask, client: FlaskClient, daan: FlaskClient, body: bytes
) -> None:
    key = token_for(daan)

    def refused(**headers: str) -> tuple[int, str, str]:
        answer = client.post(
            "/api/voices", data=body, content_type="application/json", headers=headers
        )
        asked = answer.headers.get("WWW-Authenticate", "")
        return answer.status_code, asked, (answer.json or {}).get("code", "")

    for wrong in ({}, {"Authorization": "Bearer nothing"}):
        assert refused(**wrong) == (401, "Bearer", "bad_token")
    assert refused(**key)[0] in (200, 400, 422)
    with app.app_context():
        db.session.query(AccessToken).update({"scope": "norms:read"})
        db.session.commit()
    asked = 'Bearer error="insufficient_scope", scope="voices:write"'
    assert refused(**key) == (403, asked, "insufficient_scope")
    assert said_in(daan) == []


def test_the_description_says_which_key_it_takes(client: FlaskClient) -> None:
    told = client.get("/api/openapi.json").json
    assert told["paths"]["/api/voices"]["post"]["security"] == [{"key": ["voices:write"]}]
    assert told["components"]["securitySchemes"]["key"] == {"type": "http", "scheme": "bearer"}


def test_a_key_opens_nothing_else(client: FlaskClient, daan: FlaskClient) -> None:
    key = token_for(daan)
    for path in ("/api/me", "/api/norms", "/api/sync?cursor=0"):
        assert client.get(path, headers=key).status_code == 401
    assert client.get("/console/voices", headers=key).status_code == 302


def test_it_is_shown_once_and_says_when_it_was_used(client: FlaskClient, daan: FlaskClient) -> None:
    key = token_for(daan)
    page = open_page(daan, "/console/voices/tokens")
    assert key["Authorization"].removeprefix("Bearer ") not in page.source
    assert "nog niet gebruikt" in page.text
    bring(client, key, ITEM)
    assert "laatst gebruikt op" in open_page(daan, "/console/voices/tokens").text
    assert send(daan, "/console/voices/tokens", name=" ").status_code == 422


def test_who_works_here_is_asked_once_for_a_whole_batch(
    app: Flask, client: FlaskClient, daan: FlaskClient
) -> None:
    key = token_for(daan)
    many = [ITEM | {"id": f"B-{number}"} for number in range(20)]
    with statements(app) as seen:
        assert {status for _id, status in bring(client, key, *many)} == {201}
    assert len([each for each in seen if "person.name" in each]) == 1
