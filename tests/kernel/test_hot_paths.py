"""What the hot paths ask of the database: how many statements, and by which index."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import bindparam, literal_column, select, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError

from app.kernel.db import db, new_id
from app.kernel.driver import glance
from app.kernel.hot import Hot
from app.moments.reading import feed_statement
from tests.databases import World
from tests.moments.words import told, words
from tests.statements import statements


def test_a_pull_with_nothing_new_takes_two_statements(noor: FlaskClient, app: Flask) -> None:
    told(noor)
    cursor = noor.get("/api/sync?cursor=0").json["cursor"]
    with statements(app) as seen:
        assert noor.get(f"/api/sync?cursor={cursor}").json["changes"] == {}
    assert len(seen) == 2


@pytest.mark.parametrize("count", [1, 15])
def test_the_feed_takes_two_statements_however_long(
    noor: FlaskClient, app: Flask, count: int
) -> None:
    for _ in range(count):
        told(noor)
    with statements(app) as seen:
        assert len(noor.get("/api/moments?scope=team").json["items"]) == count
    assert len(seen) == 2


def test_a_batch_costs_each_item_no_more_than_a_put(noor: FlaskClient, app: Flask) -> None:
    with statements(app) as single:
        noor.put(f"/api/moments/{new_id()}", json=words())
    items = [
        {"method": "PUT", "path": f"/api/moments/{new_id()}", "body": words()} for _ in range(50)
    ]
    with statements(app) as batch:
        assert len(noor.post("/api/outbox", json={"items": items}).json["results"]) == 50
    assert len(single) <= 12
    assert len(batch) <= 50 * (len(single) - 2) + 4


@pytest.mark.parametrize("paged", [False, True])
@pytest.mark.parametrize(
    ("scope", "teams", "index"),
    [
        ("mine", 0, "own"),
        ("team", 1, "team"),
        ("team", 3, "team"),
        ("organisation", 0, "organisation"),
    ],
)
def test_each_feed_walks_its_own_index(
    on_sqlite: World, scope: str, teams: int, paged: bool, index: str
) -> None:
    sql = str(feed_statement(scope, teams, paged).compile(dialect=sqlite.dialect()))
    with on_sqlite.app.app_context(), db.engine.connect() as connection:
        unbound = (None,) * sql.count("?")
        plan = [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", unbound)]
    walks = [step for step in plan if "moment" in step]
    assert len(walks) == max(teams, 1)
    assert all(f"USING INDEX ix_moment_feed_{index}" in walk for walk in walks)
    # Several teams are merged: at most a page of each is sorted, never a table.
    assert plan.count("USE TEMP B-TREE FOR ORDER BY") == (1 if teams > 1 else 0)


def test_a_connection_that_died_while_idle_is_replaced(noor: FlaskClient, app: Flask) -> None:
    cursor = noor.get("/api/sync?cursor=0").json["cursor"]
    with app.app_context():
        dead = glance().connection
        dead.close()
        assert noor.get(f"/api/sync?cursor={cursor}").json["changes"] == {}
        assert glance().connection is not dead


def test_what_a_database_refuses_is_said_without_the_words_that_were_sent(app: Flask) -> None:
    nothing = Hot(select(text("nothing")).where(literal_column("x") == bindparam("x")))
    with app.app_context(), pytest.raises(DBAPIError) as wrong:
        nothing.rows(glance(), {"x": "private words"})
    assert "private words" not in str(wrong.value)


def test_the_counter_is_one_row(app: Flask) -> None:
    with app.app_context():
        assert db.session.execute(text("SELECT count(*) FROM change_counter")).scalar() == 1
