"""Signing in leads to a place of ours, whatever a link to it says (OWASP ASVS 3.7.2)."""

from urllib.parse import quote, urljoin, urlsplit

import pytest
from flask.testing import FlaskClient

from tests.cast import PASSWORD
from tests.pages import open_page, send

ELSEWHERE = (
    "https://evil.example", "http://evil.example/app/", "//evil.example", "///evil.example",
    "////evil.example", "/\\evil.example", "\\\\evil.example", "/\\/evil.example",
    "http:/evil.example", "https:evil.example", "javascript:alert(1)", "data:text/html,x",
    " https://evil.example", "\t//evil.example", "/\t/evil.example", "/\n/evil.example",
    "//localhost@evil.example", "@evil.example", "evil.example", "\u2028//evil.example",
    "//[", "http://[", "/\x00", "[", "//\u2100.example", "",
)  # fmt: skip
OURS = ("/lead/norms", "/app/", "/lead/?team=x", "/lead/..//evil.example", "/%2f%2fevil.example")


@pytest.mark.parametrize("target", ELSEWHERE)
def test_an_address_that_may_lie_elsewhere_is_dropped(client: FlaskClient, target: str) -> None:
    form = open_page(client, f"/sign-in?next={quote(target)}").fields(action="/sign-in")
    assert form["next"] == ""
    filled = form | {"login": "fatima", "password": PASSWORD, "next": target}
    answer = send(client, "/sign-in", **filled)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/lead/")


@pytest.mark.parametrize("target", OURS)
def test_an_address_of_ours_is_where_one_was_going(client: FlaskClient, target: str) -> None:
    form = {"login": "fatima", "password": PASSWORD, "next": target}
    place = send(client, "/sign-in", **form).headers["Location"]
    assert place == target
    assert urlsplit(urljoin("http://localhost/sign-in", place)).hostname == "localhost"
