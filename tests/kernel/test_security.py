"""What every answer tells the browser, and what we refuse from one."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel.static import asset
from tests.cast import PASSWORD
from tests.conftest import SignIn

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; "
    "require-trusted-types-for 'script'; trusted-types {types}; report-to csp"
)
SURFACES = {"/app/": "beleef-worker", "/lead/": "beleef-fragment", "/console/": "beleef-fragment"}


def policy_for(path: str) -> str:
    types = next((types for start, types in SURFACES.items() if path.startswith(start)), "'none'")
    return POLICY.format(types=types)


def test_the_policy_is_exact_on_every_route(app: Flask, sign_in: SignIn) -> None:
    """On errors too: a stranger asks for each address, and so does the admin."""
    for browser in (app.test_client(), sign_in("daan")):
        for rule in app.url_map.iter_rules():
            path = str(rule).replace("<path:place>", "x").split("<")[0] + (
                "x" if "<" in str(rule) else ""
            )
            for method in ("GET", "PUT", "POST"):
                answer = browser.open(path, method=method)
                answer.close()
                assert answer.headers["Content-Security-Policy"] == policy_for(path), path
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert answer.headers["Referrer-Policy"] == "same-origin"
                assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_built_files_carry_the_policy_too(app: Flask) -> None:
    path = asset("phone.css")
    answer = app.test_client().get(path)
    answer.close()
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"] == policy_for(path)
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_personal_answers_are_not_stored_by_caches(noor: FlaskClient) -> None:
    for path in ("/api/me", "/api/sync", "/api/moments"):
        assert noor.get(path).headers["Cache-Control"] == "no-store"


TYPES = (
    "application/json", "text/plain", "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x", "application/xml", "",
)  # fmt: skip
SENDERS = (
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:9"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
)


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("sender", SENDERS, ids=str)
def test_another_site_cannot_write(noor: FlaskClient, kind: str, sender: dict[str, str]) -> None:
    headers = {"Content-Type": kind} | sender
    refused = noor.delete("/api/session", data=b"{}", headers=headers)
    assert (refused.status_code, refused.json["code"]) == (403, "other_site")
    assert noor.get("/api/me").status_code == 200


@pytest.mark.parametrize("kind", TYPES[1:5])
def test_a_body_that_a_form_can_send_needs_a_named_sender(noor: FlaskClient, kind: str) -> None:
    assert noor.post("/sign-out", data=b"x", headers={"Content-Type": kind}).status_code == 403


def test_our_own_pages_may_write(noor: FlaskClient) -> None:
    own = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert noor.put("/api/me", json={"locale": "en"}, headers=own).status_code == 204


@pytest.mark.parametrize("site", [{}, {"Sec-Fetch-Site": "same-origin"}], ids=str)
def test_a_plain_form_of_ours_may_write(client: FlaskClient, site: dict[str, str]) -> None:
    """Without Sec-Fetch-Site too, as over plain http to another machine in the shop."""
    shop = "http://192.0.2.2:8000"
    form = {"login": "noor", "password": PASSWORD}
    answer = client.post("/sign-in", base_url=shop, data=form, headers={"Origin": shop} | site)
    assert answer.status_code == 303
    hidden = client.post("/sign-in", base_url=shop, data=form, headers={"Origin": "null"} | site)
    assert hidden.status_code == 403


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example",
        "javascript:alert(1)", "http:/evil.example", "///evil.example", " https://evil.example",
        "/%09/evil.example\t", "\t//evil.example", "https:evil.example", "@evil.example",
    ],
)  # fmt: skip
def test_signing_in_never_leads_elsewhere(client: FlaskClient, target: str) -> None:
    form = {"login": "noor", "password": PASSWORD, "next": target}
    answer = client.post("/sign-in", data=form, headers={"Origin": "http://localhost"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/app/")
