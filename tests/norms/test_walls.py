"""A screen on the wall: shown by its link alone, ended for good, and without anybody on it."""

import re

from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.norms.walls import Wall
from tests.cast import Cast
from tests.console.test_person_page import deeds
from tests.norms.team import proposed
from tests.pages import open_page, send


def make(browser: FlaskClient, surface: str, team: str) -> str:
    """A new link; its path."""
    assert send(browser, f"/{surface}/walls", team=team).status_code == 303
    page = open_page(browser, f"/{surface}/walls?team={team}")
    [address] = [a.get("href", "") for a in page.all("a") if "/wall/" in a.get("href", "")]
    return "/" + address.split("/", 3)[3]


def test_whoever_holds_the_link_sees_what_holds_and_nobody(
    app: Flask, cast: Cast, client: FlaskClient, fatima: FlaskClient, noor: FlaskClient
) -> None:
    path = make(fatima, "lead", cast.teams["utrecht"])
    proposed(noor, cast.teams["utrecht"], title="Nog niet afgesproken")
    page = open_page(client, path)
    assert page.status == 200
    assert "We bellen dezelfde dag terug" in page.text
    assert "We lopen mee" in page.text
    assert "We bieden iets warms aan" not in page.text
    assert "Nog niet afgesproken" not in page.text
    for name in ("Noor", "Sem", "Fatima", "Daan"):
        assert name not in page.text
    assert page.answer.headers["Cache-Control"] == "no-store"
    assert deeds(app)[0] == ("wall_made", "")


def test_the_database_does_not_hold_the_link(app: Flask, cast: Cast, daan: FlaskClient) -> None:
    path = make(daan, "console", cast.teams["zwolle"])
    with app.app_context():
        wall = db.session.query(Wall).one()
        assert path.rsplit("/", 1)[1] not in (wall.token_hash, wall.id)


def test_an_ended_link_shows_nothing_any_more(
    app: Flask, cast: Cast, client: FlaskClient, fatima: FlaskClient
) -> None:
    path = make(fatima, "lead", cast.teams["utrecht"])
    page = open_page(fatima, "/lead/walls")
    [end] = [f.get("action", "") for f in page.all("form") if f.get("action", "").endswith("/end")]
    assert send(fatima, end).status_code == 303
    assert send(fatima, end).status_code == 404
    gone = open_page(client, path)
    assert (gone.status, "Deze link werkt niet meer" in gone.text) == (404, True)
    assert deeds(app) == [("wall_made", ""), ("wall_ended", "")]


def test_a_made_up_link_is_not_found(client: FlaskClient) -> None:
    for token in ("x", "x" * 5000, "%00", "é", "../norms"):
        assert client.get(f"/wall/{token}").status_code == 404


def test_a_lead_makes_and_ends_only_their_own_teams(
    app: Flask, cast: Cast, daan: FlaskClient, fatima: FlaskClient, noor: FlaskClient
) -> None:
    make(daan, "console", cast.teams["zwolle"])
    with app.app_context():
        theirs = db.session.query(Wall).one().id
    zwolle = cast.teams["zwolle"]
    assert fatima.get(f"/lead/walls?team={zwolle}").status_code == 404
    assert send(fatima, "/lead/walls", team=zwolle).status_code == 404
    assert send(fatima, f"/lead/walls/{theirs}/end").status_code == 404
    assert send(fatima, f"/console/walls/{theirs}/end").status_code == 403
    assert send(noor, "/lead/walls", team=cast.teams["utrecht"]).status_code == 403


def test_the_page_looks_for_news_without_a_script_too(
    cast: Cast, client: FlaskClient, daan: FlaskClient
) -> None:
    source = client.get(make(daan, "console", cast.teams["utrecht"])).text
    assert re.search(r'<noscript><meta http-equiv="refresh" content="\d+"></noscript>', source)
