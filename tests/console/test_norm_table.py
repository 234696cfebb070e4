"""The table of norms as a whole: in pages, several at once, and to a file."""

import csv
import io

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel import tables
from app.kernel.db import db
from app.norms.models import Norm
from tests.cast import Cast
from tests.console.test_norm_list import ALL, titles
from tests.console.test_person_page import deeds
from tests.pages import open_page, send

TOGETHER = "/console/norms/together"


def test_a_long_list_comes_in_pages_without_a_gap(
    daan: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "PAGE", 2)
    first = open_page(daan, "/console/norms?sort=-title")
    assert titles(first) == ALL[:0:-1]
    [more] = [a for a in first.all("a") if "after=" in a.get("href", "")]
    second = open_page(daan, more.get("href", ""))
    assert titles(second) == ALL[:1]
    assert "sort=-title" in more.get("href", "")
    assert titles(open_page(daan, "/console/norms?after=nothing")) == ALL[:2]


def test_several_norms_leave_and_come_back_together(
    app: Flask, cast: Cast, daan: FlaskClient
) -> None:
    two = [cast.norms["loop"], cast.norms["bel"]]
    gone = send(daan, TOGETHER, act="retire", norm=two)
    assert "Uit gebruik genomen" in open_page(daan, gone.headers["Location"]).text
    assert titles(open_page(daan, "/console/norms")) == [ALL[1]]
    back = send(daan, TOGETHER, act="return", norm=two, state="retired")
    assert "state=retired" in back.headers["Location"]
    assert titles(open_page(daan, "/console/norms")) == ALL
    assert [name for name, _value in deeds(app)] == ["norm_retired"] * 2 + ["norm_returned"] * 2


def test_without_a_tick_nothing_happens_and_all_or_none_do(
    cast: Cast, daan: FlaskClient, noor: FlaskClient
) -> None:
    nothing = send(daan, TOGETHER, act="retire")
    assert "Vink eerst aan" in open_page(daan, nothing.headers["Location"]).text
    unknown = "018f3c1e-0000-7000-8000-000000000000"
    assert send(daan, TOGETHER, act="retire", norm=[cast.norms["loop"], unknown]).status_code == 404
    assert send(daan, TOGETHER, act="delete", norm=[cast.norms["loop"]]).status_code == 400
    assert send(noor, TOGETHER, act="retire", norm=[cast.norms["loop"]]).status_code == 403
    assert titles(open_page(daan, "/console/norms")) == ALL


def test_the_file_holds_what_is_shown_and_calculates_nothing(
    app: Flask, cast: Cast, daan: FlaskClient, noor: FlaskClient
) -> None:
    with app.app_context():
        norm = db.session.get_one(Norm, cast.norms["loop"])
        assert norm.current
        norm.current.frame = '=HYPERLINK("http://evil.example")'
        db.session.commit()
    answer = daan.get("/console/norms.csv?team=all")
    assert answer.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    assert [row[0] for row in rows] == ["Titel", "We lopen mee"]
    assert rows[1][6].startswith("'=")
    assert noor.get("/console/norms.csv").status_code == 403
