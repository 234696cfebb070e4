"""One person's page: names, teams, roles, access, and what the devices of all learn of it."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db, new_id
from app.kernel.log import LogEntry
from app.people.models import Person
from tests.cast import Cast
from tests.conftest import SignIn
from tests.console.roster import place
from tests.moments.words import told
from tests.pages import open_page, send
from tests.phone.test_sync import pull


def deeds(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        entries = db.session.query(LogEntry).order_by(LogEntry.number)
        return [(entry.deed, entry.value) for entry in entries]


def titles(rows: list[dict[str, str]]) -> set[str]:
    return {row["title"] for row in rows}


def test_who_moved_loses_one_team_s_things_and_gets_the_other_s(
    cast: Cast, daan: FlaskClient, noor: FlaskClient, sem: FlaskClient, jan: FlaskClient
) -> None:
    of_utrecht, of_zwolle = told(noor, "van utrecht"), told(jan, "van zwolle")
    own = told(sem, "van sem zelf")
    before = pull(sem)
    assert {moment["id"] for moment in before["changes"]["moments"]} == {of_utrecht, own}
    at_noor, at_jan = pull(noor)["cursor"], pull(jan)["cursor"]
    answer = place(daan, cast.people["sem"], **{cast.teams["zwolle"]: "staff"})
    assert answer.status_code == 303

    after = pull(sem, before["cursor"])
    assert after["full"] is True
    assert {moment["id"] for moment in after["changes"]["moments"]} == {of_zwolle, own}
    assert titles(after["changes"]["norms"]) == {"We lopen mee", "We bieden iets warms aan"}
    assert {person["name"] for person in after["changes"]["people"]} == {"Sem", "Jan", "Petra"}
    assert "van utrecht" not in str(after)
    assert sem.get(f"/api/moments/{of_utrecht}").status_code == 404
    # Devices of the team that was left forget; those of the new one learn.
    assert pull(noor, at_noor)["gone"] == {"people": [cast.people["sem"]]}
    assert [person["name"] for person in pull(jan, at_jan)["changes"]["people"]] == ["Sem"]


def test_who_comes_back_to_a_team_is_not_gone(
    cast: Cast, daan: FlaskClient, noor: FlaskClient
) -> None:
    utrecht, zwolle = (cast.teams[name] for name in ("utrecht", "zwolle"))
    cursor = pull(noor)["cursor"]
    place(daan, cast.people["sem"], **{zwolle: "staff"})
    place(daan, cast.people["sem"], **{utrecht: "staff"})
    news = pull(noor, cursor)
    assert news["gone"] == {}
    assert [person["name"] for person in news["changes"]["people"]] == ["Sem"]


def test_a_lead_who_is_lead_no_more_is_refused_at_the_next_request(
    app: Flask, cast: Cast, daan: FlaskClient, fatima: FlaskClient, noor: FlaskClient
) -> None:
    moment = told(noor)
    assert open_page(fatima, "/lead/").status == 200
    place(daan, cast.people["fatima"], **{cast.teams["utrecht"]: "staff"})
    assert open_page(fatima, "/lead/").status == 403
    attention = f"/api/moments/{moment}/attention/{new_id()}"
    assert fatima.put(attention, json={"text": "Mooi."}).status_code == 403
    assert deeds(app) == [("team_role_changed", "staff")]


def test_one_can_lead_one_team_and_work_in_another(
    cast: Cast, daan: FlaskClient, jan: FlaskClient, sign_in: SignIn, noor: FlaskClient
) -> None:
    told(noor, "van utrecht")
    told(jan, "van zwolle")
    teams = {cast.teams["utrecht"]: "lead", cast.teams["zwolle"]: "staff"}
    place(daan, cast.people["jan"], **teams)
    board = open_page(jan, "/lead/").text
    assert "van utrecht" in board
    assert "van zwolle" not in board
    assert {team["id"]: team["role"] for team in jan.get("/api/me").json["teams"]} == teams


def test_a_role_holds_at_the_next_request_and_is_logged(
    app: Flask, cast: Cast, daan: FlaskClient, noor: FlaskClient
) -> None:
    path = f"/console/people/{cast.people['noor']}/role"
    assert send(daan, path, role="admin").status_code == 303
    assert open_page(noor, "/console/norms").status == 200
    send(daan, path, role="auditor")
    assert open_page(noor, "/console/norms").status == 403
    assert open_page(noor, "/console/log").status == 200
    assert send(daan, path, role="boss").status_code == 400
    assert deeds(app) == [("role_changed", "admin"), ("role_changed", "auditor")]
    assert [line["words"] for line in noor.get("/api/log").json["items"]] == [
        "Rol in de organisatie veranderd"
    ] * 2


@pytest.mark.parametrize("form", ["role", "teams", "access"])
def test_nobody_changes_their_own_role_team_or_access(
    app: Flask, cast: Cast, daan: FlaskClient, sign_in: SignIn, form: str
) -> None:
    send(daan, f"/console/people/{cast.people['petra']}/role", role="admin")
    petra, path = sign_in("petra"), f"/console/people/{cast.people['petra']}/{form}"
    fields = {"role": "staff", "access": "no", "more": cast.teams["utrecht"], "more-role": "lead"}
    assert send(petra, path, **fields).status_code == 403
    assert petra.get("/api/me").json["person"]["role"] == "admin"
    assert [team["name"] for team in petra.get("/api/me").json["teams"]] == ["Vestiging Zwolle"]


def test_the_name_follows_everywhere_and_the_login_signs_in(
    app: Flask, cast: Cast, daan: FlaskClient, noor: FlaskClient, sem: FlaskClient
) -> None:
    moment = told(noor, "eerste")
    replied = told(sem, "van sem")
    noor.put(f"/api/moments/{replied}/reactions/heart", json={"on": True})
    noor.put(f"/api/moments/{replied}/comments/{new_id()}", json={"text": "Wat goed."})
    cursor = pull(sem)["cursor"]
    path = f"/console/people/{cast.people['noor']}/details"
    assert send(daan, path, name="Noor  de Wit", login="N.DeWit", locale="en").status_code == 303
    news = pull(sem, cursor)["changes"]
    assert news["people"][0]["name"] == "Noor de Wit"
    assert {each["id"] for each in news["moments"]} == {moment, replied}
    assert '"Noor"' not in sem.get("/api/sync?cursor=0").text
    with app.app_context():
        person = db.session.get_one(Person, cast.people["noor"])
        assert (person.login, person.locale, person.name_key) == ("n.dewit", "en", "noor de wit")
    assert deeds(app) == [("person_changed", "")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""), ("name", "\u200b"), ("name", "x" * 81), ("name", "Jan\u202etxt"),
        ("name", "Jan\x07"), ("login", "sem"), ("login", "met spatie"), ("login", "é"),
        ("login", "x" * 81), ("login", "../x"),
    ],
)  # fmt: skip
def test_a_name_or_login_that_cannot_be_is_refused_beside_the_field(
    cast: Cast, daan: FlaskClient, field: str, value: str
) -> None:
    words = {"name": "Noor", "login": "noor", "locale": "nl"} | {field: value}
    answer = send(daan, f"/console/people/{cast.people['noor']}/details", **words)
    assert answer.status_code == 422
    assert f'id="wrong-{field}"' in answer.text


def test_somebody_new_comes_in_a_team_without_a_password(
    app: Flask, cast: Cast, daan: FlaskClient
) -> None:
    words = {"name": "Mo", "login": "", "team": cast.teams["utrecht"], "team-role": "lead"}
    answer = send(daan, "/console/people/new", **words)
    page = open_page(daan, answer.headers["Location"])
    assert page.texts("h1") == ["Mo"]
    assert page.fields(action=answer.headers["Location"].split("?")[0] + "/teams")["in"]
    assert deeds(app) == [("person_added", "lead")]
    again = send(daan, "/console/people/new", **words | {"login": "noor", "team": ""})
    assert (again.status_code, "al van iemand anders" in again.text) == (422, True)
    assert send(daan, "/console/people/new", **words | {"team": ""}).status_code == 422


def test_whose_access_ended_is_out_everywhere_and_can_come_back(
    cast: Cast, daan: FlaskClient, noor: FlaskClient, sem: FlaskClient, sign_in: SignIn
) -> None:
    told(noor, "blijft staan")
    cursor = pull(sem)["cursor"]
    path = f"/console/people/{cast.people['noor']}/access"
    send(daan, path, access="no")
    assert noor.get("/api/sync?cursor=0").status_code == 401
    assert pull(sem, cursor)["gone"] == {"people": [cast.people["noor"]]}
    assert "blijft staan" in sem.get("/api/moments?scope=team").text
    cursor = pull(sem)["cursor"]
    send(daan, path, access="yes")
    assert noor.get("/api/me").status_code == 401
    assert [team["name"] for team in sign_in("noor").get("/api/me").json["teams"]] == [
        "Vestiging Utrecht"
    ]
    assert [person["name"] for person in pull(sem, cursor)["changes"]["people"]] == ["Noor"]


def test_an_auditor_reads_and_changes_nothing(cast: Cast, auditor: FlaskClient) -> None:
    page = open_page(auditor, f"/console/people/{cast.people['fatima']}")
    assert (page.status, page.all("form")) == (200, [])
    assert "Vestiging Utrecht teamleider" in page.text
    assert open_page(auditor, "/console/people").all("input", type="checkbox") == []


def test_who_is_not_there_is_not_found(daan: FlaskClient) -> None:
    assert daan.get(f"/console/people/{new_id()}").status_code == 404
    for form in ("details", "teams", "role", "access"):
        fields = {"role": "admin", "name": "X"}
        assert send(daan, f"/console/people/{new_id()}/{form}", **fields).status_code == 404
