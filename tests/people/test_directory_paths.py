"""The table of people stays pleasant: by which index it is walked, and in how many statements."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.dialects import postgresql, sqlite

from app.kernel.db import db
from app.people.directory import Asked, statement
from tests.console.test_people_table import add
from tests.databases import World
from tests.kernel.test_hot_paths import statements

# SQLite writes an OFFSET, of nothing, behind every LIMIT.
ON = postgresql.dialect()


@pytest.mark.parametrize("paged", [False, True])
@pytest.mark.parametrize("down", ["", "-"])
@pytest.mark.parametrize(("sort", "index"), [("name", "name"), ("role", "role"), ("since", "time")])
def test_each_order_walks_its_own_index(
    on_sqlite: World, sort: str, index: str, down: str, paged: bool
) -> None:
    place = {"name": ("a", "x"), "role": ("staff", "a", "x"), "since": (None, "x")}[sort]
    asked = Asked(search="an", sort=down + sort)
    found = statement(asked, place if paged else None)
    sql = str(found.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True}))
    with on_sqlite.app.app_context(), db.engine.connect() as connection:
        unbound = (None,) * sql.count("?")
        plan = [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", unbound)]
    assert any(f"person USING INDEX ix_person_by_{index}" in step for step in plan), plan
    assert "USE TEMP B-TREE FOR ORDER BY" not in plan
    if paged:
        assert any(step.startswith("SEARCH person") for step in plan), plan


@pytest.mark.parametrize("count", [1, 45])
def test_a_page_takes_the_same_statements_however_many_it_shows(
    app: Flask, daan: FlaskClient, count: int
) -> None:
    add(app, *(f"Kim {n}" for n in range(count)))
    with statements(app) as seen:
        assert daan.get("/console/people?search=kim").text.count("<bdi>Kim") == count
    assert len(seen) <= 6


def test_no_page_counts_or_skips() -> None:
    sql = str(statement(Asked(search="x", sort="team"), ("a", "b", "c")).compile(dialect=ON))
    assert "OFFSET" not in sql
    assert "LIMIT" in sql
    assert "count(" not in sql.lower()
