"""Signing in with a company account, against a real provider in a process of its own."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.config import Config
from app.kernel import clock
from app.kernel.db import db
from app.people.keys import provider as protocol
from app.people.service import end_person
from app.sso_settings import Sso
from tests.conftest import SignIn
from tests.cookies import cookie
from tests.pages import Page, open_page, send
from tests.people.company import answering, consent, link, out, sign_in_as, use

ACCOUNTS = (
    {"sub": "77", "email": "Noor", "email_verified": True, "preferred_username": "noor"},
    {"sub": "78", "email": "sem", "email_verified": False, "preferred_username": "anders"},
    {"sub": "79", "email": "fatima", "email_verified": True},
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        port = spare.getsockname()[1]
    known = [part for account in ACCOUNTS for part in ("--user-claims", json.dumps(account))]
    asked = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "oidc_provider_mock",
        "-p",
        str(port),
        "-n",
        "true",
    ]
    running = subprocess.Popen([*asked, *known], stderr=subprocess.DEVNULL)
    try:
        yield answering(f"http://127.0.0.1:{port}")
    finally:
        running.terminate()
        running.wait(10)


@pytest.fixture
def sso(issuer: str, app: Flask, monkeypatch: pytest.MonkeyPatch) -> Sso:
    """An app that knows the provider."""
    monkeypatch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")  # the provider of the tests has no TLS
    protocol._discover.cache_clear()
    return use(app, Sso(issuer, "beleef", "geheim", "Van Dijk", ""), monkeypatch)


def test_the_request_asks_for_a_code_with_pkce_state_and_nonce(
    sso: Sso, client: FlaskClient
) -> None:
    asked = parse_qs(urlsplit(out(client)).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://localhost/sso/back"]
    assert "openid" in asked["scope"][0]
    assert all(len(asked[name][0]) >= 43 for name in ("state", "nonce", "code_challenge"))


def test_a_linked_account_signs_in_and_leads_on(
    sso: Sso, fatima: FlaskClient, client: FlaskClient
) -> None:
    assert link(fatima, "79").headers["Location"] == "/app/me"
    answer = sign_in_as(client, "79", "/sso/start?next=/lead/norms")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/lead/norms")
    assert client.get("/api/me").json["person"]["name"] == "Fatima"
    assert client.get("/api/ways").json == {"sso": "Van Dijk", "linked": True}
    said = [line["words"] for line in client.get("/api/log").json["items"]]
    assert said == ["Ingelogd op een nieuw apparaat", "Bedrijfsaccount gekoppeld"]


def test_it_opens_the_screens_of_a_lead_in_production(
    sso: Sso, fatima: FlaskClient, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Config, "passkey_required", True)
    assert fatima.get("/lead/").status_code == 303
    link(fatima, "79")
    assert fatima.get("/lead/").status_code == 200
    send(client, "/sign-in", login="fatima", password="beleef-demo")
    assert client.get("/lead/").status_code == 303
    assert client.post("/api/passkey-offer").json["code"] == "key_first"
    assert client.get("/sso/link").headers["Location"].startswith("/passkey")
    assert sign_in_as(client, "79").status_code == 303
    assert client.get("/lead/").status_code == 200


def test_an_account_that_nobody_linked_is_told_how(sso: Sso, client: FlaskClient) -> None:
    page = Page(sign_in_as(client, "77"))
    assert page.status == 403
    assert "Dit bedrijfsaccount is nog niet gekoppeld." in page.text
    assert client.get("/api/me").status_code == 401


@pytest.mark.parametrize(
    ("claim", "sub", "status"),
    [
        ("email", "77", 303),
        ("email", "78", 403),
        ("email", "80", 403),
        ("preferred_username", "77", 303),
        ("preferred_username", "78", 403),
    ],
    ids=["verified", "not verified", "no such login", "user name", "another name"],
)
def test_a_login_name_links_by_itself_only_where_the_organisation_said_so(
    sso: Sso,
    app: Flask,
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    claim: str,
    sub: str,
    status: int,
) -> None:
    use(app, replace(sso, login_claim=claim), monkeypatch)
    assert sign_in_as(client, sub).status_code == status


def test_a_login_name_takes_no_account_over_that_is_linked_already(
    sso: Sso, app: Flask, noor: FlaskClient, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    link(noor, "78")
    use(app, replace(sso, login_claim="email"), monkeypatch)
    assert sign_in_as(client, "77").status_code == 403


def test_an_account_is_of_one_person(sso: Sso, noor: FlaskClient, sem: FlaskClient) -> None:
    link(noor, "77")
    assert link(sem, "77").status_code == 409


def test_letting_go_ends_it(sso: Sso, noor: FlaskClient, client: FlaskClient) -> None:
    link(noor, "77")
    assert send(noor, "/sso/unlink").status_code == 303
    assert sign_in_as(client, "77").status_code == 403


def test_linking_is_confirmed_by_whoever_began_it(
    sso: Sso, noor: FlaskClient, sem: FlaskClient, app: Flask
) -> None:
    """A page of somebody else's may lead here, with an account of theirs."""
    assert sign_in_as(noor, "77", "/sso/link").status_code == 200
    noor.set_cookie("beleef", cookie(sem))
    assert send(noor, "/sso/link").status_code == 404
    assert sign_in_as(app.test_client(), "77").status_code == 403


def test_linking_asks_for_a_sign_in_of_just_now(sso: Sso, noor: FlaskClient) -> None:
    with clock.frozen(clock.now() + timedelta(minutes=11)):
        answer = noor.get("/sso/link?next=/app/me")
    assert answer.headers["Location"].startswith("/sign-in?next=/sso/link")


def test_who_declines_reads_so(sso: Sso, client: FlaskClient) -> None:
    page = open_page(client, consent(out(client), action="deny"))
    assert page.status == 403
    assert "Je bent niet ingelogd met je bedrijfsaccount." in page.text


def test_an_answer_works_once_and_only_where_it_was_asked(
    sso: Sso, app: Flask, noor: FlaskClient, client: FlaskClient
) -> None:
    link(noor, "77")
    back = consent(out(client), sub="77")
    assert app.test_client().get(back).status_code == 403
    assert client.get(back.replace("state=", "state=x")).status_code == 403
    assert client.get(back).status_code == 403  # what was kept for it is gone
    back = consent(out(client), sub="77")
    assert [client.get(back).status_code for _ in range(2)] == [303, 403]


def test_a_code_of_another_browser_does_not_fit(
    sso: Sso, app: Flask, noor: FlaskClient, client: FlaskClient
) -> None:
    """PKCE and nonce: a code that was overheard is worth nothing with another state."""
    link(noor, "77")
    overheard = parse_qs(urlsplit(consent(out(client), sub="77")).query)["code"][0]
    thief = app.test_client()
    state = parse_qs(urlsplit(out(thief)).query)["state"][0]
    assert thief.get(f"/sso/back?code={overheard}&state={state}").status_code == 403


def test_a_provider_that_is_away_is_said_in_words(
    sso: Sso, app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as spare:
        spare.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{spare.getsockname()[1]}"
        use(app, replace(sso, issuer=nobody), monkeypatch)
        page = open_page(client, "/sso/start")
    assert page.status == 503
    assert "Inloggen met je bedrijfsaccount lukt nu niet." in page.text


def test_whoever_left_does_not_come_in(
    sso: Sso, app: Flask, noor: FlaskClient, client: FlaskClient
) -> None:
    link(noor, "77")
    person = noor.get("/api/me").json["person"]["id"]
    with app.app_context():
        end_person(db.session(), person)
        db.session.commit()
    assert "Je account is gesloten." in Page(sign_in_as(client, "77")).text


def test_without_a_provider_nothing_speaks_of_it(client: FlaskClient, sign_in: SignIn) -> None:
    assert client.get("/sso/start").status_code == 404
    assert "bedrijfsaccount" not in client.get("/sign-in").text
    assert "bedrijfsaccount" not in sign_in("fatima").get("/lead/me").text
    assert client.get("/api/ways").json == {"sso": None, "linked": False}


def test_who_is_signed_in_proves_it_by_a_young_sign_in_at_the_provider(
    sso: Sso, client: FlaskClient, fatima: FlaskClient
) -> None:
    """Else an unlocked laptop would do: its provider asks nothing for weeks."""
    assert "max_age" not in parse_qs(urlsplit(out(client)).query)
    link(fatima, "79")
    assert parse_qs(urlsplit(out(fatima)).query)["max_age"] == ["600"]
    assert sign_in_as(fatima, "79").status_code == 303


def test_the_provider_s_word_of_long_ago_proves_nothing_again(
    sso: Sso, fatima: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    link(fatima, "79")
    monkeypatch.setattr(protocol, "is_old", lambda _claims: True)
    answer = sign_in_as(fatima, "79")
    assert (answer.status_code, "Je bent niet ingelogd" in answer.text) == (403, True)
