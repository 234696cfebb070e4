"""Undo by history, and a team's own words for a norm of the organisation."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.norms.models import Norm
from tests.cast import Cast
from tests.conftest import SignIn
from tests.console.editor import keep, open_norm, publish
from tests.norms.team import all_agree, norm_at
from tests.pages import Page, open_page, send


@pytest.fixture
def changed(daan: FlaskClient, sign_in: SignIn, cast: Cast) -> str:
    """A norm of Utrecht whose second version holds."""
    norm = publish(daan, open_norm(daan, cast.norms["bel"]), room="Van nu.", say=["Nu."])
    all_agree([sign_in(login) for login in ("noor", "sem", "fatima")], norm, 2)
    return norm


def test_an_earlier_version_comes_back_as_a_draft_with_one_press(
    daan: FlaskClient, noor: FlaskClient, changed: str
) -> None:
    before = open_norm(daan, changed).fields(id="norm")
    history = open_page(daan, f"/console/norms/{changed}/versions")
    assert history.texts("button") == ["Terughalen als concept"]
    for _twice in range(2):
        answer = send(daan, f"/console/norms/{changed}/versions/1/draft")
        assert answer.headers["Location"].endswith("done=restored")
    page = open_page(daan, answer.headers["Location"])
    assert "staan als concept in de velden" in page.text
    now = page.fields(id="norm")
    assert (now["room"], now["say"]) == ("Hier beslis je zelf.", "Kom, ik loop even met je mee.")
    assert now["review_on"] == before["review_on"]
    assert norm_at(noor, changed)["room"] == "Van nu."


def test_a_draft_that_lies_there_is_not_lost_unasked(daan: FlaskClient, changed: str) -> None:
    keep(daan, open_norm(daan, changed), room="Half af.")
    path = f"/console/norms/{changed}/versions/1/draft"
    asked = Page(send(daan, path))
    assert (asked.status, asked.texts("h1")) == (409, ["Er ligt al een concept"])
    assert "weg: Half af." in asked.text
    assert open_norm(daan, changed).fields(id="norm")["room"] == "Half af."
    keep(daan, open_norm(daan, changed), room="Verder af.")
    again = Page(send(daan, path, **asked.fields(action=path)))
    assert (again.status, "weg: Verder af." in again.text) == (409, True)
    assert send(daan, path, **again.fields(action=path)).status_code == 303
    assert open_norm(daan, changed).fields(id="norm")["room"] == "Hier beslis je zelf."


def test_only_what_was_once_proposed_comes_back(
    daan: FlaskClient, noor: FlaskClient, cast: Cast, changed: str
) -> None:
    assert send(daan, f"/console/norms/{changed}/versions/3/draft").status_code == 404
    same = send(daan, f"/console/norms/{changed}/versions/2/draft")
    assert same.headers["Location"].endswith("done=same")
    assert "Concept van versie" not in open_norm(daan, changed).text
    assert send(noor, f"/console/norms/{changed}/versions/1/draft").status_code == 403


def test_a_team_gets_its_own_words_for_a_norm_of_everybody(
    app: Flask, daan: FlaskClient, sign_in: SignIn, cast: Cast
) -> None:
    above, utrecht = cast.norms["loop"], cast.teams["utrecht"]
    made = send(daan, f"/console/norms/{above}/own", team=utrecht)
    page = open_page(daan, made.headers["Location"])
    assert page.fields(id="norm")["title"] == "We lopen mee"
    assert page.texts("p", class_="fixed") == ["Vestiging Utrecht"]
    own = made.headers["Location"].split("/")[3].split("?")[0]
    assert "Vestiging Utrecht nog niet van kracht" in open_norm(daan, above).text
    publish(daan, page, title="Wij lopen altijd mee", team="")
    team = [sign_in(login) for login in ("noor", "sem", "fatima")]
    all_agree(team, own, 1)
    held = norm_at(team[0], own)
    assert (held["title"], held["above"]["id"]) == ("Wij lopen altijd mee", above)
    assert held["team"]["id"] == utrecht
    there = send(daan, f"/console/norms/{above}/own", team=utrecht)
    assert there.headers["Location"].endswith(f"/{own}?done=own-there")
    with app.app_context():
        assert db.session.query(Norm).filter(Norm.above_id == above).count() == 1


def test_only_a_norm_of_everybody_that_holds_is_made_a_team_s_own(
    app: Flask, daan: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    zwolle = cast.teams["zwolle"]
    assert "Eigen woorden van een team" not in open_norm(daan, cast.norms["bel"]).text
    for norm, team, status in (
        (cast.norms["bel"], zwolle, 404),
        (cast.norms["loop"], "x", 422),
        (keep(daan, open_norm(daan, "new"), title="Nog niets"), zwolle, 404),
    ):
        assert send(daan, f"/console/norms/{norm}/own", team=team).status_code == status
    assert send(noor, f"/console/norms/{cast.norms['loop']}/own", team=zwolle).status_code == 403
    with app.app_context():
        assert db.session.query(Norm).filter(Norm.above_id.is_not(None)).count() == 0
