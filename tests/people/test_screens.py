"""The screens of lead and admin end half an hour after their last use; their phone goes on."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.kernel import clock
from app.kernel.db import db
from app.people.models import Device
from tests.addresses import address_of
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.cookies import cookie, holding
from tests.moments.words import told
from tests.pages import Page, open_page, send

POLL = {"Beleef-Fragment": "poll"}


def after(minutes: float) -> datetime:
    return clock.now() + timedelta(minutes=minutes)


@pytest.mark.parametrize(("login", "place"), [("fatima", "/lead/"), ("daan", "/console/norms")])
@pytest.mark.parametrize(("minutes", "status"), [(29, 200), (31, 302)])
def test_a_screen_ends_half_an_hour_after_its_last_use(
    sign_in: SignIn, login: str, place: str, minutes: int, status: int
) -> None:
    browser = sign_in(login)
    with clock.frozen(after(minutes)):
        answer = browser.get(place)
        assert answer.status_code == status
        assert answer.headers.get("Location") == (
            f"/sign-in?next={place}" if status == 302 else None
        )
        assert browser.get("/api/me").status_code == 200  # the phone of the same person


def test_use_keeps_a_screen_open_for_twelve_hours_at_most(fatima: FlaskClient) -> None:
    start = clock.now()
    for minutes in range(0, 12 * 60, 20):
        with clock.frozen(start + timedelta(minutes=minutes)):
            assert fatima.put("/api/screen").status_code == 204
    with clock.frozen(start + timedelta(hours=12, minutes=1)):
        assert fatima.get("/lead/").status_code == 302
        page = open_page(fatima, "/sign-in?next=/lead/")
        assert "Je bent hier al twaalf uur ingelogd." in page.text


def test_looking_for_news_by_itself_is_no_use(fatima: FlaskClient, noor: FlaskClient) -> None:
    told(noor)
    start = clock.now()
    for minutes in (10, 20, 29):
        with clock.frozen(start + timedelta(minutes=minutes)):
            assert fatima.get("/lead/board", headers=POLL).status_code == 200
    with clock.frozen(start + timedelta(minutes=31)):
        answer = fatima.get("/lead/board", headers=POLL)
    assert (answer.status_code, answer.json["code"]) == (401, "screen_ended")
    assert answer.json["detail"] == "Je was een tijdje weg. Log opnieuw in."


def test_use_is_kept_once_a_minute_and_looking_never(app: Flask, fatima: FlaskClient) -> None:
    start = clock.now()
    seen = [used(app)]
    for seconds, headers in ((30, {}), (61, {}), (90, {}), (300, POLL)):
        with clock.frozen(start + timedelta(seconds=seconds)):
            assert fatima.get("/lead/board", headers=headers).status_code == 200
        seen.append(used(app))
    first, later = seen[0], start + timedelta(seconds=61)
    assert seen == [first, first, later, later, later]


def test_the_phone_leaves_no_trace_of_use(app: Flask, fatima: FlaskClient) -> None:
    before = used(app)
    with clock.frozen(after(20)):
        assert fatima.get("/api/sync?cursor=0").status_code == 200
        assert fatima.get("/api/me").status_code == 200
    assert used(app) == before


def test_signing_in_again_keeps_the_device_and_changes_the_token(
    app: Flask, fatima: FlaskClient, cast: Cast
) -> None:
    device, old = fatima.get("/api/me").json["device"], cookie(fatima)
    with clock.frozen(after(31)):
        page = open_page(fatima, fatima.get("/lead/norms").headers["Location"])
        assert "Je was een tijdje weg. Log opnieuw in." in page.text
        fields = page.fields(action="/sign-in")
        assert (fields["login"], fields["next"]) == ("fatima", "/lead/norms")
        answer = send(fatima, "/sign-in", **fields | {"password": PASSWORD})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/lead/norms")
        assert fatima.get("/lead/norms").status_code == 200
        assert fatima.get("/api/me").json["device"] == device
    assert holding(app, old).get("/api/me").status_code == 401


def test_somebody_who_only_uses_the_phone_is_never_told_that_they_were_away(
    noor: FlaskClient,
) -> None:
    with clock.frozen(after(31)):
        assert "een tijdje weg" not in open_page(noor, "/sign-in?next=/app/").text


def test_a_norm_that_comes_too_late_goes_along_through_sign_in(
    daan: FlaskClient, cast: Cast
) -> None:
    path = f"/console/norms/{cast.norms['loop']}"
    words = open_page(daan, path).fields(id="norm") | {
        "why": "\nOmdat <het> zo hoort.", "say": ["Kom mee.", "Ik loop mee."], "act": "keep",
    }  # fmt: skip
    with clock.frozen(after(31)):
        page = Page(send(daan, path, **words))
        assert page.status == 401
        assert "Wat je schreef, gaat met je mee." in page.text
        wrong = Page(send(daan, "/sign-in", **page.fields(action="/sign-in") | {"password": "x"}))
        assert wrong.status == 401
        filled = wrong.fields(action="/sign-in") | {"password": PASSWORD}
        back = Page(send(daan, "/sign-in", **filled))
        assert (back.status, back.texts("h1")) == (200, ["Je bent er weer"])
        assert send(daan, path, **back.fields(action=path)).status_code == 303
        kept = open_page(daan, path).fields(id="norm")
    assert (kept["why"], kept["say"]) == ("Omdat <het> zo hoort.", ["Kom mee.", "Ik loop mee."])


def test_what_one_person_wrote_does_not_go_along_with_another(
    fatima: FlaskClient, noor: FlaskClient
) -> None:
    moment = told(noor)
    with clock.frozen(after(31)):
        page = Page(send(fatima, f"/lead/moments/{moment}/attention", id=nothing(), text="Mooi."))
        other = {"login": "petra", "password": PASSWORD}
        answer = send(fatima, "/sign-in", **page.fields(action="/sign-in") | other)
    assert (answer.status_code, "Mooi." in answer.text) == (303, False)


def test_attention_that_comes_too_late_goes_along_and_is_sent_once(
    fatima: FlaskClient, noor: FlaskClient
) -> None:
    moment = told(noor)
    path = f"/lead/moments/{moment}/attention"
    fields = open_page(fatima, f"/lead/moments/{moment}").fields(class_="reply")
    with clock.frozen(after(31)):
        page = Page(send(fatima, path, **fields | {"text": "Zo mooi."}))
        filled = page.fields(action="/sign-in") | {"password": PASSWORD}
        back = Page(send(fatima, "/sign-in", **filled))
        for _ in range(2):
            assert send(fatima, path, **back.fields(action=path)).status_code == 303
        given = noor.get(f"/api/moments/{moment}").json["attention"]
    assert [row["text"] for row in given] == ["Zo mooi."]


def test_a_script_is_told_in_words_and_not_led_away(fatima: FlaskClient, noor: FlaskClient) -> None:
    moment = told(noor)
    with clock.frozen(after(31)):
        for answer in (
            fatima.get("/lead/board", headers={"Beleef-Fragment": "open"}),
            fatima.post(f"/lead/moments/{moment}/attention", headers={
                "Beleef-Fragment": "send", "Sec-Fetch-Site": "same-origin",
            }),
            fatima.put("/api/screen"),
        ):  # fmt: skip
            assert ended(answer)


def test_every_place_of_tablet_and_console_ends_unused(
    app: Flask, fatima: FlaskClient, daan: FlaskClient
) -> None:
    places = [
        rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith(("lead.", "console."))
    ]
    assert len(places) > 12
    with clock.frozen(after(31)):
        for rule in places:
            path = address_of(rule)
            method = "POST" if "POST" in (rule.methods or ()) else "GET"
            browser = fatima if rule.endpoint.startswith("lead.") else daan
            headers = POLL | {"Sec-Fetch-Site": "same-origin"}
            assert ended(browser.open(path, method=method, headers=headers)), path


def ended(answer: TestResponse) -> bool:
    return (answer.status_code, answer.json["code"]) == (401, "screen_ended")


def nothing() -> str:
    return "018f3c1e-0000-7000-8000-000000000000"


def used(app: Flask) -> datetime | None:
    with app.app_context():
        return db.session.scalars(select(Device.screen_used_at)).one()
