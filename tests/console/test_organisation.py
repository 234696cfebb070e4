"""What an organisation is called, promises and looks like: set in one place, seen everywhere."""

import base64
import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image, PngImagePlugin
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from app.kernel.db import db
from app.people.colours import DAY, EVENING, LEAST, contrast, shades_of
from app.people.models import Organisation, Person
from tests.cast import Cast
from tests.console.test_person_page import deeds
from tests.pages import OURS, open_page, send
from tests.phone.test_sync import pull

PLACE = "/console/organisation"
WISH = {
    "name": "Van Dijk Wonen", "promise": "Je bent welkom", "brand": "#ffa149",
    "languages": ["nl", "en"], "language": "nl", "timezone": "Europe/Amsterdam",
}  # fmt: skip


def change(browser: FlaskClient, **other: object) -> TestResponse:
    return send(browser, PLACE, **(WISH | other))


def send_logo(browser: FlaskClient, data: bytes, name: str = "logo.png") -> TestResponse:
    sent = {"act": "keep", "logo": FileStorage(io.BytesIO(data), name)}
    # Encoded here: the test client would keep a large body in a file that it leaves open.
    boundary, body = encode_multipart(sent)
    kind = f"multipart/form-data; boundary={boundary}"
    return browser.post(f"{PLACE}/logo", data=body, content_type=kind, headers=OURS)


def picture(kind: str = "PNG", size: tuple[int, int] = (800, 200), **more: object) -> bytes:
    into = io.BytesIO()
    Image.new("RGB", size, "#0a7d33").save(into, kind, **more)
    return into.getvalue()


def test_what_is_kept_shows_on_every_surface(
    app: Flask, daan: FlaskClient, fatima: FlaskClient, noor: FlaskClient, client: FlaskClient
) -> None:
    cursor = pull(noor)["cursor"]
    kept = change(daan, name="Bakker  Bart", promise="Altijd warm", brand="#0A7D33")
    assert kept.status_code == 303
    assert "Bewaard." in open_page(daan, kept.headers["Location"]).text
    phone = pull(noor, cursor)["changes"]["organisation"]
    assert (phone["name"], phone["promise"]) == ("Bakker Bart", "Altijd warm")
    assert (phone["brand"], phone["brand_day"]) == ("#0a7d33", shades_of("#0a7d33").day)
    assert "Bakker Bart" in open_page(daan, "/console/norms").text
    assert "Bakker Bart" in open_page(client, "/sign-in").text
    manifest = client.get("/app/manifest.webmanifest").json
    assert (manifest["name"], manifest["theme_color"]) == ("Beleef · Bakker Bart", "#0a7d33")
    assert "--brand:#0a7d33" in client.get("/brand.css").text
    assert deeds(app) == [("organisation_changed", f) for f in ("name", "promise", "brand")]


@pytest.mark.parametrize(
    "brand", ["#ffa149", "#d7263d", "#767676", "#ffe14d", "#000000", "#ffffff", "#00ff00"]
)
def test_any_colour_is_made_readable_and_kept_so(app: Flask, daan: FlaskClient, brand: str) -> None:
    assert change(daan, brand=brand).status_code == 303
    with app.app_context():
        kept = db.session.query(Organisation).one()
        assert kept.brand == brand
        assert min(contrast(kept.brand_day, each) for each in DAY) >= LEAST
        assert min(contrast(kept.brand_evening, each) for each in EVENING) >= LEAST
        assert contrast(kept.on_brand, brand) >= LEAST
    told = daan.get(f"{PLACE}/colours?brand=%23{brand[1:]}").json
    assert (told["brand"], told["day"]) == (brand, shades_of(brand).day)
    assert daan.get(f"{PLACE}/colours?brand=red;").status_code == 400


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("name", "x" * 81), ("promise", "x" * 201), ("brand", "red;}"),
     ("languages", []), ("languages", ["tlh"]), ("language", "de"), ("timezone", "Mars/Base"),
     ("timezone", "../../etc/passwd")],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    app: Flask, daan: FlaskClient, field: str, value: object
) -> None:
    answer = change(daan, **{"promise": "Nieuwe belofte", field: value})
    assert answer.status_code == 422
    assert f'id="wrong-{field}"' in answer.text
    assert field == "promise" or "Nieuwe belofte" in answer.text
    assert pull(daan)["changes"]["organisation"]["promise"] == "Je bent welkom"
    assert deeds(app) == []


def test_a_language_that_is_no_longer_offered_leaves_nobody_without_words(
    daan: FlaskClient, noor: FlaskClient, client: FlaskClient
) -> None:
    noor.put("/api/me", json={"locale": "en"})
    assert change(daan, languages=["nl"]).status_code == 303
    assert pull(noor)["changes"]["me"]["locale"] == "nl"
    assert pull(noor)["changes"]["organisation"]["languages"] == ["nl"]
    assert noor.put("/api/me", json={"locale": "en"}).status_code == 422
    english = {"Accept-Language": "en"}
    assert 'lang="nl"' in client.get("/sign-in", headers=english).text
    change(daan, languages=["nl", "en"], language="en")
    assert 'lang="en"' in client.get("/sign-in", headers={"Accept-Language": "de"}).text


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_of_a_logo_only_the_pixels_are_kept(
    app: Flask, daan: FlaskClient, noor: FlaskClient, client: FlaskClient, kind: str
) -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "geheim")
    more = {"PNG": {"pnginfo": said}, "JPEG": {"comment": b"geheim"}, "WEBP": {"xmp": b"geheim"}}
    sent = picture(kind, **more[kind])
    assert b"geheim" in sent
    assert send_logo(daan, sent).status_code == 303
    [shown] = open_page(client, "/sign-in").all("img", class_="mark own")
    answer = client.get(shown.get("src"))
    assert (answer.mimetype, b"geheim" in answer.data) == ("image/webp", False)
    assert "immutable" in answer.headers["Cache-Control"]
    with Image.open(io.BytesIO(answer.data)) as kept:
        assert (kept.format, kept.size) == ("WEBP", (640, 160))
    small = base64.b64decode(pull(noor)["changes"]["organisation"]["logo"])
    with Image.open(io.BytesIO(small)) as kept:
        assert kept.size == (192, 48)
    assert daan.post(f"{PLACE}/logo", data={"act": "drop"}, headers=OURS).status_code == 303
    assert client.get("/logo.webp").status_code == 404
    assert pull(noor)["changes"]["organisation"]["logo"] is None
    assert deeds(app) == [("organisation_changed", "logo")] * 2


def bomb() -> bytes:
    """A few kilobytes that would unpack to hundreds of megabytes."""
    into = io.BytesIO()
    Image.new("1", (9000, 9000)).save(into, "PNG", optimize=True)
    return into.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
     b"GIF89a" + b"\0" * 40, b"\x89PNG\r\n\x1a\n" + b"x" * 200, picture()[:300],
     b"%PDF-1.7", b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><x/>"],
)  # fmt: skip
def test_what_is_no_picture_is_refused(daan: FlaskClient, client: FlaskClient, data: bytes) -> None:
    answer = send_logo(daan, data, "logo.svg")
    assert (answer.status_code, 'id="wrong-logo"' in answer.text) == (422, True)
    assert client.get("/logo.webp").status_code == 404


def test_a_picture_that_is_too_large_is_refused_before_it_is_unpacked(daan: FlaskClient) -> None:
    assert "Maak haar eerst kleiner" in send_logo(daan, bomb()).text
    heavy = send_logo(daan, b"x" * (2 * 1024 * 1024 + 1))
    assert (heavy.status_code, "Hooguit 2 MB" in heavy.text) == (422, True)
    heavier = send_logo(daan, b"x" * (3 * 1024 * 1024))
    assert (heavier.status_code, "Hooguit 2 MB" in heavier.text) == (422, True)


def test_only_an_admin_sets_it(
    noor: FlaskClient, fatima: FlaskClient, auditor: FlaskClient
) -> None:
    for browser in (noor, fatima, auditor):
        assert browser.get(PLACE).status_code == 403
        assert change(browser).status_code == 403
        assert send_logo(browser, picture()).status_code == 403


@pytest.mark.parametrize("form", ["new", "noor"])
def test_forms_of_people_offer_the_languages_of_the_organisation_and_no_other(
    daan: FlaskClient, cast: Cast, form: str
) -> None:
    path = f"/console/people/{cast.people.get(form, form)}"
    for languages in (["nl", "en"], ["en"]):
        assert change(daan, languages=languages, language=languages[0]).status_code == 303
        page = open_page(daan, path)
        choices = page.one("select", name="locale").iter()
        codes = [found.get("value") for found in choices if found.tag.endswith("option")]
        assert codes == languages


def test_a_person_gets_no_language_that_is_not_offered(
    app: Flask, daan: FlaskClient, cast: Cast
) -> None:
    assert change(daan, languages=["en"], language="en").status_code == 303
    path = f"/console/people/{cast.people['noor']}/details"
    assert send(daan, path, name="Noor", login="noor", locale="nl").status_code == 303
    with app.app_context():
        assert db.session.get_one(Person, cast.people["noor"]).locale == "en"
