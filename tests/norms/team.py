"""A team that agrees: proposing, choosing and answering as phones do."""

from collections.abc import Iterable
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.kernel.db import new_id

WORDS = {
    "symbol": "zien", "hue": 3, "title": "We groeten iedereen", "summary": "Ook als het druk is.",
    "frame": "We kijken op en zeggen hallo.", "room": "Hoe je groet, kies je zelf.",
    "say": ["Hallo, fijn dat u er bent."], "rather_not": ["Momentje."],
    "why": "Klanten zeggen dat ze zich niet gezien voelen.",
}  # fmt: skip


def words(team: str, **other: Any) -> dict[str, Any]:
    return WORDS | {"team": team, "base": None, "replaces": None, "moment": None} | other


def propose(
    browser: FlaskClient, team: str, norm: str = "", proposal: str = "", **other: Any
) -> TestResponse:
    path = f"/api/norms/{norm or new_id()}/proposals/{proposal or new_id()}"
    return browser.put(path, json=words(team, **other))


def proposed(browser: FlaskClient, team: str, norm: str = "", **other: Any) -> dict[str, Any]:
    """The norm as it stands after a proposal that is taken."""
    answer = propose(browser, team, norm, **other)
    assert answer.status_code == 201, answer.json
    found: dict[str, Any] = answer.json["norm"]
    return found


def choose(
    browser: FlaskClient, norm: str, version: int, stance: str = "agree", text: str = ""
) -> TestResponse:
    point = {"id": new_id(), "text": text} if text else None
    sent = {"version": version, "stance": stance, "point": point}
    return browser.put(f"/api/norms/{norm}/agreement", json=sent)


def chosen(
    browser: FlaskClient, norm: str, version: int, stance: str = "agree", text: str = ""
) -> dict[str, Any]:
    """The norm as it stands after a stance that is taken."""
    answer = choose(browser, norm, version, stance, text)
    assert answer.status_code == 200, answer.json
    found: dict[str, Any] = answer.json["norm"]
    return found


def answer(browser: FlaskClient, norm: str, point: str, text: str = "Zo doen we dat.") -> Any:
    return browser.put(f"/api/norms/{norm}/points/{point}/answer", json={"answer": text})


def all_agree(browsers: Iterable[FlaskClient], norm: str, version: int) -> None:
    for browser in browsers:
        chosen(browser, norm, version)


def norm_at(browser: FlaskClient, norm: str) -> dict[str, Any]:
    found: dict[str, Any] = browser.get(f"/api/norms/{norm}").json
    return found


def stances(agreement: dict[str, Any]) -> dict[str, str]:
    return {each["person"]["name"]: each["stance"] for each in agreement["stances"]}
