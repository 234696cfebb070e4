"""What becomes of a compliment that should not stand there: out of sight at once, judged by whoever
decides, brought back within a month, and gone after it."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from app.kernel import clock
from app.kernel.db import db
from app.voices.compliments import HIDDEN, WAITS, Compliment, forget_old
from tests.cast import Cast
from tests.pages import OURS, open_page, send
from tests.voices.saying import card_for
from tests.voices.test_compliments import TEXT, judge, kept, leave

PLACE = "/lead/compliments"
HAS_DOUBTS = "Een collega vindt dat dit er niet hoort te staan."


@pytest.fixture
def approved(app: Flask, client: FlaskClient, fatima: FlaskClient, cast: Cast) -> str:
    """The id of its voice."""
    leave(client, card_for(app, cast))
    judge(fatima, "approve")
    with app.app_context():
        [left] = db.session.query(Compliment)
        return str(left.voice_id)


def under(browser: FlaskClient, heading: str) -> str:
    """The words below a heading of the page; nothing when it is not there."""
    sections = open_page(browser, PLACE).texts("section")
    return next((words for words in sections if words.startswith(heading)), "")


def test_a_report_takes_it_away_at_once_and_asks_the_lead(
    noor: FlaskClient, fatima: FlaskClient, daan: FlaskClient, approved: str
) -> None:
    assert "1 wacht" not in open_page(fatima, "/lead/team").text
    for _again in range(2):
        assert noor.put(f"/api/voices/{approved}/report", headers=OURS).status_code == 204
    assert TEXT not in open_page(daan, "/console/voices").text
    for browser, team in ((fatima, "/lead/team"), (daan, "/console/voices")):
        assert "1 wacht" in open_page(browser, team).text
    waiting = under(fatima, "Wacht op jou")
    assert TEXT in waiting
    assert HAS_DOUBTS in waiting
    assert "Noor" not in waiting
    judge(fatima, "approve")
    assert TEXT in open_page(daan, "/console/voices").text
    assert TEXT not in under(fatima, "Wacht op jou")


def test_what_a_lead_hid_is_not_asked_about_again_by_a_report(
    noor: FlaskClient, fatima: FlaskClient, approved: str
) -> None:
    judge(fatima, "hide")
    assert noor.put(f"/api/voices/{approved}/report", headers=OURS).status_code == 204
    assert TEXT in under(fatima, "Verborgen")
    assert TEXT not in under(fatima, "Wacht op jou")


def test_a_reader_of_the_norm_that_it_is_behind_reports_it(
    daan: FlaskClient, fatima: FlaskClient, noor: FlaskClient, jan: FlaskClient, cast: Cast,
    approved: str,
) -> None:  # fmt: skip
    bel = cast.norms["bel"]
    send(daan, f"/console/norms/{bel}/roots", act=f"link:voice:{approved}")
    assert TEXT in noor.get("/api/norms").text
    place = f"/api/norms/{bel}/voices/{approved}/report"
    assert jan.put(place, headers=OURS).status_code == 404  # who does not read the norm
    assert noor.put(f"/api/norms/{cast.norms['loop']}/voices/{approved}/report").status_code == 404
    assert TEXT in noor.get("/api/norms").text
    assert noor.put(place, headers=OURS).status_code == 204
    assert TEXT not in noor.get("/api/norms").text
    judge(fatima, "approve")
    assert TEXT in noor.get("/api/norms").text


@pytest.mark.usefixtures("approved")
def test_what_was_hidden_by_mistake_comes_back(fatima: FlaskClient, daan: FlaskClient) -> None:
    judge(fatima, "hide")
    assert TEXT not in open_page(daan, "/console/voices").text
    assert "Toch goedkeuren" in under(fatima, "Verborgen")
    judge(fatima, "approve")
    assert TEXT in open_page(daan, "/console/voices").text
    assert under(fatima, "Verborgen") == ""


@pytest.mark.usefixtures("approved")
def test_a_month_after_it_was_hidden_it_is_gone_however_old_it_was(
    app: Flask, fatima: FlaskClient
) -> None:
    came_long_ago(app)
    judge(fatima, "hide")
    assert kept_after(app, HIDDEN - timedelta(minutes=1)) == [TEXT]
    assert kept_after(app, HIDDEN + timedelta(minutes=1)) == []


def test_a_report_of_an_old_one_waits_as_long_as_a_new_one(
    app: Flask, noor: FlaskClient, approved: str
) -> None:
    came_long_ago(app)
    noor.put(f"/api/voices/{approved}/report", headers=OURS)
    assert kept_after(app, WAITS - timedelta(minutes=1)) == [TEXT]
    assert kept_after(app, WAITS + timedelta(minutes=1)) == []


def came_long_ago(app: Flask) -> None:
    with app.app_context():
        db.session.execute(update(Compliment).values(received_at=clock.now() - 2 * WAITS))
        db.session.commit()


def kept_after(app: Flask, time: timedelta) -> list[str]:
    """What is left once old ones were dropped then."""
    with app.app_context(), clock.frozen(clock.now() + time):
        forget_old(db.session())
        db.session.commit()
    return kept(app)
