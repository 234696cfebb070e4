"""Nothing that another site makes a browser send changes anything, on whichever route."""

from itertools import product
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from tests.addresses import address_of
from tests.conftest import SignIn

OWN = "http://localhost"
TYPES = (
    "application/json", "text/plain", "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x", "application/xml", None,
)  # fmt: skip
FOREIGN = "https://evil.example"
# What looks like us, and is not.
ALMOST = ("null", "http://localhost.evil.example", "http://localhost:9", "https://localhost", "//[")
SITES = (None, "same-origin", "same-site", "cross-site", "none")
SENDERS = tuple(product(TYPES, (None, OWN, FOREIGN), SITES))

# Forged requests are refused before a database is asked anything.
one_database = pytest.mark.parametrize("world", ["sqlite"], indirect=True)

# The browser itself sends these, from anywhere; they change nothing.
REPORTS = "/api/csp-reports"


def ours(kind: str | None, origin: str | None, site: str | None) -> bool:
    """Whether no page of another site can make a browser send this: a table for the reader.

    A named sender must be us, in every header that names one. Without any name only a body that
    asks the browser for permission first (CORS) can be ours.
    """
    named = [name == own for name, own in ((origin, OWN), (site, "same-origin")) if name]
    return all(named) if named else kind == "application/json"


def writing(app: Flask) -> list[tuple[Rule, str]]:
    return [
        (rule, method)
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"GET", "HEAD", "OPTIONS"})
        if rule.rule != REPORTS
    ]


@one_database
def test_every_route_refuses_every_forged_request(app: Flask, sign_in: SignIn) -> None:
    daan = sign_in("daan")
    forged = [sender for sender in SENDERS if not ours(*sender)]
    assert (len(forged), len(SENDERS)) == (71, 90)
    assert len(writing(app)) > 45
    for (rule, method), sender in product(writing(app), forged):
        answer = send(daan, address_of(rule), method, *sender)
        assert answer.status_code == 403, (rule, method, sender)
    # One of them would have signed daan out, another ended every other device.
    assert daan.get("/api/me").status_code == 200


@pytest.mark.parametrize("origin", ALMOST)
def test_an_origin_that_looks_like_ours_is_foreign(noor: FlaskClient, origin: str) -> None:
    for kind, site in product(TYPES, SITES):
        answer = send(noor, "/api/session", "DELETE", kind, origin, site)
        assert (answer.status_code, answer.json["code"]) == (403, "other_site")
    assert noor.get("/api/me").status_code == 200


@one_database
def test_what_is_ours_gets_as_far_as_its_own_rules(app: Flask, client: FlaskClient) -> None:
    """Nobody is signed in, so that nothing changes; what matters is who refuses."""
    for (rule, method), sender in product(writing(app), SENDERS):
        if ours(*sender):
            answer = send(client, address_of(rule), method, *sender)
            assert "other_site" not in answer.text, (rule, method, sender)
            assert answer.status_code != 403, (rule, method, sender)


def test_reading_changes_nothing_so_it_may_come_from_anywhere(noor: FlaskClient) -> None:
    """A link in a mail leads to a page; what another site reads of it the browser keeps away."""
    answer = noor.get("/app/", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in answer.headers


def send(
    browser: FlaskClient, path: str, method: str, kind: str | None, origin: str | None,
    site: str | None,
) -> Any:  # fmt: skip
    named = {"Content-Type": kind, "Origin": origin, "Sec-Fetch-Site": site}
    headers = {name: value for name, value in named.items() if value}
    return browser.open(path, method=method, data=b"{}", headers=headers)
