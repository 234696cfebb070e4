"""A moment arrives exactly once, and nobody overwrites another's words."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import db, new_id
from app.kernel.receipt import content_hash
from app.people.models import Membership
from tests.cast import Cast
from tests.moments.words import words


def test_a_new_moment_is_created_with_a_receipt(noor: FlaskClient, cast: Cast) -> None:
    moment_id, body = (
        new_id(),
        words(followed=[cast.norms["loop"]], with_people=[cast.people["sem"]]),
    )
    answer = noor.put(f"/api/moments/{moment_id}", json=body)
    assert answer.status_code == 201
    assert (answer.json["id"], answer.json["hash"]) == (moment_id, content_hash(body))
    assert answer.json["author"] == {"id": cast.people["noor"], "name": "Noor"}
    assert answer.json["team"] == {"id": cast.teams["utrecht"], "name": "Vestiging Utrecht"}
    assert answer.json["followed"] == [cast.norms["loop"]]
    assert answer.json["with_people"] == [{"id": cast.people["sem"], "name": "Sem"}]


def test_the_same_words_again_give_the_first_row(noor: FlaskClient) -> None:
    path = f"/api/moments/{new_id()}"
    first = noor.put(path, json=words())
    again = noor.put(path, json=words())
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == first.json
    assert len(noor.get("/api/moments?scope=mine").json["items"]) == 1


def test_other_words_without_a_version_are_refused_and_overwrite_nothing(noor: FlaskClient) -> None:
    path = f"/api/moments/{new_id()}"
    noor.put(path, json=words("Eerst"))
    refused = noor.put(path, json=words("Later"))
    assert (refused.status_code, refused.json["code"]) == (422, "other_content")
    assert noor.get(path).json["text"] == "Eerst"


def test_an_edit_names_the_version_it_replaces(noor: FlaskClient) -> None:
    path = f"/api/moments/{new_id()}"
    first = noor.put(path, json=words("Eerst")).json["hash"]
    edited = noor.put(path, json=words("Later"), headers={"If-Match": f'"{first}"'})
    assert (edited.status_code, edited.json["text"]) == (200, "Later")
    assert edited.json["edited_at"] is not None
    stale = noor.put(path, json=words("Nog later"), headers={"If-Match": f'"{first}"'})
    assert (stale.status_code, stale.json["code"]) == (412, "stale")
    repeated = noor.put(path, json=words("Later"), headers={"If-Match": f'"{first}"'})
    assert repeated.status_code == 200


def test_a_colleague_cannot_find_another_s_id_to_write_to(
    noor: FlaskClient, sem: FlaskClient
) -> None:
    path = f"/api/moments/{new_id()}"
    assert noor.put(path, json=words()).status_code == 201
    assert sem.put(path, json=words()).status_code == 404
    assert sem.delete(path).status_code == 404
    assert noor.get(path).status_code == 200


def test_a_norm_alone_is_a_moment(noor: FlaskClient, cast: Cast) -> None:
    body = {"followed": [cast.norms["bel"]]}
    assert noor.put(f"/api/moments/{new_id()}", json=body).status_code == 201


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": " \u200b\n"}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"visibility": "everyone"}, "visibility"),
        ({"followed": ["geen-id"]}, "followed"),
        ({"occurred_at": "gisteren"}, "occurred_at"),
        ({"occurred_at": "2026-01-01T10:00:00"}, "occurred_at"),
        ({"score": 8}, "score"),
    ],
)  # fmt: skip
def test_bad_input_says_which_field_in_the_reader_s_language(
    noor: FlaskClient, change: dict[str, Any], field: str
) -> None:
    answer = noor.put(f"/api/moments/{new_id()}", json=words(**change))
    assert (answer.status_code, answer.json["code"]) == (422, "invalid")
    assert list(answer.json["fields"]) == [field]
    assert answer.json["fields"][field][0].endswith((".", "?"))
    assert noor.get("/api/moments").json["items"] == []


def test_text_may_have_two_thousand_characters_and_comes_back_as_it_was(noor: FlaskClient) -> None:
    text = "é👩‍🍳\u202e" * 400
    path = f"/api/moments/{new_id()}"
    assert noor.put(path, json=words(text)).status_code == 201
    assert noor.get(path).json["text"] == text


def test_another_team_s_norm_is_refused(noor: FlaskClient, jan: FlaskClient, cast: Cast) -> None:
    body = words(followed=[cast.norms["kop"]])
    assert jan.put(f"/api/moments/{new_id()}", json=body).status_code == 201
    assert noor.put(f"/api/moments/{new_id()}", json=body).status_code == 422


def test_words_for_a_team_one_left_are_never_posted_to_another(
    noor: FlaskClient, cast: Cast
) -> None:
    answer = noor.put(f"/api/moments/{new_id()}", json=words(team=cast.teams["zwolle"]))
    assert (answer.status_code, answer.json["code"]) == (409, "team_changed")


def test_back_dating_goes_thirty_days(noor: FlaskClient) -> None:
    now = clock.now()
    within = words(occurred_at=(now - timedelta(days=29, hours=23)).isoformat())
    beyond = words(occurred_at=(now - timedelta(days=30, hours=1)).isoformat())
    assert noor.put(f"/api/moments/{new_id()}", json=within).status_code == 201
    assert noor.put(f"/api/moments/{new_id()}", json=beyond).status_code == 422


@pytest.mark.parametrize("off", [timedelta(days=-365), timedelta(days=-2), timedelta(days=365)])
def test_a_clock_that_is_off_is_corrected_not_refused(noor: FlaskClient, off: timedelta) -> None:
    with clock.frozen(clock.now()):
        true_time = clock.now() - timedelta(hours=2)
        body = words(occurred_at=(true_time + off).isoformat())
        headers = {"Beleef-Now": (clock.now() + off).isoformat()}
        answer = noor.put(f"/api/moments/{new_id()}", json=body, headers=headers)
    assert answer.status_code == 201
    assert datetime.fromisoformat(answer.json["occurred_at"]) == true_time


def test_withdrawing_takes_the_words_back_and_may_be_said_twice(
    noor: FlaskClient, sem: FlaskClient
) -> None:
    path = f"/api/moments/{new_id()}"
    noor.put(path, json=words())
    assert sem.get(path).status_code == 200
    assert [noor.delete(path).status_code for _ in range(2)] == [200, 200]
    assert sem.get(path).status_code == noor.get(path).status_code == 404


def test_a_late_repeat_does_not_bring_a_withdrawn_moment_back(noor: FlaskClient) -> None:
    path, body = f"/api/moments/{new_id()}", words()
    noor.put(path, json=body)
    noor.delete(path)
    repeat = noor.put(path, json=body)
    assert (repeat.status_code, repeat.json["hash"]) == (200, content_hash(body))
    edit = noor.put(path, json=words("Anders"), headers={"If-Match": f'"{content_hash(body)}"'})
    assert (edit.status_code, edit.json["code"]) == (409, "withdrawn")
    assert noor.get("/api/moments?scope=mine").json["items"] == []


def test_what_a_moment_names_must_be_there_and_a_refusal_leaves_nothing(
    noor: FlaskClient, cast: Cast
) -> None:
    for change, field in (
        ({"followed": [new_id()]}, "followed"),
        ({"took_room": [cast.norms["kop"]]}, "followed"),
        ({"with_people": [new_id()]}, "with_people"),
        ({"followed": [cast.norms["loop"]], "took_room": [cast.norms["loop"]]}, "took_room"),
    ):
        path = f"/api/moments/{new_id()}"
        answer = noor.put(path, json=words(**change))
        assert (answer.status_code, list(answer.json["fields"])) == (422, [field])
        assert noor.put(path, json=words()).status_code == 201
        kept = noor.get(path).json["hash"]
        edit = noor.put(path, json=words("Anders", **change), headers={"If-Match": f'"{kept}"'})
        assert (edit.status_code, list(edit.json["fields"])) == (422, [field])
        assert noor.get(path).json["hash"] == kept


def test_a_moment_stays_with_the_team_it_was_told_to(
    noor: FlaskClient, app: Flask, cast: Cast
) -> None:
    with app.app_context():
        db.session.add(Membership(person_id=cast.people["noor"], team_id=cast.teams["zwolle"]))
        db.session.commit()
    path = f"/api/moments/{new_id()}"
    first = noor.put(path, json=words(team=cast.teams["utrecht"])).json["hash"]
    headers = {"If-Match": f'"{first}"'}
    moved = noor.put(path, json=words("Anders", team=cast.teams["zwolle"]), headers=headers)
    assert (moved.status_code, moved.json["code"]) == (409, "team_changed")
    edited = noor.put(path, json=words("Anders", team=cast.teams["utrecht"]), headers=headers)
    assert (edited.status_code, edited.json["team"]["id"]) == (200, cast.teams["utrecht"])


def test_a_time_is_corrected_once(noor: FlaskClient) -> None:
    path, off = f"/api/moments/{new_id()}", timedelta(hours=2)
    with clock.frozen(clock.now()):
        ahead = {"Beleef-Now": (clock.now() + off).isoformat()}
        body = words(occurred_at=(clock.now() + off).isoformat())
        first = noor.put(path, json=body, headers=ahead).json
        assert datetime.fromisoformat(first["occurred_at"]) == clock.now()
        again = noor.put(
            path,
            json=words("Anders", occurred_at=first["occurred_at"]),
            headers=ahead | {"If-Match": f'"{first["hash"]}"'},
        )
    assert again.json["occurred_at"] == first["occurred_at"]


@pytest.mark.parametrize(
    "said", ["8999-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "x", "2026-01-01"]
)
def test_a_clock_that_cannot_be_is_not_believed(noor: FlaskClient, said: str) -> None:
    body = words(occurred_at=clock.now().isoformat())
    answer = noor.put(f"/api/moments/{new_id()}", json=body, headers={"Beleef-Now": said})
    assert answer.status_code == 201
