"""A passkey signs in whose it is, once for each challenge, on this site alone."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.kernel import clock
from app.kernel.db import db, new_id
from app.people.keys import api
from app.people.keys.models import Challenge, Passkey
from app.people.service import end_person
from tests.cast import Cast
from tests.cookies import cookie, holding
from tests.people.keys import PRESENT, Key, add, b64, enter, new_key, person_of

REFUSED = (401, "wrong_sign_in")


def test_a_passkey_is_added_and_signs_in_without_a_name(
    noor: FlaskClient, client: FlaskClient
) -> None:
    key = new_key(noor)
    assert [row["label"] for row in noor.get("/api/passkeys").json["items"]] == ["Apparaat"]
    answer = enter(client, key)
    assert (answer.status_code, answer.json["person"]["name"]) == (200, "Noor")
    assert client.get("/api/me").json["person"]["id"] == key.person
    [row] = client.get("/api/passkeys").json["items"]
    assert row["last_used_on"] == clock.now().date().isoformat()


def test_signing_in_with_a_passkey_ends_the_session_before(
    app: Flask, noor: FlaskClient, sem: FlaskClient
) -> None:
    key = new_key(noor)
    before = cookie(sem)
    assert enter(sem, key).status_code == 200
    assert holding(app, before).get("/api/me").status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:8001"},
        {"site": "evil.example"},
        {"flags": PRESENT},
    ],
    ids=["origin", "port", "site", "not verified"],
)
def test_a_signature_for_elsewhere_or_without_its_user_is_refused(
    noor: FlaskClient, client: FlaskClient, wrong: dict[str, str]
) -> None:
    key = new_key(noor)
    answer = enter(client, key, **wrong)
    assert (answer.status_code, answer.json["code"]) == REFUSED
    assert enter(client, key).status_code == 200


def test_a_challenge_works_once(noor: FlaskClient, client: FlaskClient) -> None:
    key = new_key(noor)
    signed = key.signed(client.post("/api/passkey-request").json)
    assert client.post("/api/passkey-session", json=signed).status_code == 200
    again = client.post("/api/passkey-session", json=signed)
    assert (again.status_code, again.json["code"]) == REFUSED


def test_a_wrong_answer_uses_its_challenge_up(noor: FlaskClient, client: FlaskClient) -> None:
    key = new_key(noor)
    options = client.post("/api/passkey-request").json
    wrong = key.signed(options) | {"signature": b64(bytes(70))}
    assert client.post("/api/passkey-session", json=wrong).status_code == 401
    assert client.post("/api/passkey-session", json=key.signed(options)).status_code == 401


def test_a_challenge_that_we_did_not_make_is_refused(
    noor: FlaskClient, client: FlaskClient
) -> None:
    key = new_key(noor)
    own = {"challenge": b64(bytes(32))}
    assert client.post("/api/passkey-session", json=key.signed(own)).status_code == 401


def test_a_challenge_lasts_five_minutes(noor: FlaskClient, client: FlaskClient) -> None:
    key = new_key(noor)
    for minutes, status in ((4.9, 200), (5.1, 401)):
        options = client.post("/api/passkey-request").json
        with clock.frozen(clock.now() + timedelta(minutes=minutes)):
            answer = client.post("/api/passkey-session", json=key.signed(options))
        assert answer.status_code == status


def test_challenges_that_nobody_took_are_not_kept(app: Flask, client: FlaskClient) -> None:
    for minutes in (0, 6, 12):
        with clock.frozen(clock.now() + timedelta(minutes=minutes)):
            client.post("/api/passkey-request")
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Challenge)) == 1


def test_a_challenge_serves_one_purpose_and_one_person(
    noor: FlaskClient, sem: FlaskClient, client: FlaskClient
) -> None:
    key = new_key(noor)
    to_add = noor.post("/api/passkey-offer").json
    assert client.post("/api/passkey-session", json=key.signed(to_add)).status_code == 401
    entering = noor.post("/api/passkey-request").json | {"rp": {"id": "localhost"}}
    assert noor.post("/api/passkeys", json=Key(key.person).made(entering)).status_code == 422
    of_sem = sem.post("/api/passkey-offer").json
    assert noor.post("/api/passkeys", json=Key(key.person).made(of_sem)).status_code == 422


def test_a_count_that_goes_back_is_a_copy(noor: FlaskClient, client: FlaskClient) -> None:
    key = new_key(noor)
    statuses = []
    for count in (10, 10, 9, 11):
        key.count = count - 1  # it counts on before it signs
        statuses.append(enter(client, key).status_code)
    assert statuses == [200, 401, 401, 200]


def test_a_key_of_one_person_does_not_speak_for_another(
    noor: FlaskClient, client: FlaskClient, cast: Cast
) -> None:
    key = new_key(noor)
    key.person = cast.people["daan"]
    assert enter(client, key).status_code == 401


def test_an_unknown_key_answers_as_a_wrong_one(noor: FlaskClient, client: FlaskClient) -> None:
    known = new_key(noor)
    options = client.post("/api/passkey-request").json
    wrong = known.signed(options) | {"signature": b64(bytes(70))}
    answers = [
        client.post("/api/passkey-session", json=wrong),
        enter(client, Key(known.person)),
        enter(client, Key(new_id())),
    ]
    assert len({answer.data for answer in answers}) == 1
    assert {answer.status_code for answer in answers} == {401}


def test_whoever_left_does_not_come_in(app: Flask, noor: FlaskClient, client: FlaskClient) -> None:
    key = new_key(noor)
    with app.app_context():
        end_person(db.session(), key.person)
        db.session.commit()
    answer = enter(client, key)
    assert (answer.status_code, answer.json["code"]) == (403, "account_revoked")


def test_a_passkey_made_for_another_site_is_not_kept(app: Flask, noor: FlaskClient) -> None:
    key = Key(person_of(noor))
    assert add(noor, key, origin="https://evil.example").status_code == 422
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Passkey)) == 0


def test_the_same_passkey_is_added_once(noor: FlaskClient, sem: FlaskClient) -> None:
    key = new_key(noor)
    again, by_another = add(noor, key), add(sem, key)
    assert [again.json["code"], by_another.json["code"]] == ["known_passkey"] * 2


def test_adding_and_removing_ask_for_a_sign_in_of_just_now(noor: FlaskClient) -> None:
    new_key(noor)
    [row] = noor.get("/api/passkeys").json["items"]
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        for answer in (
            noor.post("/api/passkey-offer"),
            noor.delete(f"/api/passkeys/{row['id']}"),
        ):
            assert (answer.status_code, answer.json["code"]) == (403, "prove_again")


def test_a_removed_passkey_signs_nobody_in(noor: FlaskClient, client: FlaskClient) -> None:
    key = new_key(noor)
    [row] = noor.get("/api/passkeys").json["items"]
    assert noor.delete(f"/api/passkeys/{row['id']}").status_code == 204
    assert noor.get("/api/passkeys").json["items"] == []
    assert enter(client, key).status_code == 401


def test_the_log_says_what_became_of_ones_passkeys(noor: FlaskClient) -> None:
    new_key(noor)
    [row] = noor.get("/api/passkeys").json["items"]
    noor.delete(f"/api/passkeys/{row['id']}")
    said = [line["words"] for line in noor.get("/api/log").json["items"]]
    assert said == ["Passkey verwijderd", "Passkey toegevoegd"]


def test_one_address_does_not_try_keys_for_ever(
    noor: FlaskClient, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "WRONG_PER_ADDRESS", "3/15 minutes")
    key = new_key(noor)
    statuses = [enter(client, Key(new_id())).status_code for _ in range(4)]
    assert statuses == [401, 401, 401, 429]
    assert enter(client, key).status_code == 429


@pytest.mark.parametrize(
    "said",
    ["AA", b64(b"[]"), b64(b'{"type":"webauthn.get"}'), b64(b"{" * 900), b64(bytes(9))],
)
def test_what_no_browser_says_is_refused(client: FlaskClient, said: str) -> None:
    sent = Key(new_id()).signed({"challenge": b64(bytes(32))}) | {"client_data": said}
    assert client.post("/api/passkey-session", json=sent).status_code == 401


def test_a_person_has_their_own_passkeys_only(noor: FlaskClient, sem: FlaskClient) -> None:
    new_key(noor)
    [row] = noor.get("/api/passkeys").json["items"]
    assert sem.get("/api/passkeys").json["items"] == []
    assert sem.delete(f"/api/passkeys/{row['id']}").status_code == 404
    assert noor.get("/api/passkeys").json["items"] == [row]
