"""Who reads the log: admin and auditor all of it, everybody what is about themselves."""

from typing import get_args

from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.kernel.log import Deed, LogEntry, record
from app.norms.deeds import PUBLISHED
from app.people.deeds import NEW_DEVICE
from app.people.models import Proof
from app.privacy.periods import PERIOD_CHANGED
from tests.cast import Cast
from tests.conftest import SignIn
from tests.console.editor import keep, open_norm, publish
from tests.pages import open_page, send

NOTED = Deed("test_noted", "Genoteerd")


def log_about(app: Flask, cast: Cast, *, actor: str | None, about: str, times: int = 1) -> None:
    with app.app_context():
        for _ in range(times):
            record(
                db.session(),
                NOTED,
                actor=cast.people[actor] if actor else None,
                about=cast.people[about],
            )
        db.session.commit()


def test_publishing_and_retiring_a_norm_is_logged(daan: FlaskClient, cast: Cast) -> None:
    publish(daan, open_norm(daan, cast.norms["loop"]), room="Meer ruimte.")
    send(daan, f"/console/norms/{cast.norms['loop']}/use", in_use="no")
    page = open_page(daan, "/console/log")
    assert page.texts("th", scope="row") == [
        "Norm uit gebruik genomen",
        "Norm voorgelegd",
    ]
    assert "Daan" in page.text
    assert "We lopen mee" in page.text


def test_what_stands_beside_a_deed_is_in_the_readers_language(
    daan: FlaskClient, cast: Cast, app: Flask
) -> None:
    with app.app_context():
        for deed, value in ((NEW_DEVICE, "pin"), (PERIOD_CHANGED, "moments 730 > 365")):
            record(db.session(), deed, actor=cast.people["noor"], value=value)
        db.session.commit()
    page = open_page(daan, "/console/log")
    assert "Pincode" in page.text
    assert "Belevingen en opmerkingen 730 > 365" in page.text


def test_every_way_to_prove_oneself_has_words_in_the_log() -> None:
    assert set(NEW_DEVICE.values) == set(get_args(Proof))


def test_a_draft_is_not_logged(daan: FlaskClient, cast: Cast, app: Flask) -> None:
    keep(daan, open_norm(daan, cast.norms["loop"]), room="Meer ruimte.")
    with app.app_context():
        assert db.session.query(LogEntry).count() == 0


def test_an_auditor_reads_the_log_and_no_norm_editor(auditor: FlaskClient) -> None:
    assert open_page(auditor, "/console/log").status == 200
    assert auditor.get("/console/norms").status_code == 403
    assert auditor.get("/console/").headers["Location"] == "/console/log"
    assert auditor.get("/").headers["Location"] == "/console/log"


def test_a_person_reads_what_is_about_them_and_nothing_else(
    app: Flask, cast: Cast, noor: FlaskClient, sem: FlaskClient
) -> None:
    log_about(app, cast, actor="daan", about="noor")
    log_about(app, cast, actor=None, about="sem")
    assert [
        (line["words"], line["by"], line["by_system"])
        for line in noor.get("/api/log").json["items"]
    ] == [("Genoteerd", "Daan", False)]
    assert [line["by_system"] for line in sem.get("/api/log").json["items"]] == [True]


def test_the_log_pages_without_a_gap(app: Flask, cast: Cast, noor: FlaskClient) -> None:
    log_about(app, cast, actor="daan", about="noor", times=120)
    numbers, before = [], ""
    while True:
        answer = noor.get(f"/api/log{before}").json
        numbers += [line["number"] for line in answer["items"]]
        if answer["next"] is None:
            break
        before = f"?before={answer['next']}"
    assert numbers == list(range(120, 0, -1))


def test_one_deed_can_be_looked_for(app: Flask, cast: Cast, daan: FlaskClient) -> None:
    log_about(app, cast, actor="daan", about="noor")
    assert "Genoteerd" in open_page(daan, "/console/log?deed=test_noted").text
    assert "Dit is nog niet gebeurd" in open_page(daan, f"/console/log?deed={PUBLISHED.name}").text


def test_the_command_says_that_the_log_holds(app: Flask, cast: Cast) -> None:
    log_about(app, cast, actor=None, about="noor")
    said = app.test_cli_runner().invoke(args=["verify-log"])
    assert said.exit_code == 0
    assert "holds together" in said.output


def test_an_empty_log_says_what_comes_there(sign_in: SignIn) -> None:
    assert "Nog niets vastgelegd" in open_page(sign_in("daan"), "/console/log").text
