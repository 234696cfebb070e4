"""How long a team takes to choose, and what the console says of it beforehand."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.people.models import Team
from tests.cast import Cast
from tests.console.editor import open_norm, publish
from tests.console.test_agreement import said
from tests.console.test_person_page import deeds
from tests.pages import Page, open_page, send


def test_before_publishing_it_says_who_is_asked_and_until_when(
    app: Flask, daan: FlaskClient, cast: Cast
) -> None:
    page = open_norm(daan, cast.norms["bel"])
    assert page.one("button", value="publish").get("aria-describedby") == "asks"
    assert "voor aan Vestiging Utrecht. Iedereen van het team kiest zelf, tot en met" in said(page)
    assert "voor aan de hele organisatie." in said(open_norm(daan, cast.norms["loop"]))
    new = open_norm(daan, "new")
    assert "aan wie je bij ‘Voor wie’ kiest" in said(new)
    options = {option.get("value"): option.get("data-asks") for option in new.all("option")}
    assert "voor aan Vestiging Zwolle." in str(options[cast.teams["zwolle"]])
    assert "voor aan de hele organisatie." in str(options[""])


def test_an_empty_team_is_said_to_have_nobody_to_ask(daan: FlaskClient) -> None:
    send(daan, "/console/teams/new", name="Vestiging Gouda")
    said = [str(option.get("data-asks")) for option in open_norm(daan, "new").all("option")]
    assert "In Vestiging Gouda werkt nog niemand: wat je publiceert, is meteen van kracht." in said


def test_a_teams_term_moves_the_day_until_which_its_members_choose(
    app: Flask, daan: FlaskClient, cast: Cast
) -> None:
    path = f"/console/teams/{cast.teams['utrecht']}"
    page = open_page(daan, path)
    assert page.one("input", id="agreement_days").get("value") == "14"
    before = said(open_norm(daan, cast.norms["bel"]))
    kept = send(daan, path, name="Vestiging Utrecht", agreement_days="3")
    assert kept.status_code == 303
    assert open_page(daan, path).one("input", id="agreement_days").get("value") == "3"
    assert said(open_norm(daan, cast.norms["bel"])) != before
    assert deeds(app)[-1] == ("team_term_changed", "3")
    publish(daan, open_norm(daan, cast.norms["bel"]), room="Anders.")
    with app.app_context():
        days = db.session.get_one(Team, cast.teams["utrecht"]).agreement_days
    assert days == 3


@pytest.mark.parametrize("days", ["", "0", "91", "-1", "3.5", "x", "\u0663", "9" * 30])
def test_a_term_that_is_none_is_refused_beside_its_field(
    daan: FlaskClient, cast: Cast, days: str
) -> None:
    path = f"/console/teams/{cast.teams['utrecht']}"
    refused = Page(send(daan, path, name="Utrecht Centrum", agreement_days=days))
    assert refused.status == 422
    assert refused.texts("p", id="wrong-agreement_days") == ["Kies 1 tot en met 90 dagen."]
    assert refused.one("input", id="agreement_days").get("value") == days
    assert open_page(daan, path).texts("h1") == ["Vestiging Utrecht"]
