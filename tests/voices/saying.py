"""What customers say, put in by an admin."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.voices.compliments import new_card
from tests.cast import Cast
from tests.pages import Page, send
from tests.people.joining import actor_of

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


def card_for(app: Flask, cast: Cast, team: str = "utrecht") -> str:
    """The code of a compliment card of this team."""
    with app.app_context():
        by = actor_of(cast.people["daan"])
        code = new_card(db.session(), by, cast.teams[team]).code
        db.session.commit()
        return code


def token_for(daan: FlaskClient, name: str = "Enquêtes") -> dict[str, str]:
    """The header by which another system shows who it is."""
    page = Page(send(daan, "/console/voices/tokens", name=name))
    return {"Authorization": f"Bearer {page.text_of(page.one('code'))}"}
