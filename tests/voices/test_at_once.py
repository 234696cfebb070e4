"""Customers and readers at the same moment: one compliment, one theme, one card, one judgement."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.kernel.db import db, new_id
from app.voices.compliments import Compliment, ComplimentCard
from app.voices.models import CustomerVoice, Theme
from tests.cast import Cast
from tests.conftest import SignIn
from tests.norms.test_choosing_at_once import TURNS, at_once
from tests.pages import send
from tests.voices.saying import SAID, card_for

TEXT = "Ze brachten me met een paraplu naar de auto."


def count(app: Flask, *what: object) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(what[0]).where(*what[1:])) or 0


def test_a_button_that_is_pressed_twice_leaves_one_compliment(app: Flask, cast: Cast) -> None:
    place = f"/c/{card_for(app, cast)}"
    for turn in range(1, TURNS + 1):
        form, phones = {"text": TEXT, "id": new_id()}, [app.test_client() for _ in range(3)]
        sent = at_once(*[lambda it=it, form=form: send(it, place, **form) for it in phones])
        assert (sent, count(app, Compliment)) == ([303] * 3, turn)


def test_two_who_name_a_new_theme_make_one(app: Flask, sign_in: SignIn) -> None:
    admins = [sign_in("daan") for _ in range(3)]
    for turn in range(1, TURNS + 1):
        words = SAID | {"theme": f"Wachten {turn}"}
        sent = at_once(*[lambda it=it, words=words: send(it, "/console/voices/new", **words)
                         for it in admins])  # fmt: skip
        assert (sent, count(app, Theme)) == ([303] * 3, turn)


def test_of_two_new_cards_one_works(app: Flask, cast: Cast, sign_in: SignIn) -> None:
    leads, place = [sign_in("fatima") for _ in range(3)], cast.teams["utrecht"]
    for _turn in range(TURNS):
        at_once(*[lambda it=it: send(it, f"/lead/compliments/cards/{place}") for it in leads])
        assert count(app, ComplimentCard, ComplimentCard.ended_at.is_(None)) == 1


def test_two_who_approve_one_make_one_voice_of_it(
    app: Flask, cast: Cast, sign_in: SignIn, client: FlaskClient
) -> None:
    code, readers = card_for(app, cast), [sign_in(each) for each in ("fatima", "fatima", "daan")]
    places = ["/lead", "/lead", "/console"]
    for turn in range(1, TURNS + 1):
        key = new_id()
        assert send(client, f"/c/{code}", text=TEXT, id=key).status_code == 303
        sent = at_once(*[
            lambda it=it, at=at, key=key: send(it, f"{at}/compliments/{key}", act="approve")
            for it, at in zip(readers, places, strict=True)
        ])  # fmt: skip
        assert (sent, count(app, CustomerVoice)) == ([303] * 3, turn)
