"""What members said of what holds no more loses its names in time; what holds keeps them."""

from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.db import db, new_id
from app.kernel.personal import SOMEBODY
from app.kernel.versions import next_version
from app.norms.lapsing import lapse
from app.norms.models import Agreement, NormVersion, Point
from app.people.leaving import stand_in
from tests.cast import Cast
from tests.conftest import SignIn
from tests.norms.team import all_agree, answer, chosen, norm_at, proposed

MOST = 100
LATER = timedelta(days=1)


def two_versions(cast: Cast, sign_in: SignIn) -> str:
    """A norm of Utrecht of which the first version, with an answered point, holds no more."""
    norm, team = new_id(), [sign_in(login) for login in ("noor", "sem", "fatima")]
    noor, sem, fatima = team
    proposed(noor, cast.teams["utrecht"], norm)
    chosen(sem, norm, 1, "discuss", "En als er een rij staat?")
    [point] = norm_at(fatima, norm)["agreement"]["points"]
    assert answer(fatima, norm, point["id"]).status_code == 200
    all_agree((sem, fatima), norm, 1)
    proposed(noor, cast.teams["utrecht"], norm, base=1, title="We knikken")
    all_agree((sem, fatima), norm, 2)
    assert norm_at(noor, norm)["number"] == 2
    return norm


def stances(session: Session, norm: str) -> dict[int, int]:
    found: dict[int, int] = {}
    rows = session.execute(
        select(NormVersion.number)
        .join(Agreement, Agreement.version_id == NormVersion.id)
        .where(NormVersion.norm_id == norm)
    )
    for (number,) in rows:
        found[number] = found.get(number, 0) + 1
    return found


def gone(session: Session, before: datetime) -> int:
    stand_in(session, SOMEBODY, next_version(session))
    number = lapse(session, before, MOST, SOMEBODY)
    session.flush()
    session.expire_all()
    return number


def test_old_stances_go_with_what_no_longer_holds(app: Flask, cast: Cast, sign_in: SignIn) -> None:
    norm = two_versions(cast, sign_in)
    with app.app_context():
        session = db.session()
        assert gone(session, clock.now() - LATER) == 0  # nothing is that old
        assert stances(session, norm) == {1: 3, 2: 3}
        assert gone(session, clock.now() + LATER) == 4  # three stances, and the names on one point
        assert stances(session, norm) == {2: 3}
        session.commit()
    assert norm_at(sign_in("noor"), norm)["agreement"]["open"] == 0


def test_a_point_that_was_answered_stays_without_names(
    app: Flask, cast: Cast, sign_in: SignIn
) -> None:
    norm = two_versions(cast, sign_in)
    with app.app_context():
        session = db.session()
        gone(session, clock.now() + LATER)
        [point] = session.scalars(
            select(Point).join(NormVersion).where(NormVersion.norm_id == norm)
        )
        assert point.text == "En als er een rij staat?"
        assert point.answer
        assert (point.person_id, point.closed_by_id) == (SOMEBODY, SOMEBODY)
        assert gone(session, clock.now() + LATER) == 0  # nothing is done twice


def test_a_point_that_still_stands_keeps_its_name(app: Flask, cast: Cast, sign_in: SignIn) -> None:
    norm = new_id()
    proposed(sign_in("noor"), cast.teams["utrecht"], norm)
    chosen(sign_in("sem"), norm, 1, "discuss", "En als er een rij staat?")
    with app.app_context():
        session = db.session()
        assert gone(session, clock.now() + LATER) == 0
        [point] = session.scalars(
            select(Point).join(NormVersion).where(NormVersion.norm_id == norm)
        )
        assert point.person_id == cast.people["sem"]
        assert stances(session, norm) == {1: 2}
