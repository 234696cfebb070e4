"""Norms of the organisation in a team's own words: linked, told when they change, answered."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel import clock
from app.kernel.db import db, new_id
from app.moments.signs import read_signs
from app.norms.models import Norm, NormVersion
from app.norms.settling import settle_due
from tests.cast import Cast
from tests.conftest import SignIn
from tests.norms.team import all_agree, norm_at, propose, proposed
from tests.pages import open_page, send


@pytest.fixture
def noor(sign_in: SignIn) -> FlaskClient:
    return sign_in("noor")


def own(app: Flask, cast: Cast, sign_in: SignIn) -> str:
    """Utrecht's own words for the norm of everybody, in force."""
    norm = new_id()
    team = [sign_in(login) for login in ("noor", "sem", "fatima")]
    above = {"id": cast.norms["loop"], "number": 1}
    proposed(team[0], cast.teams["utrecht"], norm, title="Wij lopen altijd mee", above=above)
    all_agree(team[1:], norm, 1)
    return norm


def change_above(app: Flask, cast: Cast, frame: str) -> int:
    """Another version of the organisation's norm in force; gives its number."""
    with app.app_context():
        session = db.session()
        norm = session.get_one(Norm, cast.norms["loop"])
        assert norm.current
        said = {
            name: getattr(norm.current, name)
            for name in ("symbol", "hue", "title", "summary", "room", "say", "rather_not", "why")
        }
        number = norm.current.number + 1
        now = clock.now()
        version = NormVersion(
            norm_id=norm.id, number=number, **said, frame=frame, edited_at=now,
            edited_by_id=cast.people["daan"], proposed_at=now, deadline=now - timedelta(hours=1),
        )  # fmt: skip
        session.add(version)
        session.flush()
        norm.proposal = version
        session.commit()
        assert settle_due(session) == 1
        session.commit()
    return number


def cursor_of(browser: FlaskClient) -> int:
    return int(browser.get("/api/sync?cursor=0").json["cursor"])


def test_a_team_makes_a_norm_its_own_and_hears_when_it_changes_above(
    app: Flask, cast: Cast, sign_in: SignIn, noor: FlaskClient
) -> None:
    norm = own(app, cast, sign_in)
    above = norm_at(noor, norm)["above"]
    assert (above["id"], above["number"], above["seen"]) == (cast.norms["loop"], 1, None)
    cursor = cursor_of(noor)
    number = change_above(app, cast, "We lopen mee, en dragen de tas.")
    news: dict[str, Any] = noor.get(f"/api/sync?cursor={cursor}").json["changes"]
    assert norm in {each["id"] for each in news["norms"]}
    above = norm_at(noor, norm)["above"]
    assert above["number"] == number
    assert above["seen"]["number"] == 1
    assert norm_at(noor, above["id"])["frame"] == "We lopen mee, en dragen de tas."

    fits = noor.put(f"/api/norms/{norm}/fit", json={"above": 1})
    assert fits.status_code == 200
    assert fits.json["norm"]["above"]["seen"], "an older version was looked at"
    fits = noor.put(f"/api/norms/{norm}/fit", json={"above": number})
    assert fits.json["norm"]["above"]["seen"] is None
    again = noor.put(f"/api/norms/{norm}/fit", json={"above": 1})
    assert again.json["norm"]["above"]["seen"] is None, "a late word takes nothing back"


def test_other_words_of_the_team_answer_a_change_above_too(
    app: Flask, cast: Cast, sign_in: SignIn, noor: FlaskClient
) -> None:
    norm = own(app, cast, sign_in)
    number = change_above(app, cast, "We lopen mee, en dragen de tas.")
    above = {"id": cast.norms["loop"], "number": number}
    now = proposed(noor, cast.teams["utrecht"], norm, base=1, title="We dragen", above=above)
    assert now["above"]["seen"] is None


def test_only_what_holds_for_everybody_is_made_one_s_own(
    app: Flask, cast: Cast, noor: FlaskClient
) -> None:
    utrecht = cast.teams["utrecht"]
    refused = propose(noor, utrecht, above={"id": cast.norms["bel"], "number": 1})
    assert refused.status_code == 409
    for stranger in (cast.norms["kop"], new_id()):
        assert propose(noor, utrecht, above={"id": stranger, "number": 1}).status_code == 404
    with app.app_context():
        assert not db.session.scalars(select(Norm).where(Norm.above_id.is_not(None))).all()


def test_the_tablet_and_the_console_show_what_changed_above(
    app: Flask, cast: Cast, sign_in: SignIn
) -> None:
    norm = own(app, cast, sign_in)
    number = change_above(app, cast, "We lopen mee, en dragen de tas.")
    fatima, daan = sign_in("fatima"), sign_in("daan")
    page = open_page(fatima, f"/lead/norms/{norm}")
    assert "Gewijzigd boven jullie norm" in page.text
    assert "dragen de tas" in page.text
    assert "gewijzigd" in open_page(daan, f"/console/norms/{norm}").text
    assert "Vestiging Utrecht" in open_page(daan, f"/console/norms/{cast.norms['loop']}").text
    answer = send(fatima, f"/lead/norms/{norm}/fit", above=str(number))
    assert answer.status_code == 303
    assert "Gewijzigd boven jullie norm" not in open_page(fatima, f"/lead/norms/{norm}").text
    assert "gewijzigd" not in open_page(daan, f"/console/norms/{norm}").text
    assert send(fatima, f"/lead/norms/{norm}/fit", above="x" * 300).status_code == 303


def test_a_norm_that_still_fits_asks_no_more_for_a_month(
    app: Flask, cast: Cast, noor: FlaskClient
) -> None:
    norm = cast.norms["bel"]
    with app.app_context():
        session = db.session()
        current = session.get_one(Norm, norm).current
        assert current
        current.published_at = clock.now() - timedelta(days=50)
        session.commit()
        read_signs(session)
        session.commit()
    assert norm_at(noor, norm)["quiet_since"] is not None
    assert noor.put(f"/api/norms/{norm}/fit", json={}).json["norm"]["quiet_since"] is None
    with app.app_context():
        session = db.session()
        read_signs(session)
        session.commit()
    assert norm_at(noor, norm)["quiet_since"] is None
    with app.app_context():
        session = db.session()
        said = session.get_one(Norm, norm)
        said.fits_at = clock.now() - timedelta(days=31)
        session.commit()
        read_signs(session)
        session.commit()
    assert norm_at(noor, norm)["quiet_since"] is not None
