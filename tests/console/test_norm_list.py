"""The console's list of norms: search, filter, sort, and what an admin does not see."""

from flask import Flask
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.console.editor import keep, open_norm, publish
from tests.moments.words import told
from tests.pages import Page, open_page, send

ALL = ["We bellen dezelfde dag terug", "We bieden iets warms aan", "We lopen mee"]


def test_the_list_shows_every_norm_by_title(daan: FlaskClient) -> None:
    page = open_page(daan, "/console/norms")
    assert (page.status, page.title, page.texts("h1")) == (200, "Normen · Beleef", ["Normen"])
    assert titles(page) == ALL
    assert Page.text_of(page.one("a", href="/console/norms/new")) == "Nieuwe norm"


def test_any_word_finds_a_norm(daan: FlaskClient) -> None:
    assert titles(open_page(daan, "/console/norms?search=warms")) == ["We bieden iets warms aan"]
    assert titles(open_page(daan, "/console/norms?search=ACHTERIN+bieden")) == [
        "We bieden iets warms aan"
    ]
    assert "Geen norm gevonden" in open_page(daan, "/console/norms?search=zeppelin").text


def test_filters_go_by_team_and_by_state(daan: FlaskClient, cast: Cast) -> None:
    assert titles(open_page(daan, f"/console/norms?team={cast.teams['zwolle']}")) == [ALL[1]]
    assert titles(open_page(daan, "/console/norms?team=all")) == [ALL[2]]
    keep(daan, open_norm(daan, "new"), title="Nog te schrijven")
    assert titles(open_page(daan, "/console/norms?state=draft")) == ["Nog te schrijven"]
    send(daan, f"/console/norms/{cast.norms['kop']}/use", in_use="no")
    assert titles(open_page(daan, "/console/norms?state=retired")) == [ALL[1]]
    assert ALL[1] not in titles(open_page(daan, "/console/norms"))


def test_heads_sort_both_ways(daan: FlaskClient) -> None:
    assert titles(open_page(daan, "/console/norms?sort=-title")) == ALL[::-1]
    assert titles(open_page(daan, "/console/norms?sort=team")) == [ALL[2], ALL[0], ALL[1]]
    page = open_page(daan, "/console/norms?sort=team")
    assert page.texts("th", aria_sort="ascending") == ["Geldt voor"]


def test_a_norm_with_a_draft_says_so(daan: FlaskClient, cast: Cast) -> None:
    keep(daan, open_norm(daan, cast.norms["loop"]), room="Meer ruimte.")
    assert "Van kracht concept klaar" in open_page(daan, "/console/norms?search=lopen").text


def test_an_empty_organisation_reads_how_to_begin(
    app: Flask, daan: FlaskClient, cast: Cast
) -> None:
    for norm in cast.norms.values():
        send(daan, f"/console/norms/{norm}/use", in_use="no")
    assert "Schrijf de eerste norm" in open_page(daan, "/console/norms").text


def test_an_admin_has_no_way_to_a_teams_moments(
    app: Flask, daan: FlaskClient, noor: FlaskClient, fatima: FlaskClient
) -> None:
    told(noor, "Alleen voor ons team.")
    assert "Alleen voor ons team." in open_page(fatima, "/lead/").text
    pages = [rule.rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/console/")]
    assert pages
    assert not any("moment" in path or "attention" in path for path in pages)
    for path in ("/console/norms", "/lead/", "/api/moments?scope=team", "/api/sync?cursor=0"):
        assert "Alleen voor ons team." not in daan.get(path).text


def test_only_the_admin_comes_in(
    noor: FlaskClient, fatima: FlaskClient, client: FlaskClient
) -> None:
    for browser in (noor, fatima):
        assert open_page(browser, "/console/norms").status == 403
    assert client.get("/console/norms").status_code == 302


def test_a_norm_that_lies_with_its_members_stands_in_the_list(daan: FlaskClient) -> None:
    publish(
        daan,
        open_norm(daan, "new"),
        title="We groeten",
        summary="Kort.",
        frame="Altijd.",
        room="Vrij.",
    )
    page = open_page(daan, "/console/norms?state=proposed")
    assert (titles(page), page.texts("span", class_="tag warm")) == (["We groeten"], ["Ligt voor"])
    assert "We groeten" in titles(open_page(daan, "/console/norms"))


def titles(page: Page) -> list[str]:
    return [
        Page.text_of(bold)
        for link in page.all("a", class_="what")
        for bold in link.iter()
        if bold.tag.endswith("}b")
    ]
