"""Voices from a file: shown row by row, taken in once, and nothing in it does anything."""

import csv
import io
import zipfile

import pytest
import xlsxwriter
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from app.kernel.db import db
from app.voices import imports
from tests.cast import Cast
from tests.pages import OURS, Page, open_page

PLACE = "/console/voices/import"
HEAD = ["tekst", "datum", "kanaal", "score", "schaal", "thema", "team", "taal"]


def as_csv(*rows: list[str], head: list[str] = HEAD) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([head, *rows])
    return out.getvalue().encode()


def as_xlsx(*rows: list[str]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([HEAD, *rows]):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def hand_in(daan: FlaskClient, data: bytes, name: str = "reacties.csv") -> TestResponse:
    sent = {"file": FileStorage(io.BytesIO(data), name), "encoding": "utf-8"}
    # Encoded here: the test client would keep a large body in a file that it leaves open.
    boundary, body = encode_multipart(sent)
    kind = f"multipart/form-data; boundary={boundary}"
    return daan.post(PLACE, data=body, content_type=kind, headers=OURS)


def work(app: Flask) -> int:
    """The worker, until there is nothing to take in; how many turns it took."""
    turns = 0
    with app.app_context():
        while imports.take_in(db.session()):
            db.session.commit()
            turns += 1
        db.session.rollback()
    return turns


def take_in(app: Flask, daan: FlaskClient, data: bytes) -> Page:
    place = hand_in(daan, data).location
    assert daan.post(place, headers=OURS).status_code == 303
    work(app)
    return open_page(daan, place)


def said_in(daan: FlaskClient, query: str = "") -> list[str]:
    return open_page(daan, f"/console/voices{query}").texts("span", class_="said")


def test_each_row_says_what_becomes_of_it(app: Flask, daan: FlaskClient, cast: Cast) -> None:
    data = as_csv(
        ["Mevrouw Jansen hielp goed", "2026-10-01", "balie", "4", "1-5", "Hulp", "", "nl"],
        ["Lang wachten", "02-10-2026", "Enquête", "", "", "", "Vestiging Utrecht", ""],
        ["", "2026-10-01", "", "", "", "", "", ""],
        ["Te laat", "2999-01-01", "", "", "", "", "", ""],
        ["Vreemd", "2026-10-01", "duif", "", "", "", "", ""],
        ["Hoog", "2026-10-01", "", "12", "1-10", "", "", ""],
        ["Waar", "2026-10-01", "", "", "", "", "Vestiging Nergens", ""],
        ["Bel 06-12345678", "2026-10-01", "duif", "", "", "", "", ""],
    )
    place = hand_in(daan, data).location
    page = open_page(daan, place)
    tabs = [page.text_of(link) for link in page.all("a") if "?show=" in (link.get("href") or "")]
    assert tabs == ["Kan niet 6 rijen", "Nieuw 2 rijen", "Is er al 0 rijen"]
    for why in ("nog niet geweest", "Dit kanaal kennen we niet", "past niet op haar schaal",
                "Dit team is er niet"):  # fmt: skip
        assert why in page.text
    assert "12345678" not in page.source
    shown = open_page(daan, f"{place}?show=new")
    assert "[naam] hielp goed" in shown.text
    assert "Jansen" not in shown.source
    assert said_in(daan) == []
    assert daan.post(place, headers=OURS).status_code == 303
    assert "Bezig met invoeren" in open_page(daan, place).text
    assert daan.get(place).headers["Refresh"] == "2"
    work(app)
    assert "Er zijn 2 stemmen bij gekomen" in open_page(daan, place).text
    assert said_in(daan) == ["Lang wachten", "Mevrouw [naam] hielp goed"]
    assert said_in(daan, f"?team={cast.teams['utrecht']}") == ["Lang wachten"]


def test_the_original_is_nowhere_in_the_database(app: Flask, daan: FlaskClient) -> None:
    take_in(app, daan, as_csv(["Bel Kwikzilver op 06-12345678", *[""] * 7]))
    hand_in(daan, as_csv(["Mail meneer Kwikzilver: kwik@zilver.nl", *[""] * 7]))
    with app.app_context(), db.engine.connect() as connection:
        for table in ("customer_voice", "voice_import"):
            rows = connection.exec_driver_sql(f"SELECT * FROM {table}").all()  # noqa: S608
            assert rows
            assert "12345678" not in str(rows)
            assert "zilver.nl" not in str(rows)


def test_the_same_file_twice_adds_nothing_and_what_is_new_is_added(
    app: Flask, daan: FlaskClient
) -> None:
    row = ["Prima", "2026-10-01", "balie", "9", "1-10", "", "", "nl"]
    take_in(app, daan, as_csv(row, row))
    assert said_in(daan) == ["Prima"]
    again = open_page(daan, hand_in(daan, as_csv(row)).location)
    assert "Alles is er al" in again.text
    take_in(app, daan, as_csv(row, ["Ook prima", *row[1:]]))
    assert len(said_in(daan)) == 2


def test_a_file_goes_in_by_batches_and_says_how_far_it_is(
    app: Flask, daan: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imports, "BATCH", 10)
    rows = [[f"Stem {number}", "2026-10-01", *[""] * 6] for number in range(25)]
    place = hand_in(daan, as_csv(*rows)).location
    daan.post(place, headers=OURS)
    with app.app_context():
        imports.take_in(db.session())
        db.session.commit()
    assert "10 van 25 rijen" in open_page(daan, place).text
    assert daan.post(place, headers=OURS).status_code == 303  # said twice
    assert work(app) == 2
    assert "25 stemmen" in open_page(daan, place).text


HOSTILE = (
    "<img src=x onerror=alert(1)>", "=cmd|' /C calc'!A0", "@SUM(1+1)", "+1234567890123",
    "\u202etxt.exe", "javascript:alert(1)",
    "{{ 7*7 }}{% raise %}", "';DROP TABLE customer_voice;--",
    "\ufeff\u200bverborgen tekst", "a" * 2000, "🦄" * 500, "\x1b[31mrood",
    "\u202e \u202d \u2066 \u2067 hoi",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_hostile_rows_come_in_as_words_or_not_at_all(
    app: Flask, daan: FlaskClient, kind: str
) -> None:
    rows = [[text, "2026-10-01", *[""] * 6] for text in HOSTILE]
    data = (
        as_csv(*rows) if kind == "csv" else as_xlsx(*[row for row in rows if "\x1b" not in row[0]])
    )
    take_in(app, daan, data)
    page = open_page(daan, "/console/voices")  # parsed strictly
    assert "<img src=x onerror=alert(1)>" in page.text
    assert not [image for image in page.all("img") if image.get("src") == "x"]
    assert "49" not in page.texts("span", class_="said")
    for turning in "\u202e\u202d\u2066\u2067\x1b":
        assert turning not in page.source
    taken = daan.post("/console/voices/export", headers=OURS).data.decode("utf-8-sig")
    for row in csv.reader(io.StringIO(taken), delimiter=";"):
        assert not [cell for cell in row if cell.startswith(("=", "+", "@", "-"))]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (60 * 1024 * 1024))
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"tekst\n", b"naam;team\nNoor;Utrecht\n", b"tekst;tekst\na;b\n", b"PK\x03\x04broken",
        b"\xff\xfet\x00", b"\xd0\xcf\x11\xe0old", "tekst\nhé".encode("cp1252"), bomb(),
        as_csv(*[["x"]] * 20_001, head=["tekst"]), b";" * 60 + b"tekst\nx\n",
    ],
    ids=range(11),
)  # fmt: skip
def test_what_is_no_file_of_voices_is_refused_with_why(daan: FlaskClient, data: bytes) -> None:
    answer = hand_in(daan, data)
    assert answer.status_code == 422, answer.get_data(as_text=True)
    page = Page(answer)
    assert "Er is nog niets veranderd." in page.text


def test_a_file_that_is_too_large_is_refused_before_it_is_read(daan: FlaskClient) -> None:
    assert hand_in(daan, b"x" * (6 * 1024 * 1024)).status_code == 413


def test_the_sample_comes_in_as_it_is(app: Flask, daan: FlaskClient) -> None:
    sample = daan.get(f"{PLACE}/sample").data
    assert "Er zijn 2 stemmen bij gekomen" in take_in(app, daan, sample).text
