"""People to a file: no formulas in it, and taken in again it changes nothing."""

import csv
import io
import zipfile

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.spreadsheets import harmless
from tests.cast import Cast
from tests.console.test_importing import dry_run, listed
from tests.console.test_people_table import add
from tests.console.test_person_page import deeds
from tests.pages import open_page, send

SIGNS = ("=1+1", "+31 6", "-Jan", "@SUM(A1)", "＝1", "＋1", "－1", "＠x")


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_goes_out_comes_in_again_unchanged(
    app: Flask, cast: Cast, daan: FlaskClient, kind: str
) -> None:
    add(app, *SIGNS, "Zoë 'quote\"", team=cast.teams["utrecht"])
    page = open_page(daan, "/console/people")
    assert "Als CSV" in page.texts("button")
    data = send(daan, "/console/people/export", format=kind, state="active").data
    again = dry_run(daan, data)
    assert "Alles is al zo" in again.text
    assert "Deze kolommen slaan we over: beheer, sinds." in again.text


def test_no_cell_is_a_formula_to_a_spreadsheet(app: Flask, cast: Cast, daan: FlaskClient) -> None:
    add(app, *SIGNS, team=cast.teams["utrecht"])
    answer = send(daan, "/console/people/export", format="csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    cells = [cell for row in rows(answer.data) for cell in row]
    assert not [
        cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    ]
    assert [f"'{sign}" in cells for sign in SIGNS] == [True] * len(SIGNS)
    assert [harmless(f"{sign}x")[0] for sign in "\t\r\0"] == ["'"] * 3
    book = zipfile.ZipFile(
        io.BytesIO(send(daan, "/console/people/export", format="xlsx").data)
    )  # fmt: skip
    assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_what_is_shown_or_ticked_goes_out_and_is_logged(
    app: Flask, cast: Cast, daan: FlaskClient
) -> None:
    shown = send(daan, "/console/people/export", team=cast.teams["zwolle"], state="active")
    assert [row[0] for row in rows(shown.data)] == ["naam", "Jan", "Petra"]
    ticked = send(daan, "/console/people/export", person=[cast.people["noor"]])
    assert [row[:4] for row in rows(ticked.data)[1:]] == [
        ["Noor", "noor", "Vestiging Utrecht", "medewerker"]
    ]
    assert deeds(app) == [("people_exported", "2"), ("people_exported", "1")]


def test_the_sample_is_a_list_that_reads(daan: FlaskClient) -> None:
    sample = daan.get("/console/people/import/sample").data
    assert "Nieuw" in dry_run(daan, sample, **{"make-teams": "yes"}).text
    assert listed().decode().split("\n")[0] == sample.decode("utf-8-sig").split("\r\n")[0]
