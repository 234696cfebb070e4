"""What customers say, put in by an admin."""

from typing import Any

from flask.testing import FlaskClient

from tests.pages import send

SAID = {
    "text": "Ze liepen helemaal mee naar het juiste schap.", "channel": "counter",
    "said_on": "2026-11-02",
    "language": "nl", "theme": "", "team": "", "score": "", "scale": "1-10",
}  # fmt: skip


def said(daan: FlaskClient, **other: Any) -> str:
    """A voice; its id."""
    answer = send(daan, "/console/voices/new", **(SAID | other))
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return answer.location.rsplit("/", 1)[1].split("?")[0]


def valued(daan: FlaskClient, name: str = "Warm", text: str = "Iemand loopt met je mee.") -> str:
    """A value; its id."""
    answer = send(daan, "/console/values/new", name=name, text=text)
    assert answer.status_code == 303
    return answer.location.rsplit("/", 1)[1].split("?")[0]
