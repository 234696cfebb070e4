"""Just past midnight a voice is of the new day, though elsewhere it is still the day before."""

from datetime import UTC, date, datetime

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel import clock
from app.kernel.db import db
from app.voices.compliments import Compliment
from app.voices.models import CustomerVoice
from tests.cast import Cast
from tests.conftest import SignIn
from tests.pages import open_page, send
from tests.voices.saying import SAID, card_for

PAST_MIDNIGHT, TODAY = datetime(2026, 11, 24, 23, 30, tzinfo=UTC), date(2026, 11, 25)


def test_a_voice_of_today_is_taken(sign_in: SignIn) -> None:
    with clock.frozen(PAST_MIDNIGHT):
        daan = sign_in("daan")
        form = open_page(daan, "/console/voices/new").one("input", name="said_on")
        assert form.get("value") == TODAY.isoformat()
        words = SAID | {"said_on": TODAY.isoformat()}
        assert send(daan, "/console/voices/new", **words).status_code == 303


def test_a_compliment_is_of_the_day_on_which_it_was_left(
    app: Flask, client: FlaskClient, sign_in: SignIn, cast: Cast
) -> None:
    code = card_for(app, cast)
    with clock.frozen(PAST_MIDNIGHT):
        fatima = sign_in("fatima")
        assert send(client, f"/c/{code}", text="Dank je wel.").status_code == 303
        with app.app_context():
            key = db.session.scalars(select(Compliment.id)).one()
        assert send(fatima, f"/lead/compliments/{key}", act="approve").status_code == 303
    with app.app_context():
        assert db.session.scalars(select(CustomerVoice.said_on)).one() == TODAY
