"""Example norms: chosen per branch, as drafts of the organisation or proposed to a team."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.kernel.db import db
from app.norms.examples import BRANCHES, examples
from app.norms.models import Norm
from app.norms.writing_schemas import WholeWords
from tests.cast import Cast
from tests.conftest import SignIn
from tests.pages import open_page, send

PATH = "/console/norms/examples"


@pytest.fixture
def daan(sign_in: SignIn) -> FlaskClient:
    return sign_in("daan")


def count(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Norm)) or 0


@pytest.mark.parametrize("branch", BRANCHES)
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_every_example_is_a_whole_norm(branch: str, locale: str) -> None:
    found = examples(branch, locale)
    assert len(found) >= 8
    assert len({words["title"] for words in found}) == len(found)
    for words in found:
        said = {name: value for name, value in words.items() if name != "review_on"}
        assert WholeWords().load(said) == said
        assert said["say"]
        assert said["rather_not"]
        assert said["why"]


def test_examples_become_drafts_of_the_organisation_once(app: Flask, daan: FlaskClient) -> None:
    before = count(app)
    assert "We lopen mee naar het schap" in open_page(daan, PATH).text
    for expected in (2, 0):
        sent = send(daan, PATH, branch="winkel", place=["0", "1"], team="")
        assert sent.location == f"{PATH}?branch=winkel&done={expected}"
    assert count(app) == before + 2
    assert "We lopen mee naar het schap" in open_page(daan, "/console/norms?state=draft").text


def test_examples_are_laid_before_a_team(
    app: Flask, cast: Cast, daan: FlaskClient, sign_in: SignIn
) -> None:
    sent = send(daan, PATH, branch="horeca", place=["0"], team=cast.teams["utrecht"])
    assert sent.status_code == 303
    [norm] = [
        each for each in sign_in("noor").get("/api/norms").json["items"]
        if each["title"] == "We groeten elke gast bij de deur"
    ]  # fmt: skip
    assert norm["state"] == "proposed"
    assert norm["agreement"]["open"] == 3
    titles = [each["title"] for each in sign_in("jan").get("/api/norms").json["items"]]
    assert norm["title"] not in titles


def test_what_cannot_be_taken_over_is_said(app: Flask, daan: FlaskClient) -> None:
    before = count(app)
    assert send(daan, PATH, branch="winkel", team="").status_code == 422
    assert send(daan, PATH, branch="winkel", place=["0"], team="nergens").status_code == 422
    assert send(daan, PATH, branch="../norms", place=["0"], team="").status_code == 404
    assert daan.get(f"{PATH}?branch=zeppelin").status_code == 404
    assert daan.get(f"{PATH}?done=999").status_code == 200
    assert count(app) == before
