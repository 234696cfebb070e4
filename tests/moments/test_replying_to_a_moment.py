"""Reactions, comments and attention."""

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel.db import db, new_id
from app.moments.models import Attention, Comment, Reaction
from tests.cast import Cast
from tests.moments.words import told, words


def test_a_reaction_shows_by_name_and_never_as_a_number(
    noor: FlaskClient, sem: FlaskClient, cast: Cast
) -> None:
    moment_id = told(noor)
    path = f"/api/moments/{moment_id}/reactions/heart"
    for _ in range(2):
        answer = sem.put(path, json={"on": True})
        assert (answer.status_code, answer.json["id"]) == (200, moment_id)
    reactions = noor.get(f"/api/moments/{moment_id}").json["reactions"]
    assert reactions == {
        "heart": [{"id": cast.people["sem"], "name": "Sem"}], "applause": [], "me_too": [],
    }  # fmt: skip
    sem.put(path, json={"on": False})
    assert noor.get(f"/api/moments/{moment_id}").json["reactions"]["heart"] == []


def test_only_the_three_reactions_exist(noor: FlaskClient, sem: FlaskClient) -> None:
    moment_id = told(noor)
    assert (
        sem.put(f"/api/moments/{moment_id}/reactions/thumbs_down", json={"on": True}).status_code
        == 404
    )


def test_another_team_cannot_join_in(noor: FlaskClient, sem: FlaskClient, jan: FlaskClient) -> None:
    moment_id = told(noor)
    for path, body in (
        (f"/api/moments/{moment_id}/reactions/heart", {"on": True}),
        (f"/api/moments/{moment_id}/comments/{new_id()}", {"text": "Mooi"}),
    ):
        assert jan.put(path, json=body).status_code == 404
        assert sem.put(path, json=body).status_code in (200, 201)


def test_a_comment_arrives_once_and_its_writer_may_take_it_back(
    noor: FlaskClient, sem: FlaskClient
) -> None:
    moment_id, comment_id = told(noor), new_id()
    path = f"/api/moments/{moment_id}/comments/{comment_id}"
    statuses = [sem.put(path, json={"text": "Wat mooi"}).status_code for _ in range(2)]
    assert statuses == [201, 200]
    assert sem.put(path, json={"text": "Wat anders"}).json["code"] == "other_content"
    comments = noor.get(f"/api/moments/{moment_id}").json["comments"]
    assert [(comment["author"]["name"], comment["text"]) for comment in comments] == [
        ("Sem", "Wat mooi")
    ]
    assert noor.delete(path).status_code == 404
    assert sem.delete(path).status_code == 200
    assert noor.get(f"/api/moments/{moment_id}").json["comments"] == []


def test_attention_reaches_the_writer_alone(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient
) -> None:
    moment_id, attention_id = told(noor), new_id()
    path = f"/api/moments/{moment_id}/attention/{attention_id}"
    statuses = [fatima.put(path, json={"text": "Dit raakte me."}).status_code for _ in range(2)]
    assert statuses == [201, 200]
    own = noor.get(f"/api/moments/{moment_id}").json
    assert [row["text"] for row in own["attention"]] == ["Dit raakte me."]
    assert sem.get(f"/api/moments/{moment_id}").json["attention"] == []
    assert "Dit raakte me." not in sem.get("/api/sync?cursor=0").text
    assert "Dit raakte me." not in noor.get("/api/sync?cursor=0").text  # kept off devices


def test_attention_is_for_leads_of_that_team(
    noor: FlaskClient, sem: FlaskClient, jan: FlaskClient, daan: FlaskClient, sign_in: object
) -> None:
    moment_id = told(noor, visibility="organisation")
    body = {"text": "Mooi gedaan."}
    for browser, status in (
        (sem, 403),
        (daan, 403),
        (sign_in("petra"), 403),
        (sign_in("fatima"), 201),
    ):  # type: ignore[operator]
        path = f"/api/moments/{moment_id}/attention/{new_id()}"
        assert browser.put(path, json=body).status_code == status


def test_a_lead_gives_no_attention_to_a_private_moment_or_their_own(
    noor: FlaskClient, fatima: FlaskClient
) -> None:
    private, own = told(noor, visibility="private"), told(fatima)
    for moment_id, status in ((private, 404), (own, 409)):
        path = f"/api/moments/{moment_id}/attention/{new_id()}"
        assert fatima.put(path, json={"text": "Hoi"}).status_code == status


def test_unseen_attention_waits_until_it_is_seen(noor: FlaskClient, fatima: FlaskClient) -> None:
    moment_id = told(noor)
    fatima.put(f"/api/moments/{moment_id}/attention/{new_id()}", json={"text": "Mooi."})
    pulled = noor.get("/api/sync?cursor=0").json
    assert pulled["changes"]["me"]["waiting"]["attention"] == [moment_id]
    assert fatima.put(f"/api/moments/{moment_id}/attention-seen", json={}).status_code == 404
    assert noor.put(f"/api/moments/{moment_id}/attention-seen", json={}).status_code == 200
    later = noor.get(f"/api/sync?cursor={pulled['cursor']}").json
    assert later["changes"]["me"]["waiting"]["attention"] == []


def test_what_came_after_the_last_shown_waits_again(noor: FlaskClient, fatima: FlaskClient) -> None:
    moment_id = told(noor)
    fatima.put(f"/api/moments/{moment_id}/attention/{new_id()}", json={"text": "Eerst."})
    shown = noor.get(f"/api/moments/{moment_id}").json["attention"][-1]["created_at"]
    fatima.put(f"/api/moments/{moment_id}/attention/{new_id()}", json={"text": "Daarna."})
    noor.put(f"/api/moments/{moment_id}/attention-seen", json={"until": shown})
    me = noor.get("/api/sync?cursor=0").json["changes"]["me"]
    assert me["waiting"]["attention"] == [moment_id]


def test_a_comment_repeated_after_the_moment_narrowed_has_arrived(
    noor: FlaskClient, sem: FlaskClient
) -> None:
    moment_id, comment_id = told(noor), new_id()
    path = f"/api/moments/{moment_id}/comments/{comment_id}"
    assert sem.put(path, json={"text": "Mooi"}).status_code == 201
    kept = noor.get(f"/api/moments/{moment_id}").json["hash"]
    body = words(visibility="private")
    noor.put(f"/api/moments/{moment_id}", json=body, headers={"If-Match": f'"{kept}"'})
    assert sem.get(f"/api/moments/{moment_id}").status_code == 404
    assert sem.put(path, json={"text": "Mooi"}).status_code == 200
    assert (
        sem.put(
            f"/api/moments/{moment_id}/comments/{new_id()}", json={"text": "Nog een"}
        ).status_code
        == 404
    )
    assert sem.delete(path).status_code == 200
    assert noor.get(f"/api/moments/{moment_id}").json["comments"] == []


def test_withdrawing_a_moment_takes_its_replies_along(
    noor: FlaskClient, sem: FlaskClient, fatima: FlaskClient, app: Flask
) -> None:
    moment_id = told(noor)
    sem.put(f"/api/moments/{moment_id}/comments/{new_id()}", json={"text": "Mooi"})
    sem.put(f"/api/moments/{moment_id}/reactions/heart", json={"on": True})
    fatima.put(f"/api/moments/{moment_id}/attention/{new_id()}", json={"text": "Dank."})

    def left() -> list[int]:
        with app.app_context():
            return [
                len(db.session.scalars(select(kind)).all())
                for kind in (Comment, Reaction, Attention)
            ]

    assert left() == [1, 1, 1]
    noor.delete(f"/api/moments/{moment_id}")
    assert left() == [0, 0, 0]
