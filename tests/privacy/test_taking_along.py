"""One's own data as a file: all of it, and nothing of another beyond a name that one sees."""

import io
import json
import zipfile
from datetime import timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, or_, select, text
from werkzeug.test import TestResponse

from app.kernel import clock
from app.kernel.db import Base, db, new_id
from app.people.models import Password
from app.privacy.holdings import HOLDINGS
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.feedback.test_feedback import give
from tests.moments.words import told
from tests.pages import Page
from tests.reflections.test_reflecting import answer as reflection


def ask(browser: FlaskClient, password: str = PASSWORD) -> TestResponse:
    return browser.post("/api/my-data", json={"password": password})


def opened(answer: TestResponse) -> dict[str, bytes]:
    assert (answer.status_code, answer.content_type) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def tables(browser: FlaskClient) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(opened(ask(browser))["data.json"])["tables"]
    return found


def fill(noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, cast: Cast) -> None:
    """Something of everything, by noor and around her; each with a word of its own."""
    sems = cast.people["sem"]
    mine = told(noor, text="mijnbeleving", with_people=[sems], followed=[cast.norms["loop"]])
    told(noor, text="mijngeheim", visibility="private", with_people=[sems])
    told(sem, text="semsbeleving", with_people=[cast.people["noor"]])
    hidden = told(sem, text="semsgeheim", visibility="private", with_people=[cast.people["noor"]])
    sem.put(f"/api/moments/{mine}/comments/{new_id()}", json={"text": "semsopmerking"})
    noor.put(f"/api/moments/{mine}/comments/{new_id()}", json={"text": "mijnopmerking"})
    noor.put(f"/api/moments/{mine}/reactions/heart", json={"on": True})
    fatima.put(f"/api/moments/{mine}/attention/{new_id()}", json={"text": "mijnaandacht"})
    give(noor, sems, behaviour="mijnfeedback")
    give(sem, cast.people["noor"], behaviour="mijntip")
    give(sem, cast.people["fatima"], behaviour="semsfeedback")
    noor.put(f"/api/reflections/{new_id()}", json=reflection(answer="mijnantwoord"))
    sem.put(f"/api/reflections/{new_id()}", json=reflection(answer="semsantwoord"))
    noor.put("/api/shifts", json={"items": [{"weekday": 1, "begins": "09:00", "ends": "17:00"}]})
    assert hidden


MINE = {
    "mijnbeleving", "mijngeheim", "mijnopmerking", "mijnaandacht", "mijnfeedback", "mijntip",
    "mijnantwoord",
}  # fmt: skip
OF_SEM = {"semsbeleving", "semsgeheim", "semsopmerking", "semsfeedback", "semsantwoord"}


def test_it_holds_all_of_one_s_own_and_nothing_of_another_s(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, cast: Cast
) -> None:
    fill(noor, sem, fatima, cast)
    files = opened(ask(noor))
    assert set(files) == {"data.json", "lees-mij.html", "style.css"}
    for name in ("data.json", "lees-mij.html"):
        assert {word for word in MINE if word.encode() not in files[name]} == set(), name
        assert {word for word in OF_SEM if word.encode() in files[name]} == set(), name


def test_no_row_that_names_a_person_is_left_out(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, cast: Cast, app: Flask
) -> None:
    """The database itself is asked: every column in every table that holds noor's id."""
    fill(noor, sem, fatima, cast)
    person = cast.people["noor"]
    given = tables(noor)
    with app.app_context():
        for name, table in Base.metadata.tables.items():
            ids = [column for column in table.c if "id" in column.name.split("_")]
            kinds = [column for column in ids if str(column.type).startswith(("UUID", "CHAR(32"))]
            kept = (
                db.session.execute(
                    select(table).where(or_(*(column == person for column in kinds)))
                ).all()
                if kinds
                else []
            )
            # Where sem named her in what only sem may read, even the link is sem's.
            hidden = 1 if name == "moment_person" else 0
            assert len(given.get(name, [])) >= len(kept) - hidden, name
    assert sum(map(len, given.values())) > 15


def test_secrets_stay_on_the_server(noor: FlaskClient, cast: Cast, app: Flask) -> None:
    given = json.dumps(tables(noor))
    with app.app_context():
        for holding in HOLDINGS:
            for name in holding.secret:
                column = Base.metadata.tables[holding.name].c[name]
                for value in db.session.scalars(select(column)):
                    assert value not in given, (holding.name, name)
    assert '"device"' in given


def test_a_giver_does_not_learn_when_it_was_opened(
    noor: FlaskClient, sem: FlaskClient, cast: Cast
) -> None:
    feedback_id = give(noor, cast.people["sem"])
    sem.put(f"/api/feedback/{feedback_id}/opened", json={})
    assert "opened_at" not in tables(noor)["feedback"][0]
    assert tables(sem)["feedback"][0]["opened_at"] is not None


def test_the_page_reads_well_without_script_in_both_languages(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, cast: Cast
) -> None:
    fill(noor, sem, fatima, cast)
    dutch = opened(ask(noor))["lees-mij.html"].decode()
    assert "<script" not in dutch
    page = Page(_Plain(dutch))  # type: ignore[arg-type]  # strict parsing
    assert "alleen jij" in page.text
    assert "maandag" in page.text
    assert "We lopen mee" in page.text
    noor.put("/api/me", json={"locale": "en"})
    english = opened(ask(noor))
    assert "Everything" in english["read-me.html"].decode()


class _Plain:
    status_code = 200

    def __init__(self, source: str) -> None:
        self.source = source

    def get_data(self, as_text: bool) -> str:
        assert as_text
        return self.source


def test_a_phone_that_lies_unlocked_is_not_enough(noor: FlaskClient) -> None:
    refused = ask(noor, "geraden")
    assert (refused.status_code, refused.json["code"]) == (422, "wrong_password")
    assert [ask(noor, "geraden").status_code for _ in range(5)] == [422] * 4 + [429]


def test_who_has_no_password_signed_in_just_now(app: Flask, cast: Cast, sign_in: SignIn) -> None:
    with app.app_context():
        db.session.execute(delete(Password).where(Password.person_id == cast.people["noor"]))
        db.session.commit()
    noor = sign_in("noor")
    assert ask(noor, "").status_code == 200
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        assert ask(noor, "").json["code"] == "prove_again"


def test_three_times_a_day_and_each_stands_in_the_log(noor: FlaskClient) -> None:
    assert [ask(noor).status_code for _ in range(4)] == [200, 200, 200, 429]
    lines = noor.get("/api/log").json["items"]
    assert [line["words"] for line in lines] == ["Eigen gegevens opgehaald"] * 3


def test_a_server_that_answers_leaves_no_copy(noor: FlaskClient, app: Flask) -> None:
    assert ask(noor).headers["Cache-Control"] == "no-store"
    with app.app_context():
        assert db.session.execute(text("SELECT count(*) FROM log_entry")).scalar() == 1
