"""Proposing: exactly once, beside what lies there, and taken back by whom it may be."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel.db import db, new_id
from app.kernel.log import LogEntry
from app.norms.proposing import MOST_A_DAY
from tests.cast import Cast
from tests.moments.words import told
from tests.norms.team import (
    all_agree,
    answer,
    choose,
    chosen,
    norm_at,
    propose,
    proposed,
    stances,
    words,
)


@pytest.fixture
def team(cast: Cast) -> str:
    return cast.teams["utrecht"]


def test_a_proposal_arrives_once_however_often_it_is_sent(
    noor: FlaskClient, team: str, sem: FlaskClient
) -> None:
    norm, version = new_id(), new_id()
    first = propose(noor, team, norm, version)
    again = propose(noor, team, norm, version)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json["id"] == again.json["id"] == version
    assert first.json["hash"] == again.json["hash"]
    other = propose(noor, team, norm, version, title="Iets anders")
    assert (other.status_code, other.json["code"]) == (409, "arrived")
    assert propose(sem, team, norm, version).status_code == 404
    assert len(noor.get(f"/api/norms/{norm}/versions").json["items"]) == 1


def test_it_travels_by_the_outbox_with_what_follows_it(
    noor: FlaskClient, cast: Cast, team: str
) -> None:
    norm, version = new_id(), new_id()
    path = f"/api/norms/{norm}"
    items: list[dict[str, Any]] = [
        {"method": "PUT", "path": f"{path}/proposals/{version}", "body": words(team)},
        {"method": "PUT", "path": f"{path}/agreement",
         "body": {"version": 1, "stance": "can_live", "point": None}},
        {"method": "PUT", "path": f"{path}/proposals/{new_id()}", "body": words(team)},
        {"method": "DELETE", "path": f"{path}/proposals/{version}", "body": {}},
    ]  # fmt: skip
    results = noor.post("/api/outbox", json={"items": items}).json["results"]
    assert [result["status"] for result in results] == [201, 200, 409, 200]
    assert stances(results[1]["body"]["norm"]["agreement"]) == {"Noor": "can_live"}
    assert results[3]["body"]["norm"]["state"] == "withdrawn"


@pytest.mark.parametrize(
    ("other", "code"),
    [({"base": 2}, "base_changed"), ({"base": None}, "base_changed")],
)
def test_what_was_written_beside_another_version_is_refused_and_nothing_is_lost(
    noor: FlaskClient, cast: Cast, team: str, other: dict[str, Any], code: str
) -> None:
    refused = propose(noor, team, cast.norms["bel"], **other)
    assert (refused.status_code, refused.json["code"]) == (409, code)
    assert norm_at(noor, cast.norms["bel"])["next"] is None


def test_where_a_proposal_lies_another_comes_only_in_its_place_by_who_may(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, team: str
) -> None:
    norm = proposed(noor, team)["id"]
    for browser, replaces in ((sem, None), (fatima, None), (fatima, 7)):
        refused = propose(browser, team, norm, replaces=replaces, title="Anders")
        assert (refused.status_code, refused.json["code"]) == (409, "proposal_open")
        assert refused.json["detail"].startswith("Er ligt al een voorstel")
    assert propose(sem, team, norm, replaces=1, title="Anders").status_code == 403
    assert proposed(noor, team, norm, replaces=1, title="Toch anders")["number"] == 2
    assert proposed(fatima, team, norm, replaces=2, title="Van de teamleider")["number"] == 3


def test_the_words_that_hold_are_no_proposal(noor: FlaskClient, cast: Cast, team: str) -> None:
    now = norm_at(noor, cast.norms["bel"])
    same = {name: now[name] for name in words(team) if name in now and name != "team"}
    refused = propose(noor, team, cast.norms["bel"], **(same | {"base": 1, "moment": None}))
    assert (refused.status_code, refused.json["code"]) == (422, "nothing_new")


def test_only_ones_own_team_and_never_the_organisation(
    noor: FlaskClient, jan: FlaskClient, cast: Cast, team: str
) -> None:
    zwolle = cast.teams["zwolle"]
    assert propose(noor, zwolle).json["code"] == "team_changed"
    assert propose(jan, zwolle, cast.norms["bel"], base=1).status_code == 404
    refused = propose(noor, team, cast.norms["loop"], base=1, title="Anders")
    assert (refused.status_code, refused.json["code"]) == (403, "organisation_norm")


def test_a_proposer_takes_it_back_and_a_lead_answers(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, cast: Cast, team: str
) -> None:
    bel = cast.norms["bel"]
    first = proposed(noor, team, bel, base=1)["next"]["agreement"]["id"]
    path = f"/api/norms/{bel}/proposals/{first}"
    assert sem.delete(path).status_code == 403
    assert fatima.delete(path).status_code == 422
    assert (noor.delete(path).status_code, noor.delete(path).status_code) == (200, 200)
    now = norm_at(sem, bel)
    assert (now["next"], now["withdrawn"]["version"], now["withdrawn"]["answer"]) == (None, 2, "")
    assert choose(sem, bel, 2).json["code"] == "withdrawn"
    second = proposed(noor, team, bel, base=1)["next"]["agreement"]["id"]
    path = f"/api/norms/{bel}/proposals/{second}/withdrawal"
    assert fatima.put(path, json={"answer": " "}).status_code == 422
    assert fatima.put(path, json={"answer": "We wachten het jaar af."}).status_code == 200
    now = norm_at(noor, bel)
    assert (now["number"], now["withdrawn"]["version"]) == (1, 3)


def test_what_came_in_force_is_not_withdrawn(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, team: str
) -> None:
    norm = proposed(noor, team)
    all_agree((sem, fatima), norm["id"], 1)
    path = f"/api/norms/{norm['id']}/proposals/{norm['agreement']['id']}"
    refused = noor.delete(path)
    assert (refused.status_code, refused.json["code"]) == (409, "settled")


def test_a_moment_cannot_have_lived_what_does_not_hold_yet(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, team: str
) -> None:
    norm = proposed(noor, team)["id"]
    body = {"text": "", "followed": [norm], "visibility": "team"}
    refused = noor.put(f"/api/moments/{new_id()}", json=body)
    assert (refused.status_code, list(refused.json["fields"])) == (422, ["followed"])
    all_agree((sem, fatima), norm, 1)
    assert noor.put(f"/api/moments/{new_id()}", json=body).status_code == 201


def test_the_moment_that_it_came_out_of_goes_with_it(
    noor: FlaskClient, sem: FlaskClient, team: str
) -> None:
    moment = told(noor)
    norm = proposed(noor, team, moment=moment)
    assert norm["moment"] == moment
    assert sem.get(f"/api/norms/{norm['id']}/versions").json["items"][0]["moment"] == moment


@pytest.mark.parametrize(
    ("other", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"frame": ""}, "frame"),
        ({"room": ""}, "room"),
        ({"say": ["x" * 201]}, "say.0"),
        ({"rather_not": ["x"] * 9}, "rather_not"),
        ({"symbol": "auto"}, "symbol"),
        ({"hue": 6}, "hue"),
        ({"team": None}, "team"),
        ({"base": 0}, "base"),
    ],
)
def test_what_does_not_fit_is_refused_field_by_field(
    noor: FlaskClient, team: str, other: dict[str, Any], field: str
) -> None:
    refused = noor.put(f"/api/norms/{new_id()}/proposals/{new_id()}", json=words(team) | other)
    assert (refused.status_code, list(refused.json["fields"])) == (422, [field])


def test_nobody_floods_a_team_with_proposals(noor: FlaskClient, team: str) -> None:
    statuses = [propose(noor, team).status_code for _ in range(MOST_A_DAY + 1)]
    assert statuses == [201] * MOST_A_DAY + [429]


def test_the_log_tells_what_happened_without_a_word_of_it(
    app: Flask, noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, cast: Cast, team: str
) -> None:
    norm = proposed(noor, team)["id"]
    [point] = chosen(sem, norm, 1, "discuss", "Kwikzilver?")["agreement"]["points"]
    answer(fatima, norm, point["id"], "Kwikstaart.")
    all_agree((sem, fatima), norm, 1)
    other = proposed(noor, team)
    noor.delete(f"/api/norms/{other['id']}/proposals/{other['agreement']['id']}")
    with app.app_context():
        entries = db.session.scalars(select(LogEntry).order_by(LogEntry.number)).all()
        told_ = [(entry.deed, entry.actor_id, entry.object_id) for entry in entries]
        assert "Kwik" not in str([entry.value for entry in entries])
    people = cast.people
    assert told_ == [
        ("norm_proposed", people["noor"], norm),
        ("norm_point_closed", people["fatima"], norm),
        ("norm_in_force", None, norm),
        ("norm_proposed", people["noor"], other["id"]),
        ("norm_withdrawn", people["noor"], other["id"]),
    ]
