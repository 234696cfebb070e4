"""Helpers of tests about people: the table as read, and deeds by the forms of a person's page."""

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.pages import Page, open_page, send


def names(page: Page) -> list[str]:
    """Who the table shows, from top to bottom."""
    return [
        Page.text_of(bold)
        for link in page.all("a", class_="what")
        for bold in link.iter()
        if bold.tag.endswith("}b")
    ]


def found(browser: FlaskClient, **asked: str) -> list[str]:
    """Who is found by this question."""
    question = "&".join(f"{name}={value}" for name, value in asked.items())
    page = open_page(browser, f"/console/people?{question}")
    assert page.status == 200
    return names(page)


def place(browser: FlaskClient, person: str, **teams: str) -> TestResponse:
    """Teams bewaren: these teams, by id, and no others."""
    page = open_page(browser, f"/console/people/{person}")
    now = page.fields(action=f"/console/people/{person}/teams").get("in", [])
    left = {f"role-{team}": "none" for team in ([now] if isinstance(now, str) else now)}
    fields: dict[str, Any] = {"in": [*([now] if isinstance(now, str) else now)]}
    for team, role in teams.items():
        if f"role-{team}" in left:
            left[f"role-{team}"] = role
        else:
            fields |= {"more": team, "more-role": role}
    return send(browser, f"/console/people/{person}/teams", **fields, **left)
