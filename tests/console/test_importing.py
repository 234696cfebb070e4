"""People from a file: every row's fate is told first, and what was told is what is done."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.console.handing_in import U, Z, carry_out, dry_run, everybody, hand_in
from tests.console.roster import found
from tests.console.test_person_page import deeds
from tests.pages import Page, open_page, send
from tests.people.rolls import listed
from tests.phone.test_sync import pull


def test_each_row_s_fate_is_told_before_anything_is_done(
    app: Flask, daan: FlaskClient, cast: Cast
) -> None:
    before = everybody(app)
    data = listed(
        f"Noor;noor;{U};medewerker;nl", f"Sem;sem;{Z};teamleider;", f"Mo;;{U};;",
        "Piet;piet;Nergens;;",
    )  # fmt: skip
    page = dry_run(daan, data)
    assert "Kan niet Het team Nergens bestaat nog niet." in page.text
    assert "Nieuw" in dry_run(daan, data, "new").text
    changed = dry_run(daan, data, "changed").text
    assert f"komt in {Z}, wordt teamleider, gaat uit {U}" in changed
    assert "Noor" in dry_run(daan, data, "same").text
    assert everybody(app) == before
    assert [deed for deed, _ in deeds(app)] == []


def test_what_was_told_is_done_whole_and_once(
    app: Flask, daan: FlaskClient, cast: Cast, sem: FlaskClient
) -> None:
    cursor = pull(sem)["cursor"]
    page = dry_run(
        daan,
        listed(
            f"Noor de Wit;noor;{U};teamleider;en",
            f"Noor de Wit;noor;{Z};;en",
            f"Mo;mo;{U};;",
            f"Ali;;{Z};;",
        ),
    )  # fmt: skip
    assert carry_out(daan, page).status_code == 303
    now = everybody(app)
    assert {
        ("Noor de Wit", "noor", "en", f"{U} lead", f"{Z} staff"),
        ("Mo", "mo", "nl", f"{U} staff"),
        ("Ali", "", "nl", f"{Z} staff"),
    } <= now
    assert {person["name"] for person in pull(sem, cursor)["changes"]["people"]} == {
        "Noor de Wit", "Mo",
    }  # fmt: skip
    assert carry_out(daan, page).status_code == 303
    assert everybody(app) == now
    assert sorted(deeds(app)) == [
        ("people_imported", "4"), ("person_added", ""), ("person_added", ""),
        ("person_changed", ""), ("team_joined", "staff"), ("team_role_changed", "lead"),
    ]  # fmt: skip


def test_a_list_with_one_wrong_row_changes_nobody(app: Flask, daan: FlaskClient) -> None:
    before = everybody(app)
    page = dry_run(daan, listed(f"Mo;mo;{U};;", ";x;;;"))
    assert "Invoeren" not in page.texts("button")
    lists = [link.get("href", "") for link in page.all("a") if "show=" in link.get("href", "")]
    mark = send(daan, lists[0].split("?")[0], mark="x")
    assert (mark.status_code, everybody(app)) == (422, before)


def test_who_changed_people_in_between_is_told_of(
    app: Flask, cast: Cast, daan: FlaskClient
) -> None:
    page = dry_run(daan, listed(f"Sem;sem;{Z};;"))
    words = {"name": "Semih", "login": "sem"}
    send(daan, f"/console/people/{cast.people['sem']}/details", **words)
    again = carry_out(daan, page)
    assert again.status_code == 409
    assert "Intussen is hier iets veranderd" in again.text
    assert found(daan, team=cast.teams["zwolle"]) == ["Jan", "Petra"]
    assert carry_out(daan, Page(again)).status_code == 303
    assert found(daan, team=cast.teams["zwolle"]) == ["Jan", "Petra", "Sem"]


def test_the_same_file_again_changes_nothing(app: Flask, daan: FlaskClient) -> None:
    data = listed(f"Mo;mo;{U};;", f"Ali;;{Z};teamleider;en")
    first = hand_in(daan, data).headers["Location"]
    assert hand_in(daan, data).headers["Location"] == first
    carry_out(daan, open_page(daan, first))
    page = dry_run(daan, data)
    assert "Alles is al zo" in page.text


def test_a_login_from_a_list_goes_to_who_had_none(
    app: Flask, cast: Cast, daan: FlaskClient
) -> None:
    words = {"name": "Mo", "team": cast.teams["utrecht"]}
    send(daan, "/console/people/new", **words)
    page = dry_run(daan, listed(f"Mo;mo.k;{U};;"))
    assert "krijgt een inlognaam" in page.text
    carry_out(daan, page)
    assert [row for row in everybody(app) if row[0] == "Mo"] == [("Mo", "mo.k", "nl", f"{U} staff")]


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([f"Daan;daan;{U};teamleider;"], "Je eigen rol"),
        ([f"A;x;{U};;", f"B;x;{Z};;"], "bij iemand anders"),
        ([f"A;x;{U};;", f"A;x;{U};;"], "twee keer"),
        ([f"A;;{U};;", f"A;;{U};;"], "twee keer"),
        ([f"Noor;noor;{U};;", f"Noor;;{U};;"], "ook met een inlognaam"),
        (["Mo;mo;;;"], "in welk team"),
        ([f"Mo;met spatie;{U};;"], "inlognaam heeft letters"),
        ([f"Mo;mo;{U};baas;"], "Een rol is"),
        ([f"Mo;mo;{U};;fr"], "Een taal is"),
    ],
)
def test_a_row_that_cannot_be_says_why(daan: FlaskClient, rows: list[str], why: str) -> None:
    assert why in dry_run(daan, listed(*rows)).text


def test_who_has_no_access_is_not_brought_back_by_a_list(cast: Cast, daan: FlaskClient) -> None:
    send(daan, f"/console/people/{cast.people['sem']}/access", access="no")
    assert "Sem heeft geen toegang meer" in dry_run(daan, listed(f"Sem;sem;{U};;")).text


def test_teams_that_are_not_there_are_made_when_asked(app: Flask, daan: FlaskClient) -> None:
    data = listed("Mo;mo;Balie  Noord;;", "Ali;ali;balie noord;;")
    page = dry_run(daan, data, **{"make-teams": "yes"})
    assert "Deze teams komen erbij: Balie Noord." in page.text
    carry_out(daan, page)
    assert found(daan, search="balie") == ["Ali", "Mo"]
