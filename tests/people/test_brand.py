"""The organisation's colours on tablet, console and getting in."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from app.kernel.db import db
from app.people.models import Organisation
from tests.pages import open_page


def paint(app: Flask, **colours: str) -> None:
    with app.app_context():
        db.session.execute(update(Organisation).values(**colours))
        db.session.commit()


def test_every_page_outside_the_phone_wears_the_colours(
    app: Flask, fatima: FlaskClient, daan: FlaskClient, client: FlaskClient
) -> None:
    paint(app, brand="#0a7d33", cool="#402060", brand_day="#00772e", brand_evening="#4aac5f")
    for browser, place in ((fatima, "/lead/"), (daan, "/console/norms"), (client, "/sign-in")):
        sheets = [
            link.get("href") for link in open_page(browser, place).all("link", rel="stylesheet")
        ]
        assert sheets[-1] == "/brand.css"
    answer = client.get("/brand.css")
    assert (answer.mimetype, answer.text) == (
        "text/css",
        ":root{--brand:#0a7d33;--cool:#402060;--on-brand:#1c0f15;--brand-ink:#00772e}\n"
        "@media (prefers-color-scheme:dark){:root{--brand-ink:#4aac5f}\n}\n"
        "@supports (color:light-dark(red,red))"
        "{:root{--brand-ink:light-dark(#00772e,#4aac5f)}\n}\n",
    )


def test_a_browser_keeps_them_and_asks_cheaply(app: Flask, client: FlaskClient) -> None:
    answer = client.get("/brand.css")
    assert answer.headers["Cache-Control"] == "public, max-age=60, stale-while-revalidate=86400"
    seen = {"If-None-Match": answer.headers["ETag"]}
    assert client.get("/brand.css", headers=seen).status_code == 304
    paint(app, brand="#0a7d33")
    assert client.get("/brand.css", headers=seen).status_code == 200


@pytest.mark.parametrize("brand", ["red;", "}*{x", "#12345", "#12345g", ""])
def test_what_is_no_colour_stays_out(app: Flask, client: FlaskClient, brand: str) -> None:
    paint(app, brand=brand)
    assert client.get("/brand.css").text == ":root{--cool:#0e5c63}\n"
