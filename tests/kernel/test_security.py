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
