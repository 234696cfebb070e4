"""What customers said, shown to the team: approved and in use, or not at all."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import db
from app.voices.compliments import Compliment
from tests.cast import Cast
from tests.norms.test_walls import make
from tests.pages import open_page, send
from tests.phone.test_sync import pull
from tests.voices.saying import SAID, card_for, said
from tests.voices.test_compliments import TEXT, judge, leave

HEADING = "Klanten zeiden"


@pytest.fixture
def voice(app: Flask, client: FlaskClient, fatima: FlaskClient, cast: Cast) -> str:
    """The id of what a customer left for Utrecht with its card, and fatima approved."""
    leave(client, card_for(app, cast))
    judge(fatima, "approve")
    with app.app_context():
        [left] = db.session.query(Compliment)
        return str(left.voice_id)


def greeting(browser: FlaskClient, cursor: int = 0) -> Any:
    """What greets the team that this person is in; "unchanged" when no team came."""
    teams = pull(browser, cursor)["changes"].get("teams")
    return teams[0]["compliment"] if teams else "unchanged"


def test_a_compliment_hangs_on_the_wall_from_the_yes_to_the_no_of_a_reader(
    app: Flask, client: FlaskClient, fatima: FlaskClient, cast: Cast
) -> None:
    wall = make(fatima, "lead", cast.teams["utrecht"])
    leave(client, card_for(app, cast), f"{TEXT} Sem was top, bel me op 06-12345678")
    assert HEADING not in open_page(client, wall).text
    judge(fatima, "approve")
    page = open_page(client, wall)
    assert f"{TEXT} [naam] was top, bel me op [telefoonnummer]" in page.text
    assert "Sem" not in page.text
    judge(fatima, "hide")
    assert HEADING not in open_page(client, wall).text


def test_the_wall_shows_no_complaint_nothing_out_of_use_and_nothing_of_another_team(
    app: Flask, client: FlaskClient, fatima: FlaskClient, daan: FlaskClient, cast: Cast
) -> None:
    wall, team = make(fatima, "lead", cast.teams["utrecht"]), cast.teams["utrecht"]
    kept = said(daan, channel="compliment", team=team, text="Fijn geholpen bij de kassa.")
    said(daan, team=team, text="Ik werd drie keer doorgestuurd.")
    said(daan, channel="compliment", team=cast.teams["zwolle"], text="Top in Zwolle.")
    page = open_page(client, wall)
    assert "Fijn geholpen bij de kassa." in page.text
    assert "doorgestuurd" not in page.text
    assert "Zwolle" not in page.text
    send(daan, "/console/voices/together", voice=kept, act="retire")
    assert HEADING not in open_page(client, wall).text


def test_what_was_hidden_stays_off_the_wall_when_its_voice_comes_back(
    client: FlaskClient, fatima: FlaskClient, daan: FlaskClient, voice: str, cast: Cast
) -> None:
    wall = make(fatima, "lead", cast.teams["utrecht"])
    judge(fatima, "hide")
    send(daan, "/console/voices/together", voice=voice, act="return")
    assert HEADING not in open_page(client, wall).text
    assert greeting(fatima) is None


def test_an_approved_compliment_greets_its_team_and_no_other(
    app: Flask, client: FlaskClient, fatima: FlaskClient, noor: FlaskClient, jan: FlaskClient,
    cast: Cast,
) -> None:  # fmt: skip
    leave(client, card_for(app, cast))
    cursor = pull(noor)["cursor"]
    assert greeting(noor) is None
    judge(fatima, "approve")
    found = greeting(noor, cursor)
    assert (found["text"], found["channel"], found["language"]) == (TEXT, "compliment", "nl")
    assert greeting(jan, cursor) == "unchanged"
    assert greeting(jan) is None
    cursor = pull(noor)["cursor"]
    judge(fatima, "hide")
    assert greeting(noor, cursor) is None


@pytest.mark.usefixtures("voice")
def test_a_greeting_passes_by_itself(noor: FlaskClient) -> None:
    left = datetime.fromisoformat(greeting(noor)["until"]) - clock.now()
    assert timedelta(days=6) < left <= timedelta(days=7)
    with clock.frozen(clock.now() + timedelta(days=8)):
        assert greeting(noor) is None


def test_what_an_admin_changes_or_takes_out_of_use_greets_so(
    daan: FlaskClient, noor: FlaskClient, voice: str, cast: Cast
) -> None:
    cursor = pull(noor)["cursor"]
    words = SAID | {"text": "Met een paraplu.", "team": cast.teams["utrecht"]}
    words |= {"channel": "compliment", "said_on": clock.now().date().isoformat()}
    assert send(daan, f"/console/voices/{voice}", **words).status_code == 303
    assert greeting(noor, cursor)["text"] == "Met een paraplu."
    send(daan, "/console/voices/together", voice=voice, act="retire")
    assert greeting(noor, cursor) is None


def test_a_member_reports_what_is_said_to_their_team_and_no_stranger_does(
    noor: FlaskClient, jan: FlaskClient, voice: str
) -> None:
    path = f"/api/voices/{voice}/report"
    assert jan.put(path).status_code == 404
    assert greeting(noor)["text"] == TEXT
    assert noor.put(path).status_code == 204
    assert greeting(noor) is None
