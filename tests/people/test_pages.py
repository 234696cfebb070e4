"""Pages of getting in, and of what goes wrong."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from app.kernel.limits import forget_tries
from app.people import session
from tests.cast import PASSWORD
from tests.pages import OURS, Page, open_page, send


@pytest.fixture(autouse=True)
def fresh_limits(app: Flask) -> None:
    forget_tries(app)


@pytest.mark.parametrize(
    ("login", "place"),
    [
        ("noor", "/app/"),
        ("fatima", "/lead/"),
        ("daan", "/console/norms"),
        ("anne", "/console/log"),
    ],
)
def test_signing_in_leads_to_the_place_that_fits(
    client: FlaskClient, login: str, place: str
) -> None:
    page = open_page(client, "/sign-in")
    assert (page.title, page.texts("h1")) == ("Inloggen · Beleef", ["Fijn dat je er bent"])
    assert page.texts("label") == ["Inlognaam", "Wachtwoord"]
    answer = send(client, "/sign-in", login=login, password=PASSWORD)
    assert (answer.status_code, answer.headers["Location"]) == (303, place)
    assert client.get("/").headers["Location"] == place


def test_a_wrong_password_is_said_in_words_and_the_name_stays(client: FlaskClient) -> None:
    page = Page(send(client, "/sign-in", login="noor", password="anders"))
    assert page.status == 401
    assert "horen niet bij elkaar" in page.text
    fields = page.fields(action="/sign-in")
    assert (fields["login"], fields["password"]) == ("noor", "")


def test_too_many_tries_say_how_long_to_wait(client: FlaskClient) -> None:
    for _ in range(6):
        answer = send(client, "/sign-in", login="noor", password="anders")
    page = Page(answer)
    assert page.status == 429
    assert "minuten en probeer het dan opnieuw" in page.text
    assert int(answer.headers["Retry-After"]) > 60


def test_after_signing_in_people_go_on_where_they_were_going(client: FlaskClient) -> None:
    place = client.get("/lead/norms").headers["Location"]
    page = open_page(client, place)
    fields = page.fields(action="/sign-in") | {"login": "fatima", "password": PASSWORD}
    assert send(client, "/sign-in", **fields).headers["Location"] == "/lead/norms"


def test_a_name_that_no_database_takes_is_refused_in_words(client: FlaskClient) -> None:
    page = Page(send(client, "/sign-in", login="noor\x00", password=PASSWORD))
    assert (page.status, page.fields(action="/sign-in")["login"]) == (400, "")
    assert "konden we niet lezen" in page.text


def test_signing_out_ends_the_session_at_once(fatima: FlaskClient) -> None:
    assert open_page(fatima, "/lead/me").texts("h1") == ["Fatima"]
    assert send(fatima, "/sign-out").status_code == 303
    assert fatima.get("/lead/").status_code == 302


def test_the_demos_choice_exists_only_in_the_demo(client: FlaskClient) -> None:
    assert open_page(client, "/choose").status == 404


@pytest.mark.parametrize("place", ["/lead/me", "/console/me"])
def test_the_language_is_a_persons_own_choice(
    fatima: FlaskClient, daan: FlaskClient, place: str
) -> None:
    browser = fatima if place.startswith("/lead") else daan
    assert open_page(browser, place).root.get("lang") == "nl"
    assert send(browser, place, locale="en").status_code == 303
    assert open_page(browser, place).root.get("lang") == "en"
    assert send(browser, place, locale="tlh").status_code == 422


@pytest.mark.parametrize("path", ["/nergens", "/lead/", "/console/norms"])
def test_an_error_page_has_a_heading_a_reason_and_a_way_on(noor: FlaskClient, path: str) -> None:
    page = open_page(noor, path)
    assert page.status in (403, 404)
    assert len(page.texts("h1")) == 1
    assert page.title == f"{page.texts('h1')[0]} · Beleef"
    assert [link.get("href") for link in page.all("a", class_="btn main")] == ["/"]


def test_a_form_from_another_site_gets_a_page_too(fatima: FlaskClient) -> None:
    answer = fatima.post("/sign-out", headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, Page(answer).texts("h1")) == (403, ["Dit kan niet"])
    assert fatima.get("/lead/", headers=OURS).status_code == 200


def test_a_database_that_is_away_is_said_on_a_page(
    fatima: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert open_page(fatima, "/lead/").status == 200

    def away(*_asked: object) -> None:
        raise OperationalError("", {}, Exception("away"))

    monkeypatch.setattr(session, "actor_with", away)
    page = open_page(fatima, "/lead/")
    assert (page.status, page.texts("h1")) == (503, ["Even niet bereikbaar"])
    assert [link.get("href") for link in page.all("a", class_="btn main")] == ["/lead/"]
