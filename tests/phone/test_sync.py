"""The pull: no gaps, nothing of another, and what narrowed or went is told once."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import db, new_id
from app.kernel.versions import next_version
from app.people.models import Membership, Person
from tests.cast import Cast
from tests.conftest import SignIn
from tests.moments.words import told, words


def pull(browser: FlaskClient, cursor: int = 0) -> dict[str, Any]:
    answer = browser.get(f"/api/sync?cursor={cursor}")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json
    return found


def test_zero_asks_for_everything_this_device_may_hold(noor: FlaskClient, cast: Cast) -> None:
    moment_id = told(noor)
    everything = pull(noor)
    assert (everything["schema"], everything["full"], everything["gone"]) == (1, True, {})
    changes = everything["changes"]
    assert changes["me"]["id"] == cast.people["noor"]
    assert [team["name"] for team in changes["teams"]] == ["Vestiging Utrecht"]
    assert {person["name"] for person in changes["people"]} == {"Noor", "Sem", "Fatima"}
    assert {norm["title"] for norm in changes["norms"]} == {
        "We lopen mee",
        "We bellen dezelfde dag terug",
    }
    assert [question["position"] for question in changes["questions"]] == [0, 1, 2]
    assert [moment["id"] for moment in changes["moments"]] == [moment_id]


def test_nothing_new_is_an_empty_answer(noor: FlaskClient) -> None:
    told(noor)
    cursor = pull(noor)["cursor"]
    again = pull(noor, cursor)
    assert (again["cursor"], again["changes"], again["gone"], again["full"]) == (
        cursor,
        {},
        {},
        False,
    )


def test_a_change_comes_once(noor: FlaskClient, sem: FlaskClient) -> None:
    cursor = pull(sem)["cursor"]
    moment_id = told(noor)
    change = pull(sem, cursor)
    assert [moment["id"] for moment in change["changes"]["moments"]] == [moment_id]
    assert list(change["changes"]) == ["moments"]
    assert pull(sem, change["cursor"])["changes"] == {}


def test_a_narrowed_moment_goes_from_the_colleague_s_device(
    noor: FlaskClient, sem: FlaskClient, jan: FlaskClient
) -> None:
    moment_id = told(noor, "eerst breed", visibility="organisation")
    first = noor.get(f"/api/moments/{moment_id}").json["hash"]
    cursors = [pull(browser)["cursor"] for browser in (noor, sem, jan)]
    noor.put(f"/api/moments/{moment_id}", json=words("nu smal"), headers={"If-Match": f'"{first}"'})
    at_noor, at_sem, at_jan = (pull(b, c) for b, c in zip((noor, sem, jan), cursors, strict=True))
    assert at_noor["gone"] == at_sem["gone"] == {}
    assert at_jan["gone"] == {"moments": [moment_id]}
    assert "nu smal" not in str(at_jan)


def test_a_withdrawn_moment_goes_everywhere(noor: FlaskClient, sem: FlaskClient) -> None:
    moment_id = told(noor)
    cursor = pull(sem)["cursor"]
    noor.delete(f"/api/moments/{moment_id}")
    assert pull(sem, cursor)["gone"] == {"moments": [moment_id]}


def test_a_private_moment_is_not_even_mentioned(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient
) -> None:
    cursor = pull(sem)["cursor"]
    moment_id = told(noor, visibility="private")
    noor.delete(f"/api/moments/{moment_id}")
    for browser in (sem, fatima):
        change = pull(browser, cursor)
        assert (change["changes"], change["gone"]) == ({}, {})


def test_that_a_colleague_reflected_does_not_show(noor: FlaskClient, sem: FlaskClient) -> None:
    cursor = pull(sem)["cursor"]
    today = clock.today("Europe/Amsterdam").isoformat()
    noor.put(f"/api/reflections/{new_id()}", json={"on": today, "answer": "Rustig", "feeling": 7})
    assert noor.get("/api/reflections").json["items"][0]["feeling"] == 7
    change = pull(sem, cursor)
    assert (change["changes"], change["gone"]) == ({}, {})


def test_moments_older_than_fourteen_days_stay_off_devices(noor: FlaskClient) -> None:
    with clock.frozen(clock.now() - timedelta(days=15)):
        told(noor, "lang geleden")
    told(noor, "vandaag")
    assert [moment["text"] for moment in pull(noor)["changes"]["moments"]] == ["vandaag"]
    assert len(noor.get("/api/moments?scope=mine").json["items"]) == 2


def test_who_changed_teams_starts_afresh(app: Flask, sign_in: SignIn, cast: Cast) -> None:
    told(sign_in("noor"), "van utrecht")
    sem = sign_in("sem")
    cursor = pull(sem)["cursor"]
    with app.app_context():
        session = db.session()
        person = session.get_one(Person, cast.people["sem"])
        person.memberships = [Membership(team_id=cast.teams["zwolle"])]
        person.access_version = next_version(session)
        session.commit()
    afresh = pull(sem, cursor)
    assert afresh["full"] is True
    assert "moments" not in afresh["changes"]
    assert "van utrecht" not in str(afresh)
    assert pull(sem, afresh["cursor"])["full"] is False


def test_a_cursor_from_the_future_starts_afresh(noor: FlaskClient) -> None:
    """After a restore the server may be behind the device."""
    told(noor)
    ahead = pull(noor, pull(noor)["cursor"] + 10)
    assert ahead["full"] is True
    assert len(ahead["changes"]["moments"]) == 1


@pytest.mark.parametrize("cursor", ["-1", "1.5", "x", "\u0661", "9" * 30, ""])
def test_a_made_up_cursor_is_refused(noor: FlaskClient, cursor: str) -> None:
    assert noor.get("/api/sync", query_string={"cursor": cursor}).status_code == 400


def test_later_private_edits_are_no_news_to_who_lost_sight(
    noor: FlaskClient, jan: FlaskClient
) -> None:
    moment_id = told(noor, visibility="organisation")
    path = f"/api/moments/{moment_id}"

    def edit(text: str, visibility: str) -> None:
        kept = noor.get(path).json["hash"]
        body = words(text, visibility=visibility)
        assert noor.put(path, json=body, headers={"If-Match": f'"{kept}"'}).status_code == 200

    edit("nu voor mezelf", "private")
    narrowed = pull(jan, pull(jan)["cursor"] - 1)
    assert narrowed["gone"] == {"moments": [moment_id]}
    edit("en nog eens", "private")
    assert pull(jan, narrowed["cursor"])["gone"] == {}
    noor.delete(path)
    assert pull(jan, narrowed["cursor"])["gone"] == {}
    assert pull(noor, narrowed["cursor"])["gone"] == {"moments": [moment_id]}
