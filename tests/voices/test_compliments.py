"""The compliment card: anybody may leave something, nothing shows before it was read, and nothing
that is left does anything."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.voices.compliments import Compliment
from tests.cast import Cast
from tests.pages import OURS, Page, open_page, send
from tests.voices.saying import card_for

TEXT = "Ze brachten me met een paraplu naar de auto."


def leave(client: FlaskClient, code: str, text: str = TEXT, **more: str) -> Page:
    sent = {**open_page(client, f"/c/{code}").fields(method="post"), "text": text, **more}
    return Page(client.post(f"/c/{code}", data=sent, headers=OURS, follow_redirects=True))


def kept(app: Flask) -> list[str]:
    with app.app_context():
        return [each.text for each in db.session.query(Compliment)]


def judge(browser: FlaskClient, act: str, place: str = "/lead") -> int:
    page = open_page(browser, f"{place}/compliments")
    path = next(
        form.get("action", "") for form in page.all("form", method="post")
        if "/cards/" not in form.get("action", "")
    )  # fmt: skip
    return send(browser, path, act=act).status_code


def test_a_customer_leaves_something_without_an_account(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    code = card_for(app, cast)
    page = open_page(client, f"/c/{code}")
    assert page.texts("h1") == ["Wat deed iemand van Vestiging Utrecht goed?"]
    assert not page.all("script")
    assert leave(client, code).texts("h1") == ["Dank je wel"]
    assert kept(app) == [TEXT]
    assert not client.get_cookie("beleef")


def test_it_speaks_the_customers_language(app: Flask, client: FlaskClient, cast: Cast) -> None:
    code = card_for(app, cast)
    page = open_page(client, f"/c/{code}", **{"Accept-Language": "en-GB,en"})
    assert page.one("html").get("lang") == "en"
    assert open_page(client, f"/c/{code}?lang=nl").one("html").get("lang") == "nl"
    leave(client, code, "Call me on 06-12345678", lang="en")
    page = Page(send(client, f"/c/{code}?lang=en", text="Call me at 06-12345678"))
    assert "Call me at [phone number]" in kept(app)


def test_names_and_numbers_are_gone_before_it_is_kept(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    leave(client, card_for(app, cast), "Sem was top, bel me op 06-12345678")
    assert kept(app) == ["[naam] was top, bel me op [telefoonnummer]"]


def test_it_waits_until_the_lead_has_read_it_and_then_is_a_voice(
    app: Flask, client: FlaskClient, fatima: FlaskClient, daan: FlaskClient, cast: Cast
) -> None:
    leave(client, card_for(app, cast))
    assert TEXT not in open_page(daan, "/console/voices").text
    assert TEXT in open_page(fatima, "/lead/compliments").text
    assert judge(fatima, "approve") == 303
    voices = open_page(daan, "/console/voices?channel=compliment")
    assert TEXT in voices.text
    assert judge(fatima, "hide") == 303
    assert TEXT not in open_page(daan, "/console/voices").text


def test_an_admin_reads_those_of_every_team_and_a_lead_only_their_own(
    app: Flask, client: FlaskClient, daan: FlaskClient, fatima: FlaskClient, cast: Cast
) -> None:
    leave(client, card_for(app, cast, "zwolle"))
    assert TEXT not in open_page(fatima, "/lead/compliments").text
    assert TEXT in open_page(daan, "/console/compliments").text
    with app.app_context():
        [left] = db.session.query(Compliment)
        key = left.id
    assert send(fatima, f"/lead/compliments/{key}", act="approve").status_code == 404
    assert send(fatima, f"/lead/compliments/cards/{cast.teams['zwolle']}").status_code == 404
    assert judge(daan, "approve", "/console") == 303
    assert send(daan, f"/console/compliments/{key}", act="love").status_code == 400


def test_sent_twice_is_once_and_a_program_that_fills_in_everything_is_not_kept(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    code = card_for(app, cast)
    sent = {**open_page(client, f"/c/{code}").fields(method="post"), "text": TEXT}
    for _time in range(2):
        assert client.post(f"/c/{code}", data=sent, headers=OURS).status_code == 303
    assert kept(app) == [TEXT]
    page = leave(client, code, "Buy now", website="https://spam.example")
    assert page.texts("h1") == ["Dank je wel"]
    assert kept(app) == [TEXT]


def test_a_loop_is_stopped_and_says_when_to_come_back(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    code = card_for(app, cast)
    codes = [send(client, f"/c/{code}", text=f"{TEXT} {n}").status_code for n in range(25)]
    assert (codes[0], codes[-1]) == (303, 429)
    assert len(kept(app)) == 20


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "a" * 501])
def test_what_does_not_fit_is_said_and_stays_in_the_field(
    app: Flask, client: FlaskClient, cast: Cast, text: str
) -> None:
    code = card_for(app, cast)
    answer = send(client, f"/c/{code}", text=text)
    assert answer.status_code == 422
    page = Page(answer)
    assert page.one("p", id="wrong-text") is not None
    assert answer.text.count('role="alert"') == 1  # and not twice in other words
    assert page.text_of(page.one("textarea")) == text.strip().replace("\u200b", "\u200b")
    assert kept(app) == []


HOSTILE = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "{{ config }}", "=1+1",
    "\u202eevil", "x" * 500, "'; DROP TABLE compliment; --", "javascript:alert(1)", "🦄" * 400,
)  # fmt: skip


def test_hostile_words_stay_words_wherever_they_are_read(
    app: Flask, client: FlaskClient, fatima: FlaskClient, daan: FlaskClient, cast: Cast
) -> None:
    code = card_for(app, cast)
    for text in HOSTILE:
        assert send(client, f"/c/{code}", text=text).status_code == 303
    for _each in HOSTILE:
        open_page(fatima, "/lead/compliments")  # parsed strictly
        judge(fatima, "approve")
    for browser, place in ((fatima, "/lead/compliments"), (daan, "/console/voices")):
        page = open_page(browser, place)
        assert "<script>alert(1)</script>" in page.text
        assert not [image for image in page.all("img") if image.get("src") == "x"]
        assert not [script for script in page.all("script") if script.text]
        assert "\u202e" not in page.source


def test_a_new_code_ends_the_card_before_and_the_card_prints_its_address(
    app: Flask, client: FlaskClient, fatima: FlaskClient, cast: Cast
) -> None:
    before, team = card_for(app, cast), cast.teams["utrecht"]
    place = f"/lead/compliments/cards/{team}"
    assert send(fatima, place).status_code == 303
    assert client.get(f"/c/{before}").status_code == 404
    page = open_page(fatima, place)
    address = page.text_of(page.one("footer"))
    assert client.get(address.removeprefix("http://localhost")).status_code == 200
    assert 'class="qr"' in page.source
    assert client.get("/c/AAAAAAAAAAAAAAAA").status_code == 404
