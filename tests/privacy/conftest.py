"""Something of everything by noor, and a ledger that tells of nobody yet."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from app.kernel.db import db, new_id
from app.people.models import Person
from app.people.session import config_of
from app.privacy.ledger import Ledger
from tests.cast import Cast
from tests.feedback.test_feedback import give
from tests.moments.words import told
from tests.privacy.erased import NAME
from tests.reflections.test_reflecting import answer as reflection


@pytest.fixture
def empty_ledger(app: Flask) -> Iterator[None]:
    Ledger(config_of(app).data).path.unlink(missing_ok=True)
    yield
    Ledger(config_of(app).data).path.unlink(missing_ok=True)


@pytest.fixture
def written(
    app: Flask, noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, cast: Cast
) -> dict[str, str]:
    """Something of everything by noor, under a name that stands nowhere else."""
    with app.app_context():
        db.session.get_one(Person, cast.people["noor"]).name = NAME
        db.session.commit()
        db.session.execute(
            text("UPDATE device SET label = 'toestelnaam' WHERE person_id = :noor"),
            {"noor": cast.people["noor"]},
        )
        db.session.commit()
    mine = told(noor, text="openbaar", visibility="organisation")
    told(noor, text="geheim", visibility="private")
    sems = told(sem, text="vantsem", with_people=[cast.people["noor"]])
    noor.put(f"/api/moments/{sems}/comments/{new_id()}", json={"text": "opmerking"})
    noor.put(f"/api/moments/{sems}/reactions/heart", json={"on": True})
    fatima.put(f"/api/moments/{mine}/attention/{new_id()}", json={"text": "vanfatima"})
    give(noor, cast.people["sem"], behaviour="tipvoorsem")
    give(sem, cast.people["noor"], behaviour="vansem")
    noor.put(f"/api/reflections/{new_id()}", json=reflection(answer="antwoord"))
    noor.put("/api/shifts", json={"items": [{"weekday": 1, "begins": "09:00", "ends": "17:00"}]})
    return {"mine": mine, "sems": sems}
