"""Every limit on how often one may try, with a way to reach it: `ask(shop, key, n)` is try `n` by
or about the `key`th (0 or 1) of whatever is counted."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.kernel.db import db, new_id
from app.people.models import Person
from tests.cast import PASSWORD, Cast
from tests.conftest import SignIn
from tests.notices.browsers import FakeBrowser
from tests.pages import OURS, send
from tests.people.joining import PIN, invited
from tests.people.keys import ORIGIN, client_data
from tests.voices.saying import card_for, token_for


class Shop:
    """Who tries: browsers of people, and addresses of strangers."""

    def __init__(self, app: Flask, cast: Cast, sign_in: SignIn) -> None:
        self.app, self.cast = app, cast
        self.of = cache(lambda key: sign_in(("noor", "sem")[key]))
        self.code = cache(lambda key: invited(app, cast))
        self.token = cache(lambda key: token_for(sign_in("daan"), f"Systeem {key}"))
        self.card = cache(lambda key: card_for(app, cast, ("utrecht", "zwolle")[key]))
        self.admin = cache(lambda key: sign_in(("daan", self._second())[key]))

    def at(self, number: int) -> FlaskClient:
        """A browser at an address of its own."""
        browser = self.app.test_client()
        browser.environ_base["REMOTE_ADDR"] = f"198.51.{number // 250}.{number % 250 + 1}"
        return browser

    def _second(self) -> str:
        with self.app.app_context():
            db.session.get_one(Person, self.cast.people["jan"]).role = "admin"
            db.session.commit()
        return "jan"


Ask = Callable[[Shop, int, int], TestResponse]


@dataclass(frozen=True)
class Limit:
    """`where` is the file under app/ that sets it."""

    name: str
    where: str
    rule: str
    ask: Ask


def signs_in(shop: Shop, address: int, login: str) -> TestResponse:
    sent = {"login": login, "password": "verkeerd"}
    return shop.at(address).post("/api/session", json=sent)


def joins(shop: Shop, address: int, code: str) -> TestResponse:
    """With a PIN that is refused, so that nobody is made."""
    sent = {"code": code, "proof": "p" * 43, "pin": "111111", "name": "Kim", "locale": "nl"}
    return shop.at(address).put(f"/api/admissions/{new_id()}", json=sent)


def listens(shop: Shop, key: int, number: int) -> TestResponse:
    browser = FakeBrowser(f"https://fcm.googleapis.com/fcm/send/{key}-{number}")
    sent = {"endpoint": browser.target.endpoint, "keys": browser.keys}
    return shop.of(key).put("/api/subscription", json=sent)


def enters(shop: Shop, key: int) -> TestResponse:
    """With a passkey of nobody's."""
    said = client_data("webauthn.get", "AAAA", ORIGIN)
    sent = {
        "id": "AAAA", "client_data": said, "authenticator_data": "AAAA", "signature": "AAAA",
        "user_handle": "AAAA",
    }  # fmt: skip
    return shop.at(key).post("/api/passkey-session", json=sent)


def adds_key(shop: Shop, key: int) -> TestResponse:
    """An answer to a challenge that was never given."""
    said = client_data("webauthn.create", "AAAA", ORIGIN)
    sent = {"id": "AAAA", "client_data": said, "attestation": "AAAA", "transports": []}
    return shop.of(key).post("/api/passkeys", json=sent)


LIMITS = (
    Limit(
        "signing in as one account from one address", "people/attempts.py", "5/15 minutes",
        lambda shop, key, n: signs_in(shop, 0, ("noor", "sem")[key]),
    ),
    Limit(
        "signing in as one account from anywhere", "people/attempts.py", "30/hour",
        lambda shop, key, n: signs_in(shop, n, ("noor", "sem")[key]),
    ),
    Limit(
        "signing in from one address as anybody", "people/attempts.py", "200/15 minutes",
        lambda shop, key, n: signs_in(shop, key, f"iemand-{n}"),
    ),
    Limit(
        "taking one's data along", "privacy/api.py", "3/day",
        lambda shop, key, n: shop.of(key).post("/api/my-data", json={"password": PASSWORD}),
    ),
    Limit(
        "exchanging news with a phone", "phone/api.py", "120/2 minutes",
        lambda shop, key, n: (
            shop.of(key).get("/api/sync?cursor=0") if n % 2
            else shop.of(key).post("/api/outbox", json={"items": [{}]})
        ),
    ),
    Limit("listening on another device", "notices/api.py", "10/day", listens),
    Limit(
        "looking at codes", "people/join_api.py", "300/15 minutes",
        lambda shop, key, n: shop.at(key).post("/api/invitation", json={"code": "A" * 22}),
    ),
    Limit(
        "coming in from one address", "people/join_api.py", "100/15 minutes",
        lambda shop, key, n: joins(shop, key, "A" * 22),
    ),
    Limit(
        "coming in by one code", "people/join_api.py", "60/15 minutes",
        lambda shop, key, n: joins(shop, n, shop.code(key)),
    ),
    Limit(
        "opening devices from one address", "people/pin_api.py", "200/15 minutes",
        lambda shop, key, n: shop.at(key).post("/api/locked-device", json={"pin": PIN}),
    ),
    Limit(
        "handing out codes for one's own app", "people/handover_api.py", "20/hour",
        lambda shop, key, n: shop.of(key).post("/api/handover-code", json={}),
    ),
    Limit(
        "coming over from one address", "people/handover_api.py", "60/15 minutes",
        lambda shop, key, n: shop.at(key).post(
            "/api/handover-session", json={"code": "AAAA-AAAA", "proof": "p" * 43}
        ),
    ),
    Limit(
        "asking for a passkey", "people/keys/api.py", "300/15 minutes",
        lambda shop, key, n: shop.at(key).post("/api/passkey-request"),
    ),
    Limit(
        "signing in with a wrong passkey", "people/keys/api.py", "50/15 minutes",
        lambda shop, key, n: enters(shop, key),
    ),
    Limit(
        "adding passkeys", "people/keys/api.py", "20/day",
        lambda shop, key, n: adds_key(shop, key),
    ),
    Limit(
        "trying recovery codes", "people/keys/views.py", "5/15 minutes",
        lambda shop, key, n: shop.of(key).post(
            "/passkey/recovery", data={"code": "22222-22222"}, headers=OURS
        ),
    ),
    Limit(
        "going to the organisation's provider", "people/keys/sso_views.py", "200/15 minutes",
        lambda shop, key, n: shop.at(key).get("/sso/start"),
    ),
    Limit(
        "coming in on shared devices from one address", "people/shared/api.py", "200/15 minutes",
        lambda shop, key, n: shop.at(key).post(
            "/api/place-session", json={"person": new_id(), "pin": PIN}
        ),
    ),
    Limit(
        "handing in a list of people", "console/import_views.py", "5/hour",
        lambda shop, key, n: send(shop.admin(key), "/console/people/import"),
    ),
    Limit(
        "taking a list of people along", "console/export_views.py", "3/day",
        lambda shop, key, n: send(shop.admin(key), "/console/people/export"),
    ),
    Limit(
        "leaving compliments from one address", "voices/views.py", "20/hour",
        lambda shop, key, n: send(shop.at(key), f"/c/{shop.card(n % 2)}", text="Fijn"),
    ),
    Limit(
        "leaving compliments by one card", "voices/views.py", "120/hour",
        lambda shop, key, n: send(shop.at(n), f"/c/{shop.card(key)}", text="Fijn"),
    ),
    Limit(
        "sending voices with one token", "voices/api.py", "60/minute",
        lambda shop, key, n: shop.at(n).post(
            "/api/voices", json={"items": [{}]}, headers=shop.token(key)
        ),
    ),
    Limit(
        "handing in a file of voices", "console/voice_import_views.py", "20/hour",
        lambda shop, key, n: send(shop.admin(key), "/console/voices/import"),
    ),
    Limit(
        "taking customer voices along", "console/voice_link_views.py", "20/day",
        lambda shop, key, n: send(shop.admin(key), "/console/voices/export"),
    ),
    Limit(
        "reporting what a policy stopped", "kernel/reports.py", "30/15 minutes",
        lambda shop, key, n: shop.at(key).post("/api/csp-reports", json=[]),
    ),
)  # fmt: skip

# A rule in these words that stops nobody: for how long an address is known.
NO_LIMITS = {("people/attempts.py", "1/30 days")}
