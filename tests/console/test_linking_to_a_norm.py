"""A voice is linked to a norm that is looked for by a word, without a script too."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.console import voice_links, voice_views
from app.console.voice_links import choices
from app.kernel.db import db
from tests.cast import Cast
from tests.norms.held import held
from tests.pages import Page, open_page, send
from tests.voices.saying import SAID, said

PLACE = "/console/voices"


def hits(page: Page) -> list[str]:
    found = page.all("div", id="norms-found")[0]
    return [page.text_of(each) for each in found.iter() if each.tag.endswith("}b")]


def choose(browser: FlaskClient, page: Page, path: str, norm: str) -> str:
    """Tick a norm that was found and press Koppelen; where that leads."""
    assert norm in [each.get("value") for each in page.all("input", type="radio")]
    sent = page.fields(action=path, aria_label="Koppel aan een norm") | {"norm": norm}
    answer = send(browser, path, **sent, act="choose:norm")
    assert answer.status_code == 303
    return answer.headers["Location"]


def test_no_page_holds_every_norm(app: Flask, daan: FlaskClient, cast: Cast) -> None:
    held(app, cast, [f"Afspraak {number:03}" for number in range(120)])
    key = said(daan)
    for path in (f"{PLACE}/{key}", PLACE):
        assert "Afspraak 1" not in open_page(daan, path).source
    found = open_page(daan, f"{PLACE}/{key}?norm=afspraak")
    assert len(hits(found)) == 20
    assert "Dit zijn de eerste 20. Typ er een woord bij om er minder te zien." in found.text


def test_the_table_reads_no_more_norms_than_it_compares(
    app: Flask, daan: FlaskClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    said(daan)
    assert open_page(daan, PLACE).all("button", aria_label="Koppel aan We lopen mee")
    for module in (voice_links, voice_views):
        monkeypatch.setattr(module, "MOST_COMPARED", 1)
    with app.app_context():
        assert len(choices(db.session(), 2).norms) == 2
        assert len(choices(db.session()).norms) == 3
    page = open_page(daan, PLACE)
    assert not page.all("button", aria_label="Koppel aan We lopen mee")
    assert page.texts("option", value="norm") == ["Een norm …"]


def test_a_word_finds_the_norm_and_one_press_links_it(
    app: Flask, daan: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    [koffie] = held(app, cast, ["Koffie voor wie wacht"], "utrecht")
    key = said(daan)
    page = open_page(daan, f"{PLACE}/{key}")
    assert page.one("button", aria_label="Koppel aan We lopen mee") is not None  # stands first
    assert hits(page) == []
    page = open_page(daan, f"{PLACE}/{key}?norm=kof")
    assert hits(page) == ["Koffie voor wie wacht"]
    assert "1 norm gevonden." in page.text
    assert "Vestiging Utrecht" in page.text
    assert page.one("input", type="search").get("value") == "kof"
    there = choose(daan, page, f"{PLACE}/{key}/links", f"norm:{koffie}")
    assert there == f"{PLACE}/{key}#links"
    page = open_page(daan, f"{PLACE}/{key}?norm=kof")
    assert page.one("button", aria_label="Maak los van Koffie voor wie wacht") is not None
    assert hits(page) == []
    assert "Geen norm gevonden die geldt. Probeer een ander woord." in page.text
    assert SAID["text"] in noor.get("/api/norms").text


def test_what_is_typed_does_nothing_but_search(daan: FlaskClient) -> None:
    key = said(daan)
    for typed in ("<script>alert(1)</script>", '"*', "AND OR NOT", "a" * 500, "%25", "'--"):
        page = Page(daan.get(f"{PLACE}/{key}", query_string={"norm": typed}))
        assert page.status == 200, typed
        assert not [each for each in page.all("script") if "alert" in (each.text or "")]
    assert daan.get(f"{PLACE}/{key}?norm=%00").status_code == 400


def test_the_list_alone_is_what_the_page_holds(daan: FlaskClient, cast: Cast) -> None:
    key, found = said(daan), "/console/norms/found?norm=lopen"
    alone = open_page(daan, f"{found}&voice={key}")
    assert hits(alone) == hits(open_page(daan, f"{PLACE}/{key}?norm=lopen"))
    assert hits(alone)[0] == "We lopen mee"
    send(daan, f"{PLACE}/{key}/links", act=f"link:norm:{cast.norms['loop']}")
    assert "We lopen mee" not in hits(open_page(daan, f"{found}&voice={key}"))
    assert hits(open_page(daan, found))[0] == "We lopen mee"


def test_several_that_are_ticked_go_to_one_norm_and_back_to_the_table(
    app: Flask, daan: FlaskClient, cast: Cast
) -> None:
    keys = [said(daan, text=f"Stem {number}", channel="review") for number in range(5)]
    table = open_page(daan, f"{PLACE}?channel=review")
    assert "Een norm …" in table.texts("option", value="norm")
    sent = {"voice": keys[:4], "act": "link", "to": "norm", "channel": "review"}
    asked = send(daan, f"{PLACE}/together", **sent)
    page = open_page(daan, asked.headers["Location"])
    assert "4 stemmen die je aanvinkte" in page.text
    assert "En nog 1." in page.text
    search = page.fields(role="search")
    assert sorted(search["voice"]) == sorted(keys[:4])
    page = Page(daan.get(f"{PLACE}/norm", query_string=search | {"norm": "lopen"}))
    there = choose(daan, page, f"{PLACE}/together", f"norm:{cast.norms['loop']}")
    assert "done=linked" in there
    assert "channel=review" in there
    assert len(open_page(daan, f"{PLACE}?linked=yes").texts("span", class_="said")) == 4
    assert "Hier ligt geen stem om te koppelen" in open_page(daan, f"{PLACE}/norm").text
    nothing = send(daan, f"{PLACE}/together", voice=keys[:1], act="choose:norm")
    assert nothing.headers["Location"].endswith("done=nothing")
