"""The poll: the same part as the page, and 304 without reading a moment when nothing changed."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from app.kernel.db import db, new_id
from app.moments.board import _STANDING
from app.people.models import Membership, Person
from tests.cast import Cast
from tests.databases import World
from tests.lead.test_board import give, listed
from tests.moments.words import told, words
from tests.pages import Page, open_page
from tests.statements import statements


def test_the_page_and_its_first_poll_are_the_same(fatima: FlaskClient, noor: FlaskClient) -> None:
    told(noor)
    page = open_page(fatima, "/lead/")
    tag = page.one("div", id="board").get("data-tag")
    assert poll(fatima, page, f'W/"{tag}"').status_code == 304
    whole = poll(fatima, page, "")
    assert listed(Page(whole)) == listed(page)
    assert whole.headers["ETag"] == f'W/"{tag}"'


def test_whatever_shows_on_the_board_ends_the_304(
    fatima: FlaskClient, noor: FlaskClient, sem: FlaskClient, daan: FlaskClient
) -> None:
    first = told(noor)
    page = open_page(fatima, f"/lead/moments/{first}")
    tag = poll(fatima, page, "").headers["ETag"]
    assert poll(fatima, page, tag).status_code == 304
    for change in (
        lambda: told(sem),
        lambda: sem.put(f"/api/moments/{first}/reactions/heart", json={"on": True}),
        lambda: give(fatima, first, "Dank je."),
    ):
        change()
        answer = poll(fatima, page, tag)
        assert answer.status_code == 200
        tag = answer.headers["ETag"]
        assert poll(fatima, page, tag).status_code == 304


def test_what_happens_in_another_team_does_not(
    fatima: FlaskClient, noor: FlaskClient, jan: FlaskClient
) -> None:
    told(noor)
    page = open_page(fatima, "/lead/")
    tag = poll(fatima, page, "").headers["ETag"]
    told(jan)
    assert poll(fatima, page, tag).status_code == 304


def test_what_somebody_writes_for_themselves_moves_no_board(
    fatima: FlaskClient, noor: FlaskClient
) -> None:
    told(noor)
    page = open_page(fatima, "/lead/")
    tag = poll(fatima, page, "").headers["ETag"]
    private = told(noor, "Voor mezelf.", visibility="private")
    assert poll(fatima, page, tag).status_code == 304
    assert noor.delete(f"/api/moments/{private}").status_code == 200
    assert poll(fatima, page, tag).status_code == 304


def test_a_moment_that_its_writer_makes_private_leaves_the_board(
    fatima: FlaskClient, noor: FlaskClient, sem: FlaskClient
) -> None:
    first, later = told(noor, "Eerst voor ons."), told(sem)
    page = open_page(fatima, f"/lead/moments/{later}")
    tag = poll(fatima, page, "").headers["ETag"]
    edit(noor, first, "Eerst voor ons.", visibility="private")
    assert listed(Page(poll(fatima, page, tag))) == [later]


def test_what_happens_to_a_moment_while_it_is_private_moves_no_board(
    fatima: FlaskClient, noor: FlaskClient, sem: FlaskClient
) -> None:
    told(sem)
    moment = told(noor, "Eerst voor ons.")
    edit(noor, moment, "Nu voor mij.", visibility="private")
    page = open_page(fatima, "/lead/")
    tag = poll(fatima, page, "").headers["ETag"]
    edit(noor, moment, "Anders gezegd.", visibility="private")
    assert poll(fatima, page, tag).status_code == 304
    assert noor.delete(f"/api/moments/{moment}").status_code == 200
    assert poll(fatima, page, tag).status_code == 304


def test_a_moment_that_is_shared_again_returns_to_the_board(
    fatima: FlaskClient, noor: FlaskClient
) -> None:
    moment = told(noor, "Eerst voor ons.")
    edit(noor, moment, "Nu voor mij.", visibility="private")
    page = open_page(fatima, "/lead/")
    tag = poll(fatima, page, "").headers["ETag"]
    edit(noor, moment, "Toch voor ons.", visibility="team")
    assert listed(Page(poll(fatima, page, tag))) == [moment]


@pytest.mark.parametrize(("label", "index"), [("moments", "pull_team"), ("taken_away", "narrowed")])
def test_the_standing_is_read_from_the_end_of_an_index(
    on_sqlite: World, label: str, index: str
) -> None:
    part = next(column for column in _STANDING.selected_columns if column.name == label)
    compiled = (
        select(part)
        .params(team=new_id())
        .compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})
    )
    with on_sqlite.app.app_context(), db.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", (None,)).all()
    assert any(f"INDEX ix_moment_{index} (team_id=?)" in row[-1] for row in plan), plan


def test_what_is_no_id_is_not_found(fatima: FlaskClient, noor: FlaskClient) -> None:
    moment_id = told(noor)
    for ours in (moment_id, moment_id.upper(), ""):
        assert fatima.get(f"/lead/board?moment={ours}").status_code == 200
    for place in ("/lead/board?moment=", "/lead/board?team=", "/lead/?team="):
        for text in ("abc", "%00", "%ff", "9" * 5000, f"{{{moment_id}}}"):
            assert fatima.get(place + text).status_code == 404, (place, text)


def test_a_withdrawn_moment_ends_its_poll(fatima: FlaskClient, noor: FlaskClient) -> None:
    moment_id = told(noor)
    page = open_page(fatima, f"/lead/moments/{moment_id}")
    tag = poll(fatima, page, "").headers["ETag"]
    noor.delete(f"/api/moments/{moment_id}")
    assert poll(fatima, page, tag).status_code == 404


def test_another_leads_answer_is_no_key(fatima: FlaskClient, noor: FlaskClient, cast: Cast) -> None:
    told(noor)
    assert fatima.get(f"/lead/board?team={cast.teams['zwolle']}").status_code == 404
    assert fatima.get(f"/lead/board?team={cast.teams['utrecht']}").status_code == 200


def test_a_304_takes_two_statements(app: Flask, fatima: FlaskClient, noor: FlaskClient) -> None:
    told(noor)
    page = open_page(fatima, "/lead/")
    tag = poll(fatima, page, "").headers["ETag"]
    with statements(app) as said:
        assert poll(fatima, page, tag).status_code == 304
    assert len(said) == 2, said


def test_a_whole_board_takes_as_many_statements_for_one_moment_as_for_fifty(
    app: Flask, fatima: FlaskClient, noor: FlaskClient
) -> None:
    told(noor)
    with statements(app) as for_one:
        fatima.get("/lead/")
    for n in range(30):
        told(noor, f"Verhaal {n}")
    with statements(app) as for_many:
        fatima.get("/lead/")
    assert len(for_many) == len(for_one) <= 7  # one of them asks for the logo


def test_a_lead_of_two_teams_chooses(
    app: Flask, fatima: FlaskClient, noor: FlaskClient, jan: FlaskClient, cast: Cast
) -> None:
    in_utrecht, in_zwolle = told(noor), told(jan)
    with app.app_context():
        person = db.session.get_one(Person, cast.people["fatima"])
        person.memberships.append(Membership(team_id=cast.teams["zwolle"], role="lead"))
        db.session.commit()
    page = open_page(fatima, "/lead/")
    choice = page.one("nav", aria_label="Team")
    assert [Page.text_of(link) for link in choice] == ["Vestiging Utrecht", "Vestiging Zwolle"]
    assert listed(page) == [in_utrecht]
    assert listed(open_page(fatima, f"/lead/?team={cast.teams['zwolle']}")) == [in_zwolle]
    assert listed(open_page(fatima, f"/lead/moments/{in_zwolle}")) == [in_zwolle]


def edit(browser: FlaskClient, moment: str, text: str, **more: str) -> None:
    """Put other words on one's own moment."""
    seen = browser.get(f"/api/moments/{moment}").json["hash"]
    answer = browser.put(
        f"/api/moments/{moment}", json=words(text, **more), headers={"If-Match": f'"{seen}"'}
    )
    assert answer.status_code == 200


def poll(browser: FlaskClient, page: Page, tag: str):  # type: ignore[no-untyped-def]
    path = page.one("div", id="moment").get("data-poll")
    return browser.get(path, headers={"If-None-Match": tag} if tag else {})
