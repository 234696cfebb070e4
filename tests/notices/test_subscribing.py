"""A device listens for whoever is signed in on it, and for nobody else."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from app.kernel.db import db
from app.kernel.limits import forget_tries
from app.notices.models import Delivery, Subscription
from app.notices.service import notify
from app.people.models import Device
from tests.cast import Cast
from tests.cookies import cookie, holding
from tests.notices.browsers import FakeBrowser

CHROME = "https://fcm.googleapis.com/fcm/send/"
PATH = "/api/subscription"


def body(browser: FakeBrowser) -> dict[str, object]:
    return {"endpoint": browser.target.endpoint, "keys": browser.keys}


def listeners(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        rows = db.session.execute(select(Subscription.person_id, Subscription.endpoint))
        return [tuple(row) for row in rows]  # type: ignore[misc]


def test_a_device_subscribes_asks_and_stops(noor: FlaskClient) -> None:
    assert noor.get(PATH).json == {"subscribed": False, "endpoint_hash": None}
    answer = noor.put(PATH, json=body(FakeBrowser(CHROME + "a")))
    assert answer.status_code == 200
    assert answer.json == noor.get(PATH).json
    assert answer.json["subscribed"]
    assert noor.delete(PATH).status_code == noor.delete(PATH).status_code == 204
    assert not noor.get(PATH).json["subscribed"]


def test_a_browser_s_own_json_is_taken_as_it_is(noor: FlaskClient) -> None:
    content = body(FakeBrowser(CHROME + "a")) | {"expirationTime": None}
    assert noor.put(PATH, json=content).status_code == 200


def test_saying_it_at_every_start_keeps_one_subscription(
    app: Flask, noor: FlaskClient, cast: Cast
) -> None:
    browser = FakeBrowser(CHROME + "a")
    for _ in range(3):
        assert noor.put(PATH, json=body(browser)).status_code == 200
    assert listeners(app) == [(cast.people["noor"], CHROME + "a")]


def test_a_new_address_takes_the_place_of_the_old(app: Flask, noor: FlaskClient) -> None:
    for name in ("old", "new"):
        noor.put(PATH, json=body(FakeBrowser(CHROME + name)))
    assert [endpoint for _, endpoint in listeners(app)] == [CHROME + "new"]


def test_the_same_browser_listens_for_the_person_who_signed_in_last(
    app: Flask, noor: FlaskClient, sem: FlaskClient, cast: Cast
) -> None:
    browser = FakeBrowser(CHROME + "shared")
    noor.put(PATH, json=body(browser))
    with app.app_context():
        notify(db.session(), cast.people["noor"], "attention", "k", "/app/")
        db.session.commit()
        assert db.session.scalar(select(Delivery.state)) == "waiting"
    assert sem.put(PATH, json=body(browser)).status_code == 200
    assert listeners(app) == [(cast.people["sem"], CHROME + "shared")]
    with app.app_context():
        assert db.session.scalar(select(Delivery.id)) is None  # it was noor's


def test_an_address_with_other_keys_stays_with_whom_it_was(
    app: Flask, noor: FlaskClient, sem: FlaskClient, cast: Cast
) -> None:
    noor.put(PATH, json=body(FakeBrowser(CHROME + "mine")))
    refused = sem.put(PATH, json=body(FakeBrowser(CHROME + "mine")))
    assert (refused.status_code, refused.json["code"]) == (409, "other_keys")
    assert listeners(app) == [(cast.people["noor"], CHROME + "mine")]


def test_nobody_can_be_named_in_the_body(app: Flask, noor: FlaskClient, cast: Cast) -> None:
    content = body(FakeBrowser(CHROME + "a"))
    assert noor.put(PATH, json=content | {"person_id": cast.people["sem"]}).status_code == 422
    assert noor.put(PATH, json=content).status_code == 200
    assert listeners(app) == [(cast.people["noor"], CHROME + "a")]


@pytest.mark.parametrize(
    "endpoint",
    ["https://169.254.169.254/a", "http://127.0.0.1:6379/", "https://evil.example/a", "x"],
)
def test_an_address_that_is_no_push_service_is_refused(
    app: Flask, noor: FlaskClient, endpoint: str
) -> None:
    refused = noor.put(PATH, json=body(FakeBrowser(endpoint)))
    assert (refused.status_code, refused.json["code"]) == (422, "not_a_push_service")
    assert listeners(app) == []


@pytest.mark.parametrize(
    "keys", [{"auth": ""}, {"auth": "AAAA"}, {"p256dh": "BAAA"}, {"p256dh": "A" * 87}]
)
def test_keys_that_cannot_work_are_refused_at_once(
    app: Flask, noor: FlaskClient, keys: dict[str, str]
) -> None:
    browser = FakeBrowser(CHROME + "a")
    content = {"endpoint": browser.target.endpoint, "keys": browser.keys | keys}
    refused = noor.put(PATH, json=content)
    assert refused.status_code == 422
    assert list(refused.json["fields"]) == [f"keys.{next(iter(keys))}"]
    assert noor.put(PATH, json=body(browser)).status_code == 200


def test_the_address_itself_is_never_shown(noor: FlaskClient) -> None:
    noor.put(PATH, json=body(FakeBrowser(CHROME + "very-secret")))
    for path in (PATH, "/api/me", "/api/devices", "/api/sync?cursor=0"):
        assert "very-secret" not in noor.get(path).text


def test_ten_devices_are_enough_and_the_longest_silent_goes(
    app: Flask, sign_in: Callable[[str], FlaskClient]
) -> None:
    for number in range(11):
        forget_tries(app)  # on one day there are no more than ten
        sign_in("noor").put(PATH, json=body(FakeBrowser(f"{CHROME}{number}")))
    assert {endpoint for _, endpoint in listeners(app)} == {f"{CHROME}{n}" for n in range(1, 11)}


def test_ten_new_addresses_in_a_day_are_enough_and_an_old_one_may_always_be_confirmed(
    app: Flask, noor: FlaskClient, sem: FlaskClient
) -> None:
    for number in range(10):
        last = body(FakeBrowser(f"{CHROME}{number}"))
        assert noor.put(PATH, json=last).status_code == 200
    over = noor.put(PATH, json=body(FakeBrowser(CHROME + "over")))
    assert (over.status_code, over.json["code"]) == (429, "too_many")
    assert int(over.headers["Retry-After"]) > 3600
    assert noor.put(PATH, json=last).status_code == 200
    assert sem.put(PATH, json=body(FakeBrowser(CHROME + "sem"))).status_code == 200
    forget_tries(app)  # a day later
    assert noor.put(PATH, json=body(FakeBrowser(CHROME + "over"))).status_code == 200


def test_signing_out_ends_the_subscription(app: Flask, noor: FlaskClient) -> None:
    noor.put(PATH, json=body(FakeBrowser(CHROME + "a")))
    assert len(listeners(app)) == 1
    noor.delete("/api/session")
    assert listeners(app) == []


def test_a_device_that_people_share_does_not_listen(app: Flask, noor: FlaskClient) -> None:
    browser = FakeBrowser(CHROME + "a")
    assert noor.put(PATH, json=body(browser)).status_code == 200
    noor.delete(PATH)
    with app.app_context():
        db.session.execute(update(Device).values(shared=True))
        db.session.commit()
    refused = noor.put(PATH, json=body(browser))
    assert (refused.status_code, refused.json["code"]) == (403, "shared_device")


def test_who_is_not_signed_in_cannot_subscribe(client: FlaskClient) -> None:
    assert client.put(PATH, json=body(FakeBrowser(CHROME + "a"))).status_code == 401


def test_tabs_that_start_together_keep_one_subscription(app: Flask, noor: FlaskClient) -> None:
    token = cookie(noor)
    content = body(FakeBrowser(CHROME + "a"))

    def start(_tab: int) -> int:
        return holding(app, token).put(PATH, json=content).status_code

    with ThreadPoolExecutor(4) as tabs:
        assert list(tabs.map(start, range(4))) == [200] * 4
    assert len(listeners(app)) == 1
