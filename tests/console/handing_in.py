"""Handing in a list of people, and who is there afterwards."""

import io
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from app.kernel.db import db
from app.people.models import Membership, Person
from tests.pages import OURS, Page, open_page, send

U, Z = "Vestiging Utrecht", "Vestiging Zwolle"


def hand_in(browser: FlaskClient, data: bytes, **fields: Any) -> TestResponse:
    sent = {"file": FileStorage(io.BytesIO(data), "lijst.csv"), "encoding": "utf-8"} | fields
    # Encoded here: the test client would keep a large body in a file that it leaves open.
    boundary, body = encode_multipart(sent)
    kind = f"multipart/form-data; boundary={boundary}"
    return browser.post("/console/people/import", data=body, content_type=kind, headers=OURS)


def dry_run(browser: FlaskClient, data: bytes, show: str = "", **fields: Any) -> Page:
    answer = hand_in(browser, data, **fields)
    assert answer.status_code == 303, Page(answer).text
    page = open_page(browser, answer.headers["Location"] + (f"?show={show}" if show else ""))
    assert page.status == 200
    return page


def carry_out(browser: FlaskClient, page: Page) -> TestResponse:
    form = next(f for f in page.all("form", method="post") if "import" in f.get("action", ""))
    path = form.get("action", "")
    return send(browser, path, **page.fields(action=path))


def everybody(app: Flask) -> set[tuple[str, ...]]:
    with app.app_context():
        return {
            (
                p.name,
                p.login or "",
                p.locale,
                *sorted(f"{m.team.name} {m.role}" for m in p.memberships),
            )
            for p in db.session.query(Person)
        }


def place_of(membership: Membership) -> str:
    return f"{membership.team.name} {membership.role}"
