"""What moments say of a norm: its room is taken often, or nothing lived it for long."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from app.kernel import clock
from app.kernel.db import db
from app.moments.signs import read_signs
from app.norms.models import NormVersion
from tests.cast import LONG_AGO, Cast
from tests.conftest import SignIn
from tests.moments.words import told
from tests.norms.team import all_agree, norm_at, proposed


@pytest.fixture
def norm(app: Flask, cast: Cast) -> str:
    """The norm of Utrecht, in force since yesterday, as are the others."""
    with app.app_context():
        yesterday = clock.now() - timedelta(days=1)
        db.session.execute(update(NormVersion).values(published_at=yesterday))
        db.session.commit()
    return cast.norms["bel"]


def look(app: Flask) -> int:
    with app.app_context():
        changed = read_signs(db.session())
        db.session.commit()
        return changed


def took_room(browser: FlaskClient, norm: str, **more: Any) -> str:
    return told(browser, took_room=[norm], **more)


def test_three_moments_that_took_the_room_show_on_the_norm(
    app: Flask, noor: FlaskClient, sem: FlaskClient, norm: str
) -> None:
    took_room(noor, norm), took_room(sem, norm)
    told(noor, followed=[norm])
    assert look(app) == 0
    cursor = sem.get("/api/sync?cursor=0").json["cursor"]
    took_room(noor, norm)
    assert (look(app), look(app)) == (1, 0)
    changed = sem.get(f"/api/sync?cursor={cursor}").json["changes"]["norms"]
    assert [(each["id"], each["room_taken"]) for each in changed] == [(norm, True)]


def test_what_was_kept_private_or_taken_back_says_nothing(
    app: Flask, noor: FlaskClient, norm: str
) -> None:
    took_room(noor, norm), took_room(noor, norm)
    took_room(noor, norm, visibility="private")
    third = took_room(noor, norm)
    assert look(app) == 1
    noor.delete(f"/api/moments/{third}")
    assert look(app) == 1
    assert norm_at(noor, norm)["room_taken"] is False


def test_with_a_new_version_it_begins_anew(
    app: Flask, noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, norm: str, cast: Cast
) -> None:
    for _ in range(3):
        took_room(noor, norm)
    look(app)
    answer = proposed(noor, cast.teams["utrecht"], norm, base=1)
    assert answer["room_taken"] is False  # somebody proposed other words
    all_agree((sem, fatima), norm, 2)
    assert look(app) == 0
    assert norm_at(noor, norm)["room_taken"] is False


def test_a_norm_without_a_moment_for_thirty_days_says_since_when(
    app: Flask, sign_in: SignIn, norm: str
) -> None:
    at = clock.now().replace(hour=12)
    with clock.frozen(at):
        told(sign_in("noor"), followed=[norm])
    with clock.frozen(at + timedelta(days=29)):
        assert norm not in quiet(app, sign_in)
    with clock.frozen(at + timedelta(days=31)):
        assert quiet(app, sign_in)[norm] == at.date().isoformat()
        noor = sign_in("noor")
        told(noor, followed=[norm], visibility="private")
        assert norm in quiet(app, sign_in)
        told(noor, followed=[norm])
        assert norm not in quiet(app, sign_in)


def test_what_nothing_ever_lived_is_quiet_since_it_came_in_force(
    app: Flask, sign_in: SignIn, cast: Cast
) -> None:
    with clock.frozen(LONG_AGO + timedelta(days=31)):
        assert date.fromisoformat(quiet(app, sign_in)[cast.norms["bel"]]) == LONG_AGO.date()


def quiet(app: Flask, sign_in: SignIn) -> dict[str, str]:
    look(app)
    norms = sign_in("noor").get("/api/norms").json["items"]
    return {each["id"]: each["quiet_since"] for each in norms if each["quiet_since"]}
