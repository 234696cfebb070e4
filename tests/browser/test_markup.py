"""Every page that the server makes is valid HTML: strictly parsed, ids once, one heading of all."""

from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from html5lib.html5parser import ParseError

from app.kernel import errors
from app.kernel.db import new_id
from tests.browser.site import Site

NAMESPACE = "{http://www.w3.org/1999/xhtml}"
PROBLEMS = [
    errors.Malformed, errors.NotAllowed, errors.NotFound, errors.Conflict, errors.Stale,
    errors.TooLarge, errors.Refused, errors.TooMany, errors.Unavailable, errors.Problem,
]  # fmt: skip


def check(markup: str) -> Element:
    """Parse without mercy; whoever reads by ear finds a language, a title and one heading."""
    tree: Element = html5lib.HTMLParser(strict=True).parse(markup)
    assert tree.get("lang") in ("nl", "en")
    assert (tree.findtext(f"{NAMESPACE}head/{NAMESPACE}title") or "").strip()
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert [name for name, times in ids.items() if times > 1] == []
    for attribute in ("aria-labelledby", "aria-describedby", "for"):
        named = {name for element in tree.iter() for name in (element.get(attribute) or "").split()}
        assert named <= set(ids), attribute
    return tree


def headings(tree: Element) -> int:
    return sum(1 for _ in tree.iter(f"{NAMESPACE}h1"))


def test_every_page_is_valid_html(demo_site: Site, walked: list[tuple[str, str | None]]) -> None:
    assert len(walked) > 8
    for path, login in walked:
        client: Any = demo_site.api(login) if login else demo_site.world.app.test_client()
        for language in ("nl", "en"):
            with client.get(path, headers={"Accept-Language": language}) as answer:
                assert answer.status_code == 200, path
                tree = check(answer.text)
                assert headings(tree) == (0 if path.startswith("/app/") else 1), path


@pytest.mark.parametrize("kind", PROBLEMS, ids=lambda kind: kind.code)
def test_every_error_page_is_valid_html(demo_site: Site, kind: type[errors.Problem]) -> None:
    with demo_site.world.app.test_request_context("/somewhere"):
        page, status, _headers = errors.answer(kind(fields={"text": ["Te lang.", "Te leeg."]}))  # type: ignore[misc]
    assert status == kind.status
    assert headings(check(str(page))) == 1


def test_what_goes_wrong_on_the_way_is_a_valid_page_too(
    demo_site: Site, walked: list[tuple[str, str | None]]
) -> None:
    app = demo_site.world.app
    stranger = app.test_client()
    noor, fatima, daan = (demo_site.api(login) for login in ("noor", "fatima", "daan"))
    moment = next(path for path, _ in walked if path.startswith("/lead/moments/"))
    ours = {"Origin": "http://localhost"}  # as a browser that sends a form of ours
    wrong = {"login": "noor", "password": "fout"}
    answers = [
        stranger.get("/nowhere"),
        stranger.post("/sign-in", data=wrong, headers=ours),
        stranger.post("/sign-in", data=wrong, headers={"Origin": "http://elsewhere"}),
        stranger.post("/lead/me", headers=ours),
        noor.get("/lead/"),
        noor.get("/console/norms"),
        noor.put("/sign-in", json={}),
        fatima.post(f"{moment}/attention", data={"id": new_id(), "text": " "}, headers=ours),
        daan.post(f"/console/norms/{new_id()}", data={"title": ""}, headers=ours),
    ]
    found = [answer.status_code for answer in answers]
    assert found == [404, 401, 403, 401, 403, 403, 405, 422, 422]
    for answer in answers:
        assert headings(check(answer.text)) == 1


def test_control_a_page_that_is_not_valid_is_caught() -> None:
    for broken in ("<p>no doctype", "<!doctype html><html lang=nl><title>x</title><p><b></p></b>"):
        with pytest.raises(ParseError):
            check(broken)
    with pytest.raises(AssertionError):
        check("<!doctype html><html lang=nl><head><title>x</title></head><p id=a></p><p id=a></p>")
