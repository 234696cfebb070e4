"""A console whose database fails: a designed page that says so, never a crash while saying it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, OperationalError

from app.console import norm_table_views
from app.kernel.db import db
from tests.cast import Cast
from tests.console.editor import open_norm, press
from tests.pages import Page, open_page

PLACES = ("/console/norms", "/console/norms/new", "/console/me")


def test_a_database_that_is_away_is_told_on_a_page(app: Flask, daan: FlaskClient) -> None:
    assert open_page(daan, "/console/norms").status == 200
    with away(app):
        for place in PLACES:
            page = open_page(daan, place)
            assert (page.status, page.title) == (503, "Even niet bereikbaar · Beleef")
            assert page.answer.headers["Retry-After"] == "5"
    assert open_page(daan, "/console/norms").status == 200


def test_what_a_database_refuses_is_told_on_a_page(
    daan: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(norm_table_views, "listed", refused)
    page = open_page(daan, "/console/norms")
    assert (page.status >= 500, page.texts("h1")) == (True, [page.title.removesuffix(" · Beleef")])


def test_a_refused_statement_leaves_the_session_fit_for_the_error_page(app: Flask) -> None:
    with app.test_request_context("/console/norms"):
        with pytest.raises(DBAPIError) as wrong:
            refused(db.session())
        app.handle_user_exception(wrong.value)
        assert db.session.scalar(text("SELECT 1")) == 1


def test_a_line_number_of_thousands_of_digits_is_no_line(daan: FlaskClient, cast: Cast) -> None:
    page = open_norm(daan, cast.norms["loop"])
    for number in ("9" * 5000, "٩" * 5000, "-1", "x", ""):
        same = Page(press(daan, page, f"drop:say:{number}"))
        assert (same.status, same.fields(id="norm")["say"]) == (200, page.fields(id="norm")["say"])


def refused(session: Any, **_asked: str) -> NoReturn:
    session.execute(text("SELECT nothing FROM nowhere"))
    raise AssertionError("there is a table called nowhere")


@contextmanager
def away(app: Flask) -> Iterator[None]:
    """Every statement fails as it does when the server is gone."""

    def fail(*_statement: object) -> NoReturn:
        raise OperationalError("", None, Exception("away"))

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", fail)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", fail)
