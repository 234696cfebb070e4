"""A draft that is thrown away leaves what holds, and nothing that another kept."""

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.cast import Cast
from tests.console.editor import keep, open_norm, publish
from tests.pages import Page, open_page, send


def test_throwing_the_draft_away_leaves_what_holds(
    daan: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    norm_id = cast.norms["loop"]
    before = open_norm(daan, norm_id)
    assert before.all("form", action=f"/console/norms/{norm_id}/draft") == []
    keep(daan, before, room="Half af.", why="Nog niet zeker.")
    cursor = noor.get("/api/sync?cursor=0").json["cursor"]
    page = open_norm(daan, norm_id)
    assert "Wat bewaard was bij Ruimte, Waarom, gaat weg" in page.text
    for _ in range(2):  # also when pressed twice
        answer = throw_away(daan, page)
        assert (answer.status_code, answer.headers["Location"][-12:]) == (303, "?done=thrown")
    after = open_norm(daan, norm_id)
    assert after.fields(id="norm") == before.fields(id="norm")
    assert "Half af." not in after.text
    assert noor.get(f"/api/sync?cursor={cursor}").json["changes"] == {}


def test_a_draft_that_another_changed_meanwhile_is_not_thrown_away(
    daan: FlaskClient, second: FlaskClient, cast: Cast
) -> None:
    norm_id = cast.norms["loop"]
    keep(daan, open_norm(daan, norm_id), room="Van Daan.")
    page = open_norm(daan, norm_id)
    keep(second, open_norm(second, norm_id), room="Van Petra.")
    told = Page(throw_away(daan, page))
    assert (told.status, told.fields(id="norm")["room"]) == (409, "Van Petra.")
    assert "Er is niets weggegooid." in told.text
    publish(second, open_norm(second, norm_id))
    assert throw_away(daan, told).status_code == 409
    assert open_norm(daan, norm_id).fields(id="norm")["room"] == "Van Petra."


def test_a_norm_that_never_held_keeps_its_only_words(daan: FlaskClient) -> None:
    page = open_page(daan, "/console/norms/new")
    norm_id = keep(daan, page, title="We groeten")
    assert "Concept weggooien" not in open_norm(daan, norm_id).text
    assert send(daan, f"/console/norms/{norm_id}/draft", seen="").status_code == 404
    assert open_norm(daan, norm_id).fields(id="norm")["title"] == "We groeten"


def throw_away(browser: FlaskClient, page: Page) -> TestResponse:
    """Press "Ja, gooi het concept weg" on this page."""
    path = page.one("form", id="norm").get("action")
    return send(browser, f"{path}/draft", **page.fields(action=f"{path}/draft"))
