"""What passes a validator and then breaks a database never gets that far."""

import pytest
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import new_id

BROKEN = {
    "lone surrogate": b'{"text": "\\ud800"}',
    "nul": b'{"text": "a\\u0000b"}',
    "deep list": b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep object": b'{"a":' * 50 + b"1" + b"}" * 50,
    "huge integer": b'{"text": "x", "n": 9223372036854775808}',
    "very huge integer": b'{"n": ' + b"9" * 5000 + b"}",
    "infinity": b'{"n": 1e999}',
    "nan": b'{"n": NaN}',
    "duplicate key": b'{"text": "a", "text": "b"}',
    "utf-16": '{"text": "x"}'.encode("utf-16"),
    "byte order mark": b'\xef\xbb\xbf{"text": "x"}',
    "latin-1": b'{"text": "\xe9"}',
    "list": b"[]",
    "text": b'"x"',
    "number": b"5",
    "null": b"null",
    "empty": b"",
    "half": b'{"text": "x"',
    "trailing comma": b'{"text": "x",}',
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_a_broken_body_is_refused_and_changes_nothing(noor: FlaskClient, body: bytes) -> None:
    path = f"/api/moments/{new_id()}"
    answer = noor.put(path, data=body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"
    assert noor.get("/api/moments?scope=mine").json["items"] == []
    assert noor.put(path, json={"text": "gewoon"}).status_code == 201


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/xml", "application/x-www-form-urlencoded"]
)
def test_only_json_is_read(noor: FlaskClient, kind: str) -> None:
    headers = {"Origin": "http://localhost", "Content-Type": kind}
    answer = noor.put(f"/api/moments/{new_id()}", data=b'{"text": "x"}', headers=headers)
    assert answer.status_code == 400


def test_a_body_over_the_limit_is_413(noor: FlaskClient) -> None:
    answer = noor.put(f"/api/moments/{new_id()}", json={"text": "x" * 300_000})
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    "path",
    [
        "/api/moments/9223372036854775808", "/api/moments/x", "/api/moments/..%2f..%2fetc",
        "/api/devices/0", "/api/nothing", "/api/moments/" + "a" * 5000,
    ],
)  # fmt: skip
def test_an_address_that_is_not_there_is_a_json_404(noor: FlaskClient, path: str) -> None:
    answer = noor.get(path)
    assert answer.status_code in (404, 405)
    assert answer.content_type == "application/problem+json"


NUMBERS = ["5", 5.9, 5.0, True, "vijf", [], {}, 0, 11, -1, 2**53, 1e300]


@pytest.mark.parametrize("feeling", NUMBERS, ids=repr)
def test_a_feeling_is_a_whole_number_from_one_to_ten(noor: FlaskClient, feeling: object) -> None:
    body = {"on": clock.today("Europe/Amsterdam").isoformat(), "feeling": feeling}
    assert noor.put(f"/api/reflections/{new_id()}", json=body).status_code in (400, 422)
    assert noor.put(f"/api/reflections/{new_id()}", json=body | {"feeling": 5}).status_code == 201
