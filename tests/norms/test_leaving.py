"""A norm waits for its members: not for who left, and also for who came."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.db import db
from app.people.models import Membership
from app.people.session import config_of
from app.privacy.erasing import erase
from app.privacy.ledger import Ledger
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.console.editor import WHOLE, open_norm, publish
from tests.console.handing_in import carry_out, dry_run
from tests.console.roster import place
from tests.norms.team import answer, choose, chosen, norm_at, proposed, stances
from tests.pages import send
from tests.privacy.test_merging import ask as ask_merge

Leaves = Callable[[Flask, Cast, SignIn], object]


def moves(_app: Flask, cast: Cast, sign_in: SignIn) -> None:
    utrecht, zwolle = cast.teams["utrecht"], cast.teams["zwolle"]
    assert place(sign_in("daan"), cast.people["sem"], **{utrecht: "none", zwolle: "staff"})


def is_moved_with_others(_app: Flask, cast: Cast, sign_in: SignIn) -> None:
    sent = {"act": "move", "team": cast.teams["zwolle"], "person": cast.people["sem"]}
    assert send(sign_in("daan"), "/console/people/together", **sent, sure="yes").status_code == 303


def is_moved_by_a_list(_app: Flask, cast: Cast, sign_in: SignIn) -> None:
    daan, rows = sign_in("daan"), b"naam,inlognaam,team\nSem,sem,Vestiging Zwolle\n"
    assert carry_out(daan, dry_run(daan, rows)).status_code == 303


def ends(_app: Flask, cast: Cast, sign_in: SignIn) -> None:
    path = f"/console/people/{cast.people['sem']}/access"
    assert send(sign_in("daan"), path, access="no").status_code == 303


def erases_themselves(_app: Flask, _cast: Cast, sign_in: SignIn) -> None:
    sent = {"password": PASSWORD, "keep": True}
    assert sign_in("sem").post("/api/my-data/erasure", json=sent).status_code == 204


def is_erased_in_the_night(app: Flask, cast: Cast, _sign_in: SignIn) -> None:
    with app.app_context():
        ledger = Ledger(config_of(app).data)
        assert erase(db.session(), ledger, cast.people["sem"], keep=True, actor=None)
        db.session.commit()


@pytest.mark.parametrize(
    "leaves",
    [moves, is_moved_with_others, is_moved_by_a_list, ends, erases_themselves,
     is_erased_in_the_night],
)  # fmt: skip
def test_in_force_at_once_when_the_last_who_had_not_chosen_leaves(
    app: Flask, cast: Cast, sign_in: SignIn, leaves: Leaves
) -> None:
    noor = sign_in("noor")
    norm = proposed(noor, cast.teams["utrecht"])
    chosen(sign_in("fatima"), norm["id"], 1)
    leaves(app, cast, sign_in)
    now = norm_at(noor, norm["id"])
    assert (now["state"], now["agreement"]["settled"]) == ("in_force", "agreed")
    assert set(stances(now["agreement"])) == {"Noor", "Fatima"}


def test_a_point_leaves_with_who_raised_it_unless_it_was_answered(
    app: Flask, cast: Cast, sem: FlaskClient, fatima: FlaskClient, sign_in: SignIn
) -> None:
    noor = sign_in("noor")
    norm = proposed(noor, cast.teams["utrecht"])
    [first] = chosen(sem, norm["id"], 1, "discuss", "Eerst dit.")["agreement"]["points"]
    answer(fatima, norm["id"], first["id"], "Dat regelen we.")
    chosen(sem, norm["id"], 1, "discuss", "En dan dat.")
    moves(app, cast, sign_in)
    assert [each["text"] for each in norm_at(noor, norm["id"])["agreement"]["points"]] == [
        "Eerst dit."
    ]
    chosen(fatima, norm["id"], 1)
    assert norm_at(noor, norm["id"])["state"] == "in_force"


def test_who_came_later_is_asked_about_what_holds_and_what_is_open(
    cast: Cast, noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, jan: FlaskClient,
    sign_in: SignIn, app: Flask,
) -> None:  # fmt: skip
    utrecht = cast.teams["utrecht"]
    held, open_ = proposed(noor, utrecht), proposed(sem, utrecht, title="We lachen")
    for browser in (sem, fatima):
        chosen(browser, held["id"], 1)
    cursor = noor.get("/api/sync?cursor=0").json["cursor"]
    assert place(sign_in("daan"), cast.people["jan"], **{utrecht: "staff"}).status_code == 303
    changed = {norm["id"]: norm for norm in pull(noor, cursor)}
    assert changed[held["id"]]["agreement"]["open"] == 1
    assert changed[open_["id"]]["agreement"]["open"] == 3
    late = chosen(jan, held["id"], 1, "discuss", "Dit kende ik niet.")
    assert (late["state"], late["agreement"]["settled"]) == ("in_force", "agreed")
    [point] = late["agreement"]["points"]
    asked = answer(fatima, held["id"], point["id"]).json["norm"]["agreement"]
    assert (asked["open"], asked["settled"]) == (1, "agreed")
    assert chosen(jan, held["id"], 1, "can_live")["agreement"]["open"] == 0


def test_a_new_name_and_a_departure_reach_devices_that_hold_the_norm(
    cast: Cast, noor: FlaskClient, sem: FlaskClient, sign_in: SignIn, app: Flask
) -> None:
    norm = proposed(sem, cast.teams["utrecht"])
    cursor = noor.get("/api/sync?cursor=0").json["cursor"]
    path = f"/console/people/{cast.people['sem']}/details"
    send(sign_in("daan"), path, name="Semmy", login="sem", locale="nl")
    [changed] = pull(noor, cursor)
    assert stances(changed["agreement"]) == {"Semmy": "agree"}
    cursor = noor.get("/api/sync?cursor=0").json["cursor"]
    moves(app, cast, sign_in)
    [changed] = pull(noor, cursor)
    assert (changed["id"], stances(changed["agreement"])) == (norm["id"], {})


def test_two_accounts_of_one_person_are_one_member(
    cast: Cast, noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, jan: FlaskClient,
    sign_in: SignIn,
) -> None:  # fmt: skip
    """Jan works in Zwolle and in Utrecht; noor is his other account."""
    utrecht = cast.teams["utrecht"]
    assert place(sign_in("daan"), cast.people["jan"], **{utrecht: "staff"}).status_code == 303
    norm, other = proposed(noor, utrecht), proposed(sem, utrecht, title="We lachen")
    chosen(fatima, norm["id"], 1)
    chosen(sem, norm["id"], 1)
    chosen(noor, other["id"], 1, "discuss", "Altijd?")
    chosen(jan, other["id"], 1, "can_live")
    question = ask_merge(sign_in("daan"), cast, "noor", "jan")
    assert send(noor, question).status_code == 303
    now = norm_at(jan, norm["id"])
    assert (now["state"], now["agreement"]["proposed_by"]["name"]) == ("in_force", "Jan")
    asked = norm_at(jan, other["id"])["agreement"]
    assert (stances(asked), asked["points"]) == ({"Jan": "can_live", "Sem": "agree"}, [])


@pytest.mark.parametrize("keep", [True, False])
def test_of_somebody_who_was_erased_no_stance_is_left(
    app: Flask, cast: Cast, noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient,
    jan: FlaskClient, keep: bool,
) -> None:  # fmt: skip
    norm = proposed(sem, cast.teams["utrecht"])
    own = proposed(noor, cast.teams["utrecht"], title="Van mijzelf")
    [point] = chosen(noor, norm["id"], 1, "discuss", "Kwikzilver?")["agreement"]["points"]
    answer(fatima, norm["id"], point["id"], "Ja, altijd.")
    chosen(noor, norm["id"], 1, "discuss", "Kwikstaart?")
    sent = {"password": PASSWORD, "keep": keep}
    assert noor.post("/api/my-data/erasure", json=sent).status_code == 204
    asked = norm_at(sem, norm["id"])["agreement"]
    assert stances(asked) == {"Sem": "agree"}
    assert [each["text"] for each in asked["points"]] == (["Kwikzilver?"] if keep else [])
    assert {each["person"]["name"] for each in asked["points"]} <= {"Oud-collega"}
    left = sem.get(f"/api/norms/{own['id']}")
    assert left.status_code == (200 if keep else 404)
    if keep:
        assert left.json["agreement"]["proposed_by"]["name"] == "Oud-collega"
    assert "Noor" not in sem.get("/api/sync?cursor=0").text


def test_who_never_worked_in_a_team_is_asked_nothing(
    app: Flask, cast: Cast, daan: FlaskClient, auditor: FlaskClient, noor: FlaskClient
) -> None:
    norm = publish(daan, open_norm(daan, "new"), **WHOLE)
    asked = norm_at(daan, norm)["agreement"]
    assert (asked["open"], asked["stances"]) == (5, [])
    assert choose(daan, norm, 1).status_code == 403
    assert choose(auditor, norm, 1).status_code == 404
    with app.app_context():
        where = {"person_id": cast.people["daan"], "team_id": cast.teams["zwolle"]}
        db.session.add(Membership(**where))
        db.session.commit()
    assert chosen(daan, norm, 1)["agreement"]["open"] == 5
    elsewhere = norm_at(noor, norm)["agreement"]
    assert (elsewhere["stances"], elsewhere["elsewhere"]) == ([], 1)


def pull(browser: FlaskClient, cursor: int) -> list[dict[str, object]]:
    found: list[dict[str, object]] = browser.get(f"/api/sync?cursor={cursor}").json["changes"][
        "norms"
    ]
    return found
