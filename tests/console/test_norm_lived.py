"""The last link of the chain: which moments carry a norm, as far as an admin may read them."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import db
from app.moments.models import Moment
from tests.cast import Cast
from tests.console.editor import open_norm
from tests.moments.words import told

NONE = "Binnen teams kwam er in 90 dagen geen beleving bij."
ONE = "Binnen een team kwam er in 90 dagen 1 beleving bij. Die leest het team zelf."


def test_what_everybody_may_read_stands_there_and_of_a_team_only_how_many(
    app: Flask, cast: Cast, daan: FlaskClient, noor: FlaskClient, jan: FlaskClient
) -> None:
    norm = cast.norms["loop"]
    page = open_norm(daan, norm)
    assert "Nog geen beleving die met de hele organisatie is gedeeld." in page.text
    assert NONE in page.text
    told(noor, "Voor ons team.", followed=[norm], visibility="team")
    told(noor, "Voor mezelf.", followed=[norm], visibility="private")
    told(jan, "Voor iedereen.", took_room=[norm], visibility="organisation")
    told(jan, "Bij een andere norm.", followed=[cast.norms["kop"]], visibility="organisation")
    page = open_norm(daan, norm)
    assert page.texts("p", class_="whole")[0] == "Voor iedereen."
    assert "Jan · Vestiging Zwolle" in page.text
    assert ONE in page.text
    for hidden in ("Voor ons team.", "Voor mezelf.", "Bij een andere norm."):
        assert hidden not in page.source
    with app.app_context():
        for moment in db.session.query(Moment):
            moment.received_at = clock.now() - timedelta(days=91)
        db.session.commit()
    page = open_norm(daan, norm)
    assert NONE in page.text
    assert page.texts("p", class_="whole")[0] == "Voor iedereen."


def test_what_was_taken_back_is_gone_here_too(
    cast: Cast, daan: FlaskClient, jan: FlaskClient
) -> None:
    moment = told(jan, "Toch niet.", followed=[cast.norms["loop"]], visibility="organisation")
    assert "Toch niet." in open_norm(daan, cast.norms["loop"]).text
    assert jan.delete(f"/api/moments/{moment}").status_code == 200
    assert "Toch niet." not in open_norm(daan, cast.norms["loop"]).source
