"""Builders for moments in tests."""

from typing import Any

from flask.testing import FlaskClient

from app.kernel.db import new_id


def words(text: str = "Ze zocht rust in huis.", **others: Any) -> dict[str, Any]:
    """What a writer sends."""
    return {
        "text": text,
        "followed": [],
        "took_room": [],
        "with_people": [],
        "visibility": "team",
    } | others


def told(browser: FlaskClient, text: str = "Ze zocht rust in huis.", **others: Any) -> str:
    """A moment that this person logged; returns its id."""
    moment_id = new_id()
    answer = browser.put(f"/api/moments/{moment_id}", json=words(text, **others))
    assert answer.status_code == 201, answer.json
    return moment_id


def texts(browser: FlaskClient, scope: str) -> list[str]:
    """What this person's feed of a scope says, newest first."""
    return [item["text"] for item in browser.get(f"/api/moments?scope={scope}").json["items"]]
