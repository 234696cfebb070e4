"""What browsers say the policy stopped: noted briefly, whoever sends it and whatever they send."""

import io
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

PATH = "/api/csp-reports"


@pytest.fixture
def noted(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level("WARNING")
    return caplog


def test_a_report_is_noted_by_its_directive_alone(
    client: FlaskClient, noted: pytest.LogCaptureFixture
) -> None:
    body = {"effectiveDirective": "img-src", "documentURL": "https://x.example/app/moments/1"}
    assert client.post(PATH, json=[{"body": body}]).status_code == 204
    assert client.post(PATH, json={"body": body}).status_code == 204
    assert noted.messages == ["csp: 'img-src' stopped"] * 2


@pytest.mark.parametrize("body", [b"[" * 16000, b'{"a":' * 3000, b"\xff", b"", b'"\\ud800"'])
def test_what_is_no_report_is_refused_and_not_noted(
    client: FlaskClient, noted: pytest.LogCaptureFixture, body: bytes
) -> None:
    assert post(client, body).status_code == 400
    assert noted.messages == []


def test_other_json_is_no_news(client: FlaskClient, noted: pytest.LogCaptureFixture) -> None:
    for body in (1, "x", [], {}, [1], [{"body": 1}], {"body": {"effectiveDirective": 1}}):
        assert client.post(PATH, json=body).status_code == 204
    assert noted.messages == []


def test_a_long_report_is_refused_also_when_it_does_not_say_its_length(
    client: FlaskClient, noted: pytest.LogCaptureFixture
) -> None:
    body = b'{"body": {"effectiveDirective": "img-src"}}' + b" " * 16 * 1024
    assert post(client, body).status_code == 413
    unsaid: dict[str, Any] = {"wsgi.input": io.BytesIO(body), "wsgi.input_terminated": True}
    answer = client.post(PATH, content_type="application/json", environ_overrides=unsaid)
    assert answer.status_code == 413
    assert noted.messages == []


def test_one_request_notes_five_directives_at_most(
    client: FlaskClient, noted: pytest.LogCaptureFixture
) -> None:
    reports = [{"body": {"effectiveDirective": f"d{n}"}} for n in range(100)]
    assert client.post(PATH, json=reports).status_code == 204
    assert len(noted.messages) == 5


def test_one_address_cannot_fill_the_log(
    client: FlaskClient, noted: pytest.LogCaptureFixture
) -> None:
    report = {"body": {"effectiveDirective": "img-src"}}
    statuses = [client.post(PATH, json=report).status_code for _ in range(40)]
    assert statuses == [204] * 30 + [429] * 10
    assert len(noted.messages) == 30
    other = {"REMOTE_ADDR": "192.0.2.7"}
    assert client.post(PATH, json=report, environ_overrides=other).status_code == 204


def post(client: FlaskClient, body: bytes) -> TestResponse:
    return client.post(PATH, data=body, content_type="application/reports+json")
