"""The norm editor: drafts, publishing, versions, two people at once."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel.db import db
from app.people.models import Team
from tests.cast import Cast
from tests.conftest import SignIn
from tests.console.editor import WHOLE, keep, open_norm, press, publish
from tests.norms.team import all_agree, proposed
from tests.pages import Page, open_page, send


@pytest.fixture
def everybody(sign_in: SignIn) -> list[FlaskClient]:
    """Whoever works in a team."""
    return [sign_in(login) for login in ("noor", "sem", "fatima", "jan", "petra")]


@pytest.fixture
def empty_team(daan: FlaskClient, app: Flask) -> str:
    send(daan, "/console/teams/new", name="Vestiging Gouda")
    with app.app_context():
        return db.session.scalars(select(Team.id).where(Team.name == "Vestiging Gouda")).one()


def test_a_draft_is_kept_and_seen_by_nobody_else(daan: FlaskClient, noor: FlaskClient) -> None:
    norm_id = keep(daan, open_norm(daan, "new"), title="We groeten", say=["Hoi", "", "Dag"])
    fields = open_norm(daan, norm_id).fields(id="norm")
    assert (fields["title"], fields["say"]) == ("We groeten", ["Hoi", "Dag"])
    assert noor.get(f"/api/norms/{norm_id}").status_code == 404
    assert norm_id not in noor.get("/api/sync?cursor=0").text


def test_publishing_reaches_the_phone_with_its_next_pull(
    daan: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    cursor = noor.get("/api/sync?cursor=0").json["cursor"]
    norm_id = publish(daan, open_norm(daan, cast.norms["loop"]), room="Tot 25 euro beslis je zelf.")
    [norm] = noor.get(f"/api/sync?cursor={cursor}").json["changes"]["norms"]
    assert (norm["id"], norm["number"], norm["room"]) == (norm_id, 1, "Hier beslis je zelf.")
    asked = norm["next"]
    assert (asked["number"], asked["room"]) == (2, "Tot 25 euro beslis je zelf.")
    assert asked["agreement"]["open"] == 5  # whoever works in a team; an admin of none is not asked
    page = open_norm(daan, norm_id)
    assert "Versie 2 ligt voor Nog 5 collega’s moeten kiezen. Kiezen kan tot en met" in page.text
    assert page.fields(id="norm")["room"] == "Tot 25 euro beslis je zelf."


def test_what_its_members_agreed_to_holds(
    daan: FlaskClient, cast: Cast, everybody: list[FlaskClient]
) -> None:
    norm_id = publish(daan, open_norm(daan, cast.norms["loop"]), room="Tot 25 euro beslis je zelf.")
    all_agree(everybody, norm_id, 2)
    [second, first] = everybody[0].get(f"/api/norms/{norm_id}/versions").json["items"]
    assert (second["number"], second["room"]) == (2, "Tot 25 euro beslis je zelf.")
    assert (second["settled"], first["settled"]) == ("agreed", "published")
    assert "Versie 2 is van kracht sinds" in open_norm(daan, norm_id).text


def test_a_team_without_members_has_nobody_to_ask(daan: FlaskClient, empty_team: str) -> None:
    page = open_norm(daan, "new")
    pressed = press(daan, page, "publish", **WHOLE, team=empty_team)
    assert pressed.headers["Location"].endswith("?done=in-force")
    assert "De norm is van kracht." in open_page(daan, pressed.headers["Location"]).text
    assert "We groeten" in open_page(daan, "/console/norms?state=in_force").text


def test_what_a_team_proposed_meanwhile_is_not_replaced_unseen(
    daan: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    norm_id = cast.norms["bel"]
    keep(daan, open_norm(daan, norm_id), room="Van Daan.")
    page = open_norm(daan, norm_id)
    proposed(noor, cast.teams["utrecht"], norm_id, base=1, room="Van Noor.")
    keep(daan, page, why="Van Daan.")  # a draft is nobody's business
    told = Page(press(daan, page, "publish", why="Van Daan."))
    assert (told.status, told.fields(id="norm")["room"]) == (409, "Van Daan.")
    assert "Noor bewaarde deze norm intussen" in told.text
    assert noor.get(f"/api/norms/{norm_id}").json["next"]["room"] == "Van Noor."
    publish(daan, told)
    assert noor.get(f"/api/norms/{norm_id}").json["next"]["room"] == "Van Daan."
    [third, second, _first] = noor.get(f"/api/norms/{norm_id}/versions").json["items"]
    assert (third["number"], second["settled"]) == (3, "replaced")


def test_a_norm_for_one_team_stays_there(
    daan: FlaskClient, noor: FlaskClient, jan: FlaskClient, cast: Cast
) -> None:
    norm_id = publish(daan, open_norm(daan, "new"), **WHOLE, team=cast.teams["utrecht"])
    assert noor.get(f"/api/norms/{norm_id}").status_code == 200
    assert jan.get(f"/api/norms/{norm_id}").status_code == 404
    publish(daan, open_norm(daan, norm_id), room="Nog vrijer.", team=cast.teams["zwolle"])
    assert noor.get(f"/api/norms/{norm_id}").json["room"] == "Nog vrijer."  # nothing holds yet
    assert jan.get(f"/api/norms/{norm_id}").status_code == 404


def test_pressing_twice_makes_one_norm_and_one_version(
    daan: FlaskClient, noor: FlaskClient
) -> None:
    page = open_norm(daan, "new")
    assert {publish(daan, page, **WHOLE) for _ in range(2)} == {publish(daan, page, **WHOLE)}
    norm_id = publish(daan, page, **WHOLE)
    assert len(noor.get(f"/api/norms/{norm_id}/versions").json["items"]) == 1


def test_publishing_the_words_that_hold_makes_no_version(
    daan: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    norm_id = cast.norms["loop"]
    keep(daan, open_norm(daan, norm_id), title="We lopen altijd mee")
    publish(daan, open_norm(daan, norm_id), title="We lopen mee")
    assert len(noor.get(f"/api/norms/{norm_id}/versions").json["items"]) == 1
    assert open_norm(daan, norm_id).all("section", id="changed") == []


def test_what_is_missing_is_said_beside_the_field_and_the_text_stays(daan: FlaskClient) -> None:
    page = open_norm(daan, "new")
    refused = Page(press(daan, page, "publish", title="We groeten", why="Omdat het fijn is."))
    assert refused.status == 422
    assert refused.texts("p", id="wrong-frame") == ["Vul dit in."]
    assert refused.one("textarea", id="frame").get("aria-describedby") == "hint-frame wrong-frame"
    assert refused.fields(id="norm")["why"] == "Omdat het fijn is."
    assert Page(press(daan, page, "keep", title="")).texts("p", id="wrong-title") == ["Vul dit in."]


def test_words_that_do_not_fit_are_refused_and_kept(daan: FlaskClient, cast: Cast) -> None:
    page = open_norm(daan, cast.norms["loop"])
    for changed in (
        {"title": "x" * 81},
        {"hue": "9"},
        {"symbol": "auto"},
        {"say": ["x" * 201]},
        {"review_on": "ooit"},
    ):
        assert press(daan, page, "keep", **changed).status_code == 422, changed
    assert open_norm(daan, cast.norms["loop"]).fields(id="norm") == page.fields(id="norm")


def test_the_second_of_two_is_told_and_loses_nothing(
    daan: FlaskClient, second: FlaskClient, cast: Cast
) -> None:
    norm_id = cast.norms["loop"]
    hers, his = open_norm(second, norm_id), open_norm(daan, norm_id)
    keep(second, hers, room="Petra schreef dit.")
    told = Page(press(daan, his, "keep", room="Daan schreef dat."))
    assert told.status == 409
    assert "Petra bewaarde deze norm intussen" in told.text
    assert told.fields(id="norm")["room"] == "Daan schreef dat."
    assert "weg: Petra" in told.text
    assert open_norm(daan, norm_id).fields(id="norm")["room"] == "Petra schreef dit."
    keep(daan, told)
    assert open_norm(daan, norm_id).fields(id="norm")["room"] == "Daan schreef dat."


def test_a_publication_meanwhile_is_told_too(
    daan: FlaskClient, second: FlaskClient, cast: Cast
) -> None:
    hers, his = (open_norm(browser, cast.norms["loop"]) for browser in (second, daan))
    publish(second, hers, room="Petra schreef dit.")
    assert press(daan, his, "publish", room="Daan schreef dat.").status_code == 409


def test_the_difference_is_marked_in_words(daan: FlaskClient, cast: Cast) -> None:
    keep(
        daan,
        open_norm(daan, cast.norms["loop"]),
        frame="Dit doen we bijna altijd.",
        say=["Kom maar mee."],
    )
    page = open_norm(daan, cast.norms["loop"])
    assert page.texts("ins") == ["nieuw: bijna", "nieuw: Kom maar mee."]
    assert page.texts("del") == ["weg: Kom, ik loop even met je mee."]


def test_history_shows_each_version_with_what_it_changed(
    daan: FlaskClient, cast: Cast, everybody: list[FlaskClient]
) -> None:
    publish(daan, open_norm(daan, cast.norms["loop"]), title="We lopen altijd mee")
    lies = open_page(daan, f"/console/norms/{cast.norms['loop']}/versions")
    assert lies.texts("h2") == ["Versie 2 Ligt voor", "Versie 1 Van kracht"]
    all_agree(everybody, cast.norms["loop"], 2)
    page = open_page(daan, f"/console/norms/{cast.norms['loop']}/versions")
    assert page.title == "Versies van We lopen altijd mee · Beleef"
    assert page.texts("h2") == ["Versie 2 Van kracht", "Versie 1"]
    assert page.texts("ins") == ["nieuw: altijd"]


def test_a_retired_norm_leaves_the_phone_and_can_come_back(
    daan: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    norm_id = cast.norms["loop"]
    cursor = noor.get("/api/sync?cursor=0").json["cursor"]
    send(daan, f"/console/norms/{norm_id}/use", in_use="no")
    gone = noor.get(f"/api/sync?cursor={cursor}").json
    assert gone["gone"]["norms"] == [norm_id]
    assert "uit gebruik" in open_norm(daan, norm_id).text
    send(daan, f"/console/norms/{norm_id}/use", in_use="yes")
    back = noor.get(f"/api/sync?cursor={gone['cursor']}").json
    assert [norm["id"] for norm in back["changes"]["norms"]] == [norm_id]


def test_lines_come_and_go_without_a_script(daan: FlaskClient, cast: Cast) -> None:
    page = open_norm(daan, cast.norms["loop"])
    more = Page(press(daan, page, "add:say", title="Anders"))
    assert (more.status, more.fields(id="norm")["say"]) == (
        200,
        ["Kom, ik loop even met je mee.", ""],
    )
    assert more.fields(id="norm")["title"] == "Anders"
    less = Page(press(daan, more, "drop:say:0"))
    assert less.fields(id="norm")["say"] == ""
    assert open_norm(daan, cast.norms["loop"]).fields(id="norm") == page.fields(id="norm")


def test_an_unknown_norm_is_not_found(daan: FlaskClient) -> None:
    unknown = "0190a000-0000-7000-8000-000000000000"
    for path in (f"/console/norms/{unknown}", f"/console/norms/{unknown}/versions"):
        assert open_page(daan, path).status == 404
    assert send(daan, f"/console/norms/{unknown}/use", in_use="no").status_code == 404
