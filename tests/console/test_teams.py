"""Teams in the console: made, renamed everywhere, and taken out of use when nobody is in one."""

from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from tests.cast import Cast
from tests.console.roster import found, names
from tests.console.test_person_page import deeds
from tests.moments.words import told
from tests.pages import open_page, send
from tests.phone.test_sync import pull


def test_teams_stand_by_name_with_their_leads(daan: FlaskClient, auditor: FlaskClient) -> None:
    page = open_page(daan, "/console/teams")
    assert names(page) == ["Vestiging Utrecht", "Vestiging Zwolle"]
    assert "Fatima" in page.text
    assert names(open_page(daan, "/console/teams?search=zwol")) == ["Vestiging Zwolle"]
    assert "Geen team gevonden" in open_page(daan, "/console/teams?search=x").text
    assert "Vestiging Zwolle" in open_page(auditor, "/console/teams").text


def test_a_new_name_shows_in_what_was_told_there(
    app: Flask, cast: Cast, daan: FlaskClient, noor: FlaskClient
) -> None:
    with clock.frozen(clock.now().replace(year=clock.now().year - 1)):
        told(noor, "lang geleden")
    told(noor, "net")
    cursor = pull(noor)["cursor"]
    path = f"/console/teams/{cast.teams['utrecht']}"
    assert send(daan, path, name="Utrecht  Centrum").status_code == 303
    news = pull(noor, cursor)["changes"]
    assert [team["name"] for team in news["teams"]] == ["Utrecht Centrum"]
    # An old moment is no news to devices; who reads it gets the new name all the same.
    assert [(m["text"], m["team"]["name"]) for m in news["moments"]] == [("net", "Utrecht Centrum")]
    assert "Vestiging Utrecht" not in noor.get("/api/moments?scope=team").text
    assert deeds(app) == [("team_renamed", "")]


def test_no_two_teams_share_a_name(cast: Cast, daan: FlaskClient) -> None:
    for name in ("vestiging utrecht", "Vestiging  Útrecht", "", "x" * 81):
        assert send(daan, "/console/teams/new", name=name).status_code == 422
    assert send(daan, f"/console/teams/{cast.teams['zwolle']}", name="Vestiging Zwolle")


def test_only_an_empty_team_is_taken_out_of_use(app: Flask, cast: Cast, daan: FlaskClient) -> None:
    path = f"/console/teams/{cast.teams['zwolle']}/use"
    assert send(daan, path, in_use="no").status_code == 409
    for login in ("jan", "petra"):
        send(daan, f"/console/people/{cast.people[login]}/access", access="no")
    assert send(daan, path, in_use="no").status_code == 303
    assert names(open_page(daan, "/console/teams")) == ["Vestiging Utrecht"]
    assert names(open_page(daan, "/console/teams?retired=yes")) == ["Vestiging Zwolle"]
    into = send(daan, f"/console/people/{cast.people['sem']}/teams", more=cast.teams["zwolle"])
    assert into.status_code == 422
    # Who returns meanwhile has lost that team; with the team back, it is empty.
    send(daan, f"/console/people/{cast.people['jan']}/access", access="yes")
    send(daan, path, in_use="yes")
    assert found(daan, team=cast.teams["zwolle"]) == []
    assert found(daan, search="jan") == ["Jan"]
    assert [deed for deed, _value in deeds(app)] == [
        "person_ended", "person_ended", "team_retired", "person_returned", "team_returned",
    ]  # fmt: skip


def test_a_new_team_is_there_for_people(cast: Cast, daan: FlaskClient) -> None:
    answer = send(daan, "/console/teams/new", name="Balie Noord")
    assert "Het team staat klaar" in open_page(daan, answer.headers["Location"]).text
    team = answer.headers["Location"].split("/")[3].split("?")[0]
    send(daan, f"/console/people/{cast.people['sem']}/teams", more=team)
    assert found(daan, team=team) == ["Sem"]
