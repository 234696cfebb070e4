"""Coming in by a code: once per use, whatever gets lost, and a dead code says whom to ask."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.kernel import clock
from app.kernel.db import db, new_id
from app.people.models import Device, Person, Pin
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.cookies import cookie
from tests.people.joining import PIN, Guest, change_invite, invited, key_of, lost_phone, uses_left


def people(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Person)) or 0


def test_a_code_says_what_it_is_for_before_anything_is_asked(
    app: Flask, cast: Cast, client: FlaskClient
) -> None:
    seen = Guest(client, invited(app, cast)).look()
    assert seen.status_code == 200
    assert seen.json["team"] == "Vestiging Utrecht"
    assert seen.json["host"] == "Fatima"
    assert seen.json["person"] is None
    assert seen.json["organisation"]["name"] == "Van Dijk Wonen"


def test_a_new_colleague_is_in_with_a_name_and_a_pin(
    app: Flask, cast: Cast, client: FlaskClient, sem: FlaskClient
) -> None:
    guest = Guest(client, invited(app, cast))
    joined = guest.join()
    assert joined.status_code == 201
    assert joined.json["person"] == {
        "id": guest.id, "name": "Kim", "login": None, "role": "staff", "locale": "nl",
    }  # fmt: skip
    assert [team["role"] for team in joined.json["teams"]] == ["staff"]
    assert client.get("/api/me").json == joined.json
    assert "HttpOnly" in joined.headers["Set-Cookie"]
    assert {"Kim"} <= {row["name"] for row in sem.get("/api/sync").json["changes"]["people"]}
    with app.app_context():
        kept = db.session.get(Pin, guest.id)
        assert kept is not None
        assert PIN not in kept.hash
    lines = [line["words"] for line in client.get("/api/log").json["items"]]
    assert lines == ["Met een code binnengekomen"]


def test_looking_and_asking_for_the_page_use_nothing_up(
    app: Flask, cast: Cast, client: FlaskClient
) -> None:
    code = invited(app, cast, uses=1)
    for _ in range(3):
        assert Guest(client, code).look().status_code == 200
        assert client.get("/app/join").status_code == 200
        assert client.head("/app/join", headers={"Sec-Purpose": "prefetch"}).status_code == 200
    assert uses_left(app, code) == 1
    assert Guest(client, code).join().status_code == 201
    assert uses_left(app, code) == 0


def test_a_lost_answer_can_be_asked_for_again(app: Flask, cast: Cast) -> None:
    """Also by a phone that never got its cookie: it still has the secret it made."""
    code = invited(app, cast)
    first = Guest(app.test_client(), code)
    answer = first.join()
    again = Guest(app.test_client(), code, id=first.id, proof=first.proof)
    assert again.join().json == answer.json | {"device": answer.json["device"]}
    assert again.browser.get("/api/me").json["person"]["id"] == first.id
    assert uses_left(app, code) == 4


def test_a_stranger_with_the_code_and_a_colleagues_id_comes_in_as_nobody(
    app: Flask, cast: Cast
) -> None:
    code = invited(app, cast)
    Guest(app.test_client(), code).join()
    for known in (cast.people["noor"], cast.people["daan"]):
        stranger = Guest(app.test_client(), code, id=known)
        assert stranger.join().json["code"] == "taken_id"
        assert stranger.browser.get("/api/me").status_code == 401
    assert uses_left(app, code) == 4


@pytest.mark.parametrize("uses", [1, 3])
def test_many_at_once_take_each_use_exactly_once(app: Flask, cast: Cast, uses: int) -> None:
    code, before = invited(app, cast, uses=uses), people(app)
    guests = [Guest(app.test_client(), code, name=f"Kim {n}") for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda guest: guest.join(), guests))
    assert sorted(answer.status_code for answer in answers) == [201] * uses + [410] * (8 - uses)
    assert (people(app) - before, uses_left(app, code)) == (uses, 0)


def test_one_phone_that_asks_twice_at_once_is_one_person(app: Flask, cast: Cast) -> None:
    code, before = invited(app, cast), people(app)
    one = Guest(app.test_client(), code)
    twins = [Guest(app.test_client(), code, id=one.id, proof=one.proof) for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda guest: guest.join(), twins))
    assert {answer.status_code for answer in answers} == {201}
    assert (people(app) - before, uses_left(app, code)) == (1, 4)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"expires_at": timedelta(minutes=-1)}, ("invite_expired", "verlopen")),
        ({"uses_left": 0}, ("invite_used", "al gebruikt")),
        ({"revoked_at": timedelta()}, ("invite_revoked", "ingetrokken")),
    ],
)
def test_a_dead_code_says_why_and_whom_to_ask(
    app: Flask, cast: Cast, client: FlaskClient, values: dict[str, object], said: tuple[str, str]
) -> None:
    code = invited(app, cast)
    change_invite(
        app,
        code,
        **{
            name: clock.now() + value if isinstance(value, timedelta) else value
            for name, value in values.items()
        },
    )
    for answer in (Guest(client, code).look(), Guest(client, code).join()):
        assert (answer.status_code, answer.json["code"]) == (410, said[0])
        assert said[1] in answer.json["detail"]
        assert "Fatima" in answer.json["detail"]


@pytest.mark.parametrize("code", ["A" * 22, "niet van ons", "é" * 22])
def test_a_code_that_is_not_ours_is_unknown(client: FlaskClient, code: str) -> None:
    answer = Guest(client, code).look()
    assert (answer.status_code, answer.json["code"]) == (404, "invite_unknown")
    assert "Vraag je teamleider" in answer.json["detail"]


def test_a_code_changes_nobody_who_is_signed_in_on_that_phone(
    app: Flask, cast: Cast, noor: FlaskClient
) -> None:
    code = invited(app, cast)
    answer = Guest(noor, code).join()
    assert (answer.status_code, answer.json["code"]) == (409, "signed_in")
    assert noor.get("/api/me").json["person"]["name"] == "Noor"
    assert uses_left(app, code) == 5


@pytest.mark.parametrize(
    "pin",
    ["123456", "987654", "000000", "111111", "121212", "123123", "123321", "112112", "246810",
     "890123", "010203"],
)  # fmt: skip
def test_a_pin_that_anybody_would_try_first_is_refused(
    app: Flask, cast: Cast, client: FlaskClient, pin: str
) -> None:
    code = invited(app, cast)
    answer = Guest(client, code, pin=pin).join()
    assert (answer.status_code, answer.json["code"]) == (422, "obvious_pin")
    assert uses_left(app, code) == 5


@pytest.mark.parametrize(
    "sent",
    [{"pin": "12345"}, {"pin": "12345a"}, {"pin": "１２３４５６"}, {"name": "  "},
     {"proof": "kort"}, {"locale": "de"}, {"name": "K" * 81}],
)  # fmt: skip
def test_half_a_form_takes_no_use(
    app: Flask, cast: Cast, client: FlaskClient, sent: dict[str, str]
) -> None:
    code = invited(app, cast)
    answer = Guest(client, code).join(**sent)
    assert answer.status_code == 422
    assert set(answer.json["fields"]) == set(sent)
    assert uses_left(app, code) == 5


def test_a_lost_phone_ends_when_the_code_for_the_new_one_is_made(
    app: Flask, cast: Cast, noor: FlaskClient, sign_in: SignIn
) -> None:
    tablet = sign_in("noor")
    assert noor.get("/api/me").status_code == 200
    code = lost_phone(app, cast, "noor")
    assert noor.get("/api/me").status_code == tablet.get("/api/me").status_code == 401
    guest = Guest(app.test_client(), code, known=PASSWORD)
    assert guest.look().json["person"] == "Noor"
    assert guest.join(name="Iemand anders").json["person"]["name"] == "Noor"
    assert guest.browser.get("/api/me").json["person"]["id"] == cast.people["noor"]
    words = [line["words"] for line in guest.browser.get("/api/log").json["items"]]
    assert words == [
        "Op een nieuwe telefoon binnengekomen",
        "Oude telefoon afgemeld, code voor een nieuwe gemaakt",
    ]
    assert Guest(app.test_client(), code).join().json["code"] == "invite_used"


def test_a_second_code_for_a_new_phone_ends_the_first(app: Flask, cast: Cast) -> None:
    first, second = lost_phone(app, cast, "noor"), lost_phone(app, cast, "noor")
    assert Guest(app.test_client(), first).look().json["code"] == "invite_revoked"
    assert Guest(app.test_client(), second).look().status_code == 200


def test_a_code_for_somebody_who_left_is_worth_nothing(app: Flask, cast: Cast) -> None:
    code = lost_phone(app, cast, "noor")
    with app.app_context():
        person = db.session.get(Person, cast.people["noor"])
        assert person is not None
        person.ended_at = clock.now()
        db.session.commit()
    guest = Guest(app.test_client(), code)
    assert guest.look().status_code == guest.join().status_code == 410


def test_codes_and_tokens_are_nowhere_in_the_database(
    app: Flask, cast: Cast, client: FlaskClient
) -> None:
    guest = Guest(client, invited(app, cast))
    guest.join()
    token = cookie(client)
    with app.app_context():
        device = db.session.scalar(select(Device).where(Device.person_id == guest.id))
        assert device is not None
        assert token not in device.token_hash
        assert guest.proof not in token
        assert key_of(app) not in device.token_hash


def test_a_shop_of_forty_comes_in_over_one_address_and_a_flood_does_not(
    app: Flask, cast: Cast
) -> None:
    code = invited(app, cast, uses=50)
    answers = [Guest(app.test_client(), code).join().status_code for _ in range(61)]
    assert answers == [201] * 50 + [410] * 10 + [429]
    assert Guest(app.test_client(), new_id()).look().status_code == 404
