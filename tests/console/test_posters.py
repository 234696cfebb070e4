"""Norms on paper: what is on the sheet, how large it is, and where its code leads."""

import io
from dataclasses import dataclass
from importlib import import_module

import pypdfium2
import pytest
import zxingcpp
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from app.console.pdf import pdf_of, printer
from app.console.signs import code, sign
from app.kernel.db import db
from app.norms.models import SYMBOLS, Norm
from tests.cast import Cast
from tests.console.editor import keep, open_norm
from tests.console.test_organisation import change, picture, send_logo
from tests.pages import open_page, send

# PDFs are an extra that needs libraries of the system; without it the page says how to print, and
# that is tested everywhere.
WITH_PDF = pytest.mark.skipif(
    printer() is None,
    reason="WeasyPrint or Pango is missing: PDFs are NOT tested (apt install libpango-1.0-0"
    " libpangoft2-1.0-0 libharfbuzz-subset0)",
)
# Millimetres in a point.
MM = 25.4 / 72


@pytest.fixture
def loop(cast: Cast) -> str:
    return f"/console/norms/{cast.norms['loop']}"


def wordy(app: Flask, cast: Cast, length: int) -> str:
    """The norm of everybody, in force with words of this many characters a field."""
    with app.app_context():
        norm = db.session.get_one(Norm, cast.norms["loop"])
        norm.current.frame = ("Altijd samen, tot het klaar is. " * 40)[:length]
        norm.current.room = ("Kies zelf wat de klant helpt. " * 40)[:length]
        norm.current.say = norm.current.rather_not = [
            ("Kom maar even mee, ik weet het. " * 9)[: length // 5]
        ] * 3
        db.session.commit()
    return cast.norms["loop"]


@dataclass
class Sheet:
    """One page of a PDF: its size in millimetres, its words, and how it looks."""

    size: tuple[int, ...]
    words: str
    image: Image.Image


def sheets_of(browser: FlaskClient, path: str) -> list[Sheet]:
    answer = browser.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    document = pypdfium2.PdfDocument(answer.data)
    found = [
        Sheet(
            tuple(round(points * MM) for points in page.get_size()),
            " ".join(page.get_textpage().get_text_bounded().split()),
            page.render(scale=2).to_pil().convert("RGB"),
        )
        for page in document
    ]
    document.close()
    return found


def test_a_poster_says_what_holds_and_links_lead_to_it(daan: FlaskClient, loop: str) -> None:
    assert open_page(daan, loop).all("a", href=f"{loop}/poster")
    keep(daan, open_norm(daan, loop.rsplit("/", 1)[1]), title="Nog maar een concept")
    page = open_page(daan, f"{loop}/poster")
    assert page.texts("h1") == ["We lopen mee"]
    for words in ("Dit doen we altijd.", "Hier beslis je zelf.", "‘Dat ligt achterin.’"):
        assert words in page.text
    assert "Van Dijk Wonen" in page.text
    assert "Je bent welkom" in page.text
    assert "Nog maar een concept" not in page.text


@pytest.mark.parametrize("paper", ["a4", "a3", "card", "a5", ""])
def test_the_paper_is_chosen(daan: FlaskClient, loop: str, paper: str) -> None:
    page = open_page(daan, f"{loop}/poster?paper={paper}")
    [chosen] = [link for link in page.all("a") if link.get("aria-current") == "page"]
    assert chosen.get("href", "").endswith(paper if paper in ("a4", "a3", "card") else "a4")


def test_without_a_norm_in_force_the_page_says_so(daan: FlaskClient, loop: str) -> None:
    send(daan, f"{loop}/use", in_use="no")
    assert "Nog niets om op te hangen" in open_page(daan, f"{loop}/poster").text
    assert daan.get(f"{loop}/poster.pdf").status_code == 404


def test_a_teams_poster_has_its_own_norms_and_everybodys(daan: FlaskClient, cast: Cast) -> None:
    page = open_page(daan, f"/console/teams/{cast.teams['utrecht']}/poster")
    assert page.texts("h2") == ["We lopen mee", "We bellen dezelfde dag terug"]


def test_without_the_extra_the_page_says_how_to_print(
    daan: FlaskClient, loop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("app.console.poster_views"), "printer", lambda: None)
    page = open_page(daan, f"{loop}/poster")
    assert "Opslaan als PDF" in page.text
    assert not [link for link in page.all("a") if ".pdf" in link.get("href", "")]
    assert daan.get(f"{loop}/poster.pdf").status_code == 404


@WITH_PDF
@pytest.mark.parametrize(
    ("paper", "size"), [("a4", (210, 297)), ("a3", (297, 420)), ("card", (148, 105))]
)
def test_the_pdf_has_its_size_its_words_and_a_code_that_leads_to_the_norm(
    daan: FlaskClient, loop: str, paper: str, size: tuple[int, int]
) -> None:
    change(daan, brand="#0a7d33")
    send_logo(daan, picture(size=(400, 100)))
    [sheet] = sheets_of(daan, f"{loop}/poster.pdf?paper={paper}")
    assert sheet.size == size
    assert "We lopen mee" in sheet.words
    assert "Dit doen we altijd." in sheet.words
    [found] = zxingcpp.read_barcodes(sheet.image)
    assert found.text == f"http://localhost/app/{loop.removeprefix('/console/')}"
    if paper != "card":
        assert sheet.image.getpixel((sheet.image.width // 2, 4)) == (0x0A, 0x7D, 0x33)


@WITH_PDF
@pytest.mark.parametrize("length", [200, 600, 1000])
def test_long_words_stay_on_one_sheet(
    app: Flask, daan: FlaskClient, cast: Cast, length: int
) -> None:
    norm = wordy(app, cast, length)
    for paper in ("a4", "a3", "card"):
        [sheet] = sheets_of(daan, f"/console/norms/{norm}/poster.pdf?paper={paper}")
        assert [found.text[-36:] for found in zxingcpp.read_barcodes(sheet.image)] == [norm]


@WITH_PDF
def test_a_teams_pdf_leads_to_all_its_norms(daan: FlaskClient, cast: Cast) -> None:
    [sheet] = sheets_of(daan, f"/console/teams/{cast.teams['utrecht']}/poster.pdf")
    [found] = zxingcpp.read_barcodes(sheet.image)
    assert found.text == "http://localhost/app/norms"


@WITH_PDF
@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "/static/pwa/dist/../../../wsgi.py",
     "//127.0.0.1/x", "data:image/svg+xml,<svg/>"],
)  # fmt: skip
def test_the_maker_of_pdfs_fetches_nothing(address: str) -> None:
    seen: list[str] = []

    class Given(dict[str, tuple[bytes, str]]):
        def __contains__(self, path: object) -> bool:
            seen.append(str(path))
            return False

    page = f'<!doctype html><html lang="nl"><title>x</title><img src="{address}" alt="niet">'
    made = pdf_of(page, Given())
    assert seen
    assert b"root:" not in made
    assert not [name for name in ("/Image", "/XObject <<") if name.encode() in made]


def test_a_code_and_every_symbol_are_drawings_in_literal_colours() -> None:
    for symbol in SYMBOLS:
        for hue in range(1, 6):
            drawn = sign(symbol, hue, "#ffa149", "#995500")
            assert "var(" not in drawn
            assert "<script" not in drawn
    assert code("https://beleef.example/").startswith("<?xml")


def test_control_an_image_without_a_code_has_none() -> None:
    blank = io.BytesIO()
    Image.new("RGB", (300, 300), "#fff").save(blank, "PNG")
    with Image.open(blank) as image:
        assert zxingcpp.read_barcodes(image) == []


def test_only_an_admin_prints(noor: FlaskClient, fatima: FlaskClient, loop: str) -> None:
    for browser in (noor, fatima):
        assert browser.get(f"{loop}/poster").status_code == 403
        assert browser.get(f"{loop}/poster.pdf").status_code == 403
