"""One rule behind the feed, single reads and the pull: visible is readable is pulled."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.moments.reading import feed_statement
from app.people.models import Membership
from tests.cast import Cast
from tests.conftest import SignIn
from tests.moments.words import texts, told

READERS = {
    "private": {"noor"},
    "team": {"noor", "sem", "fatima"},
    "organisation": {"noor", "sem", "fatima", "jan", "petra", "daan"},
}


@pytest.mark.parametrize("visibility", READERS)
@pytest.mark.parametrize("reader", ["noor", "sem", "fatima", "jan", "petra", "daan", "anne"])
def test_visible_is_readable_is_listed_is_pulled(
    sign_in: SignIn, visibility: str, reader: str
) -> None:
    moment_id = told(sign_in("noor"), visibility=visibility)
    browser = sign_in(reader)
    may = reader in READERS[visibility]

    assert browser.get(f"/api/moments/{moment_id}").status_code == (200 if may else 404)
    pulled = browser.get("/api/sync?cursor=0").json["changes"].get("moments", [])
    assert [moment["id"] for moment in pulled] == ([moment_id] if may else [])
    listed = {
        item["id"]
        for scope in ("mine", "team", "organisation")
        for item in browser.get(f"/api/moments?scope={scope}").json["items"]
    }
    assert listed == ({moment_id} if may else set())


def test_each_scope_shows_its_own(noor: FlaskClient, sem: FlaskClient, jan: FlaskClient) -> None:
    told(noor, "van noor", visibility="private")
    told(sem, "van sem")
    told(jan, "van jan", visibility="organisation")
    assert texts(noor, "mine") == ["van noor"]
    assert texts(noor, "team") == ["van sem"]
    assert texts(noor, "organisation") == ["van jan"]


def test_the_feed_pages_without_gap_or_double_while_it_grows(
    noor: FlaskClient, sem: FlaskClient
) -> None:
    expected = [told(noor, f"beleving {number}") for number in range(45)][::-1]
    seen, before = [], ""
    while True:
        page = noor.get(f"/api/moments?scope=team{before}").json
        seen += [item["id"] for item in page["items"]]
        told(sem, "er komt steeds iets bij")
        if not page["next"]:
            break
        before = f"&before={page['next']}"
    assert seen == expected


@pytest.mark.parametrize("cursor", ["x", "====", "MjAyNg==", "A" * 300, "\u00e9"])
def test_a_made_up_cursor_is_refused(noor: FlaskClient, cursor: str) -> None:
    answer = noor.get("/api/moments", query_string={"before": cursor})
    assert (answer.status_code, answer.json["code"]) == (400, "cursor")


def test_somebody_in_two_teams_reads_both_in_one_feed(
    app: Flask, sign_in: SignIn, cast: Cast
) -> None:
    told(sign_in("noor"), "van utrecht")
    told(sign_in("jan"), "van zwolle")
    with app.app_context():
        db.session.add(Membership(person_id=cast.people["sem"], team_id=cast.teams["zwolle"]))
        db.session.commit()
    sem = sign_in("sem")
    assert texts(sem, "team") == ["van zwolle", "van utrecht"]
    told(sem, "van sem", team=cast.teams["zwolle"])
    assert texts(sign_in("jan"), "team") == ["van sem", "van zwolle"]


def test_somebody_without_a_team_has_an_empty_team_feed(
    daan: FlaskClient, noor: FlaskClient
) -> None:
    told(noor)
    assert texts(noor, "team") != []
    assert texts(daan, "team") == []


def test_no_feed_query_counts_or_skips() -> None:
    for scope, teams in (("mine", 0), ("team", 1), ("team", 2), ("organisation", 0)):
        sql = str(feed_statement(scope, teams, paged=True)).lower()
        assert "offset" not in sql
        assert "count(" not in sql


def test_an_auditor_who_also_works_in_a_team_reads_as_a_colleague(
    app: Flask, cast: Cast, sign_in: SignIn
) -> None:
    moment_id = told(sign_in("noor"), visibility="organisation")
    with app.app_context():
        db.session.add(Membership(person_id=cast.people["anne"], team_id=cast.teams["zwolle"]))
        db.session.commit()
    assert sign_in("anne").get(f"/api/moments/{moment_id}").status_code == 200
