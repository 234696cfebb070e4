"""The table of people: found by part of a name, sorted, a page at a time; and several at once."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import db
from app.kernel.log import LogEntry
from app.kernel.tables import PAGE
from app.kernel.versions import next_version
from app.people.models import Membership, Person
from tests.cast import Cast
from tests.console.roster import found, names
from tests.pages import Page, open_page, send

ALL = ["Anne", "Daan", "Fatima", "Jan", "Noor", "Petra", "Sem"]


def add(app: Flask, *people: str, team: str | None = None) -> None:
    with app.app_context():
        version = next_version(db.session())
        for name in people:
            person = Person(
                name=name, created_at=clock.now(), version=version, own_version=version,
                access_version=version,
            )  # fmt: skip
            person.memberships = [Membership(team_id=team)] if team else []
            db.session.add(person)
        db.session.commit()


def test_everybody_stands_in_the_table_by_name(daan: FlaskClient) -> None:
    page = open_page(daan, "/console/people")
    assert (page.title, page.texts("h1")) == ("Mensen · Beleef", ["Mensen"])
    assert names(page) == ALL
    assert "Vestiging Utrecht teamleider" in page.text


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("oo", ["Noor"]),
        ("NOOR", ["Noor"]),
        ("zwolle", ["Jan", "Petra"]),
        ("utrecht+fat", ["Fatima"]),
        ("ren%C3%A9e", ["Renée"]),
        ("renee", ["Renée"]),
        ("%25", []),
        ("_", []),
        ("utrecht+jan", []),
    ],
)
def test_any_part_of_a_name_or_a_team_finds_somebody(
    app: Flask, daan: FlaskClient, words: str, who: list[str]
) -> None:
    add(app, "Renée")
    assert found(daan, search=words) == who


def test_a_login_finds_somebody_for_an_admin_and_not_for_an_auditor(
    app: Flask, cast: Cast, daan: FlaskClient, auditor: FlaskClient
) -> None:
    with app.app_context():
        db.session.get_one(Person, cast.people["noor"]).login = "n.dejong"
        db.session.commit()
    assert found(daan, search="dejong") == ["Noor"]
    assert found(auditor, search="dejong") == []
    assert "n.dejong" in open_page(daan, "/console/people").text
    for path in ("/console/people", f"/console/people/{cast.people['noor']}"):
        assert "n.dejong" not in open_page(auditor, path).source


def test_filters_go_by_team_role_and_access(daan: FlaskClient, cast: Cast) -> None:
    assert found(daan, team=cast.teams["zwolle"]) == ["Jan", "Petra"]
    assert found(daan, role="lead") == ["Fatima", "Petra"]
    assert found(daan, role="auditor") == ["Anne"]
    send(daan, f"/console/people/{cast.people['jan']}/access", access="no")
    assert "Jan" not in found(daan)
    assert found(daan, state="ended") == ["Jan"]
    assert found(daan, state="all") == ALL


def test_heads_sort_both_ways(daan: FlaskClient) -> None:
    assert found(daan, sort="-name") == ALL[::-1]
    assert found(daan, sort="team")[:3] == ["Fatima", "Noor", "Sem"]
    assert found(daan, sort="team")[-2:] == ["Anne", "Daan"]
    assert found(daan, sort="role")[:2] == ["Daan", "Anne"]
    page = open_page(daan, "/console/people?sort=-since")
    assert page.texts("th", aria_sort="descending") == ["Sinds"]


@pytest.mark.parametrize("sort", ["name", "-name", "team", "-team", "role", "-role", "since"])
def test_pages_show_each_exactly_once_in_one_order(
    app: Flask, cast: Cast, daan: FlaskClient, sort: str
) -> None:
    add(app, *(f"Kim {n:03}" for n in range(PAGE + 5)), team=cast.teams["zwolle"])
    add(app, *(["Élodie", "elodie", "Zoë", "zoe"] * 16))
    seen: list[str] = []
    path: str | None = f"/console/people?sort={sort}"
    while path:
        page = open_page(daan, path)
        ids = [link.get("href", "") for link in page.all("a", class_="what")]
        assert 0 < len(ids) <= PAGE
        seen += ids
        following = [a for a in page.all("a", class_="btn") if Page.text_of(a) == "Volgende"]
        path = following[0].get("href") if following else None
    assert len(seen) == len(set(seen)) == PAGE + 5 + 64 + len(ALL)


@pytest.mark.parametrize(
    "asked", ["after=x", "after=%00", "team=%27", "sort=login", "state=x", "role=boss"]
)
def test_a_question_that_makes_no_sense_is_no_question(daan: FlaskClient, asked: str) -> None:
    assert names(open_page(daan, f"/console/people?{asked}"))[:2] in (ALL[:2], [])


def test_a_search_that_no_database_takes_is_refused(daan: FlaskClient) -> None:
    assert daan.get("/console/people?search=%00").status_code == 400
    assert daan.get("/console/people", query_string={"search": "a " * 5000}).status_code == 200


def test_nobody_found_says_what_to_try(daan: FlaskClient) -> None:
    assert "Niemand gevonden" in open_page(daan, "/console/people?search=zeppelin").text


def test_the_table_says_nothing_of_what_people_do(daan: FlaskClient, noor: FlaskClient) -> None:
    before = open_page(daan, "/console/people").source
    noor.get("/api/sync?cursor=0")
    noor.put(f"/api/moments/{'1' * 8}-0000-7000-8000-000000000000",
             json={"text": "Iets", "visibility": "private"})  # fmt: skip
    assert open_page(daan, "/console/people").source == before


def test_several_move_together_once_it_was_confirmed(
    app: Flask, cast: Cast, daan: FlaskClient
) -> None:
    chosen = [cast.people[login] for login in ("noor", "sem", "daan")]
    asked = Page(send(daan, "/console/people/together", act="move", person=chosen))
    assert "Jij staat er niet bij" in asked.text
    assert found(daan, team=cast.teams["zwolle"]) == ["Jan", "Petra"]
    sent = asked.fields(action="/console/people/together")
    nowhere = send(daan, "/console/people/together", **sent)
    assert (nowhere.status_code, "Kies een ander" in nowhere.text) == (422, True)
    done = send(daan, "/console/people/together", **sent | {"team": cast.teams["zwolle"]})
    assert done.status_code == 303
    assert found(daan, team=cast.teams["zwolle"]) == ["Jan", "Noor", "Petra", "Sem"]
    assert found(daan, team=cast.teams["utrecht"]) == ["Fatima"]
    with app.app_context():
        assert sorted(entry.deed for entry in db.session.query(LogEntry)) == [
            "team_joined", "team_joined", "team_left", "team_left",
        ]  # fmt: skip


def test_several_lose_access_together_or_none_does(
    cast: Cast, daan: FlaskClient, noor: FlaskClient, sem: FlaskClient
) -> None:
    chosen = [cast.people["noor"], cast.people["sem"]]
    asked = Page(send(daan, "/console/people/together", act="end", person=chosen))
    assert noor.get("/api/me").status_code == 200
    with_own = asked.fields(action="/console/people/together")
    with_own["person"] = [*chosen, cast.people["daan"]]
    assert send(daan, "/console/people/together", **with_own).status_code == 403
    assert noor.get("/api/me").status_code == 200
    send(daan, "/console/people/together", **asked.fields(action="/console/people/together"))
    assert (noor.get("/api/me").status_code, sem.get("/api/me").status_code) == (401, 401)


def test_choosing_nobody_says_so(daan: FlaskClient) -> None:
    answer = send(daan, "/console/people/together", act="end")
    assert "Vink eerst aan" in open_page(daan, answer.headers["Location"]).text
    assert send(daan, "/console/people/together", act="praise", person="x").status_code == 400
