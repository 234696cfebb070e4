"""A team agrees on a version: stances, points, and when it comes in force."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import db, new_id
from app.norms.settling import settle_due
from tests.cast import Cast
from tests.conftest import SignIn
from tests.norms.team import (
    all_agree,
    answer,
    choose,
    chosen,
    norm_at,
    proposed,
    stances,
)
from tests.pages import open_page


@pytest.fixture
def team(cast: Cast) -> str:
    return cast.teams["utrecht"]


def test_a_proposal_lies_with_the_members_until_all_have_chosen(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, team: str
) -> None:
    norm = proposed(noor, team)
    assert (norm["state"], norm["published_at"], norm["next"]) == ("proposed", None, None)
    asked = norm["agreement"]
    assert asked["proposed_by"]["name"] == "Noor"
    assert (stances(asked), asked["open"], asked["settled"]) == ({"Noor": "agree"}, 2, None)
    half = chosen(sem, norm["id"], 1, "can_live")["agreement"]
    assert (stances(half), half["open"]) == ({"Noor": "agree", "Sem": "can_live"}, 1)
    whole = chosen(fatima, norm["id"], 1)
    assert (whole["state"], whole["number"], whole["agreement"]["settled"]) == (
        "in_force",
        1,
        "agreed",
    )
    assert whole["agreement"]["open"] == 0
    assert whole["published_at"] is not None


def test_what_is_in_force_stays_so_while_the_next_version_is_chosen_about(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, cast: Cast, team: str
) -> None:
    norm = proposed(noor, team, cast.norms["bel"], base=1, title="We bellen binnen een uur")
    assert (norm["state"], norm["title"]) == ("in_force", "We bellen dezelfde dag terug")
    assert norm["agreement"] is None  # published before members were asked
    assert (norm["next"]["number"], norm["next"]["title"]) == (2, "We bellen binnen een uur")
    all_agree((sem, fatima), norm["id"], 2)
    now = norm_at(noor, norm["id"])
    assert (now["number"], now["title"], now["next"]) == (2, "We bellen binnen een uur", None)


def test_a_point_that_stands_blocks_also_after_the_deadline(
    app: Flask, noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, team: str, sign_in: SignIn
) -> None:
    norm = proposed(noor, team)
    chosen(fatima, norm["id"], 1)
    asked = chosen(sem, norm["id"], 1, "discuss", "En als er een rij staat?")["agreement"]
    assert (asked["open"], asked["settled"]) == (0, None)
    [point] = asked["points"]
    assert (point["person"]["name"], point["answered_at"]) == ("Sem", None)
    assert point["text"] == "En als er een rij staat?"
    with clock.frozen(clock.now() + timedelta(days=40)):
        assert due(app) == 0
        assert norm_at(sign_in("noor"), norm["id"])["state"] == "proposed"


def test_whoever_got_an_answer_is_asked_anew_and_has_time_to_choose(
    app: Flask, noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, team: str, sign_in: SignIn
) -> None:
    norm = proposed(noor, team)
    chosen(fatima, norm["id"], 1)
    [point] = chosen(sem, norm["id"], 1, "discuss", "En bij een rij?")["agreement"]["points"]
    late = clock.now() + timedelta(days=40)
    with clock.frozen(late):
        answered = answer(sign_in("fatima"), norm["id"], point["id"], "Dan knik je.").json["norm"]
        asked = answered["agreement"]
        assert (answered["state"], asked["open"]) == ("proposed", 1)
        assert "Sem" not in stances(asked)
        [point] = asked["points"]
        assert (point["answer"], point["text"]) == ("Dan knik je.", "En bij een rij?")
        assert point["answered_at"] is not None
    with clock.frozen(late + timedelta(days=2)):
        assert due(app) == 0
        assert chosen(sign_in("sem"), norm["id"], 1)["agreement"]["settled"] == "agreed"


def test_the_deadline_puts_in_force_and_says_how_many_had_not_chosen(
    app: Flask, sign_in: SignIn, team: str
) -> None:
    norm = proposed(sign_in("noor"), team)
    assert due(app) == 0
    with clock.frozen(clock.now() + timedelta(days=16)):
        noor, sem = sign_in("noor"), sign_in("sem")
        cursor = noor.get("/api/sync?cursor=0").json["cursor"]
        assert due(app) == 1
        assert due(app) == 0
        [now] = noor.get(f"/api/sync?cursor={cursor}").json["changes"]["norms"]
        assert (now["state"], now["agreement"]["settled"]) == ("in_force", "deadline")
        assert now["agreement"]["open"] == 2
        assert chosen(sem, norm["id"], 1, "can_live")["agreement"]["open"] == 1
        [past] = noor.get(f"/api/norms/{norm['id']}/versions").json["items"]
        assert (past["chose"], past["asked"]) == (1, 3), "who chooses later changes nothing in it"
        page = open_page(sign_in("fatima"), f"/lead/norms/{norm['id']}/versions")
        assert "1 van 3 kozen; de termijn was voorbij" in page.text


def test_a_changed_mind_takes_the_place_of_the_first(
    noor: FlaskClient, sem: FlaskClient, team: str
) -> None:
    norm = proposed(noor, team)
    [first] = chosen(sem, norm["id"], 1, "discuss", "Eerst dit.")["agreement"]["points"]
    [other] = chosen(sem, norm["id"], 1, "discuss", "Of toch dat.")["agreement"]["points"]
    assert (other["text"], other["id"] != first["id"]) == ("Of toch dat.", True)
    asked = chosen(sem, norm["id"], 1, "agree")["agreement"]
    assert (stances(asked)["Sem"], asked["points"]) == ("agree", [])


def test_a_stance_on_a_version_that_was_replaced_is_refused_and_says_why(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, team: str
) -> None:
    norm = proposed(noor, team)
    chosen(sem, norm["id"], 1, "discuss", "Te streng.")
    newer = proposed(fatima, team, norm["id"], replaces=1, frame="We knikken of groeten.")
    assert (newer["number"], stances(newer["agreement"])) == (2, {"Fatima": "agree"})
    assert newer["agreement"]["points"] == []
    refused = choose(sem, norm["id"], 1)
    assert (refused.status_code, refused.json["code"]) == (409, "other_version")
    assert refused.json["detail"] == "Er ligt nu een andere versie. Lees die en kies opnieuw."
    [second, first] = noor.get(f"/api/norms/{norm['id']}/versions").json["items"]
    assert (first["settled"], first["points"][0]["text"]) == ("replaced", "Te streng.")
    assert (second["settled"], second["points"]) == (None, [])


def test_a_repeat_of_what_arrived_is_good_whatever_happened_since(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, team: str
) -> None:
    norm = proposed(noor, team)
    path, point = f"/api/norms/{norm['id']}/agreement", {"id": new_id(), "text": "Te streng."}
    sent = {"version": 1, "stance": "discuss", "point": point}
    receipt = sem.put(path, json=sent).json
    assert receipt["id"] == norm["id"]
    assert answer(fatima, norm["id"], point["id"]).status_code == 200
    again = sem.put(path, json=sent).json
    assert again["hash"] == receipt["hash"]
    assert "Sem" not in stances(again["norm"]["agreement"])  # not raised again
    other = sem.put(path, json=sent | {"point": point | {"text": "Iets anders."}})
    assert other.status_code == 422
    chosen(sem, norm["id"], 1)
    proposed(fatima, team, norm["id"], replaces=1, title="We groeten altijd")
    assert choose(sem, norm["id"], 1).status_code == 200


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"version": 1, "stance": "discuss"}, "point"),
        ({"version": 1, "stance": "agree", "point": {"id": new_id(), "text": "x"}}, "point"),
        ({"version": 1, "stance": "discuss", "point": {"id": new_id(), "text": " "}}, "point.text"),
        (
            {"version": 1, "stance": "discuss", "point": {"id": new_id(), "text": "x" * 501}},
            "point.text",
        ),
        ({"version": 1, "stance": "misschien"}, "stance"),
        ({"version": 0, "stance": "agree"}, "version"),
    ],
)
def test_what_is_no_stance_is_refused(
    noor: FlaskClient, sem: FlaskClient, team: str, sent: dict[str, object], field: str
) -> None:
    norm = proposed(noor, team)
    refused = sem.put(f"/api/norms/{norm['id']}/agreement", json=sent)
    assert (refused.status_code, list(refused.json["fields"])) == (422, [field])


def test_nobody_is_asked_about_what_was_published_before(noor: FlaskClient, cast: Cast) -> None:
    refused = choose(noor, cast.norms["bel"], 1)
    assert (refused.status_code, refused.json["code"]) == (403, "not_asked")


def test_an_answer_to_a_point_that_changed_meanwhile_is_refused(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, team: str
) -> None:
    norm = proposed(noor, team)
    [first] = chosen(sem, norm["id"], 1, "discuss", "Eerst dit.")["agreement"]["points"]
    [now] = chosen(sem, norm["id"], 1, "discuss", "Of toch dat.")["agreement"]["points"]
    gone = answer(fatima, norm["id"], first["id"])
    assert (gone.status_code, gone.json["code"]) == (404, "point_gone")
    assert answer(noor, norm["id"], now["id"]).status_code == 403
    assert answer(fatima, norm["id"], now["id"]).status_code == 200
    assert answer(fatima, norm["id"], now["id"]).status_code == 200  # a repeat
    assert answer(fatima, norm["id"], now["id"], "Anders.").status_code == 409


def due(app: Flask) -> int:
    with app.app_context():
        settled = settle_due(db.session())
        db.session.commit()
        return settled
