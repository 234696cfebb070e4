"""A norm to choose is found by a word: what holds, its title first, never more than can be read."""

from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.norms.finding import MOST, norms_with
from tests.cast import Cast
from tests.norms.held import held
from tests.norms.team import proposed
from tests.pages import send


def titles(app: Flask, typed: str, *but: str) -> list[str]:
    with app.app_context():
        return [each.title for each in norms_with(db.session(), typed, but).norms]


def test_what_has_the_word_in_its_title_comes_first(app: Flask, cast: Cast) -> None:
    held(app, cast, ["Zo lang het duurt", "Altijd een kop koffie", "Koffie voor wie wacht"])
    assert titles(app, "kof") == ["Altijd een kop koffie", "Koffie voor wie wacht"]
    assert titles(app, "KOFFIE wácht") == ["Koffie voor wie wacht"]
    assert "We lopen mee" in titles(app, "loop")  # its phrase: ik loop even met je mee
    found = titles(app, "lopen") + [each for each in titles(app, "loop") if each != "We lopen mee"]
    assert found[0] == "We lopen mee"
    assert titles(app, "zeppelin") == titles(app, "") == titles(app, " ") == titles(app, "%") == []


def test_only_what_holds_is_found_and_not_what_is_left_out(
    app: Flask, daan: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    [koffie, thee] = held(app, cast, ["Koffie om de hoek", "Koffie of thee"], "utrecht")
    proposed(noor, cast.teams["utrecht"], title="Koffie met een koekje")
    assert titles(app, "koffie") == ["Koffie of thee", "Koffie om de hoek"]
    assert titles(app, "koffie", thee) == ["Koffie om de hoek"]
    send(daan, f"/console/norms/{koffie}/use", in_use="no")
    assert titles(app, "koffie") == ["Koffie of thee"]


def test_of_many_the_first_are_shown_and_that_there_are_more(app: Flask, cast: Cast) -> None:
    held(app, cast, [f"Koffie {number:02}" for number in range(MOST + 1)])
    with app.app_context():
        found = norms_with(db.session(), "koffie")
        assert [each.title for each in found.norms] == [f"Koffie {n:02}" for n in range(MOST)]
        assert found.more
        assert not norms_with(db.session(), "koffie 20").more
