"""Several drafts go out at once, or one to several teams: said before it is done, all or none."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel.db import db
from app.norms.models import Norm
from tests.cast import Cast
from tests.console.editor import WHOLE, keep, open_norm, press
from tests.console.test_norm_list import titles
from tests.norms.team import chosen, proposed
from tests.pages import Page, open_page, send, shown

PUBLISHING = "/console/norms/publishing"


@pytest.fixture
def drafts(daan: FlaskClient, cast: Cast) -> list[str]:
    """Other words for a norm of everybody and for one of Utrecht."""
    for key in ("loop", "bel"):
        keep(daan, open_norm(daan, cast.norms[key]), room=f"Anders: {key}.")
    return [cast.norms["loop"], cast.norms["bel"]]


def tick(browser: FlaskClient, norms: list[str], **more: str) -> Page:
    return Page(send(browser, PUBLISHING, norm=norms, **more))


def confirm(browser: FlaskClient, page: Page, **more: object) -> Page:
    sent = page.fields(action=PUBLISHING) | more
    return shown(browser, send(browser, PUBLISHING, **sent))


def room_proposed(browser: FlaskClient, norm: str) -> str | None:
    following = browser.get(f"/api/norms/{norm}").json["next"]
    return following and following["room"]


def test_the_page_says_for_whom_each_is_and_how_many_are_asked_again(
    daan: FlaskClient, noor: FlaskClient, cast: Cast, drafts: list[str]
) -> None:
    new = keep(daan, open_norm(daan, "new"), **WHOLE, team=cast.teams["zwolle"])
    page = tick(daan, [*drafts, new])
    assert page.title == "Publiceren · Normen · Beleef"
    assert "Hele organisatie · 5 collega’s worden opnieuw gevraagd, tot en met" in page.text
    assert "Vestiging Utrecht · 3 collega’s worden opnieuw gevraagd" in page.text
    assert "Vestiging Zwolle · 2 collega’s worden gevraagd" in page.text
    assert room_proposed(noor, drafts[0]) is None, "nothing was done yet"
    done = confirm(daan, page)
    assert "3 normen gepubliceerd." in done.text
    assert [room_proposed(noor, norm) for norm in drafts] == ["Anders: loop.", "Anders: bel."]
    assert len(titles(open_page(daan, "/console/norms?state=proposed"))) == 3


def test_what_cannot_go_stays_behind_and_the_page_says_why(
    daan: FlaskClient, noor: FlaskClient, cast: Cast, drafts: list[str]
) -> None:
    half = keep(daan, open_norm(daan, "new"), title="Half af", summary="Kort.")
    page = tick(daan, [drafts[0], cast.norms["kop"], half])
    assert "Er is geen concept om te publiceren." in page.text
    assert "Nog niet af: Kader, Ruimte." in page.text
    assert page.fields(action=PUBLISHING)["norm"] == drafts[0]
    confirm(daan, page)
    assert titles(open_page(daan, "/console/norms?state=draft")) == [
        "Half af", "We bellen dezelfde dag terug",
    ]  # fmt: skip
    assert "Er is geen concept" in tick(daan, [drafts[0]]).text
    send(daan, f"/console/norms/{drafts[1]}/use", in_use="no")
    assert "Uit gebruik." in tick(daan, [drafts[1]]).text


def test_all_go_or_none_does(
    daan: FlaskClient, noor: FlaskClient, cast: Cast, drafts: list[str]
) -> None:
    page = tick(daan, drafts)
    keep(daan, open_norm(daan, drafts[1]), room="Nog weer anders.")
    told = confirm(daan, page)
    assert told.status == 409
    assert "‘We bellen dezelfde dag terug’ is intussen veranderd." in told.text
    assert [room_proposed(noor, norm) for norm in drafts] == [None, None]
    confirm(daan, told)
    assert room_proposed(noor, drafts[1]) == "Nog weer anders."


def test_what_a_team_proposed_meanwhile_is_not_replaced_unseen(
    daan: FlaskClient, noor: FlaskClient, cast: Cast, drafts: list[str]
) -> None:
    page = tick(daan, drafts)
    proposed(noor, cast.teams["utrecht"], drafts[1], base=1, room="Van Noor.")
    told = confirm(daan, page)
    assert told.status == 409
    assert "Komt in de plaats van versie 2, die nu voorligt." in told.text
    assert room_proposed(noor, drafts[1]) == "Van Noor."
    confirm(daan, told)
    assert room_proposed(noor, drafts[1]) == "Anders: bel."


def test_each_chosen_team_gets_a_norm_of_its_own(
    app: Flask, daan: FlaskClient, noor: FlaskClient, jan: FlaskClient, cast: Cast
) -> None:
    page = open_norm(daan, "new")
    pressed = press(daan, page, "teams", **WHOLE, team=cast.teams["utrecht"])
    asked = open_page(daan, pressed.headers["Location"])
    assert "Elk team dat je aanvinkt, krijgt een eigen norm met deze woorden." in asked.text
    assert asked.texts("bdi")[-1] == "Vestiging Zwolle"
    for _twice in range(2):
        confirm(daan, asked, also=[cast.teams["zwolle"], cast.teams["utrecht"]])
    with app.app_context():
        norms = db.session.scalars(select(Norm).where(Norm.current_id.is_(None))).all()
        found = {norm.team_id: norm.id for norm in norms}
        assert len(norms) == 2
    assert set(found) == {cast.teams["utrecht"], cast.teams["zwolle"]}
    chosen(noor, found[cast.teams["utrecht"]], 1, "discuss", "Hoe dan?")
    mine, theirs = (found[cast.teams[name]] for name in ("zwolle", "utrecht"))
    assert jan.get(f"/api/norms/{theirs}").status_code == 404
    assert jan.get(f"/api/norms/{mine}").json["agreement"]["points"] == []


def test_a_norm_that_has_a_team_already_goes_to_no_other(
    app: Flask, daan: FlaskClient, cast: Cast, drafts: list[str]
) -> None:
    page = tick(daan, [drafts[1]])
    assert "Ook voor andere teams" not in page.text
    confirm(daan, page, also=cast.teams["zwolle"])
    with app.app_context():
        assert len(db.session.scalars(select(Norm)).all()) == 3


def test_only_the_admin_publishes(
    daan: FlaskClient, noor: FlaskClient, fatima: FlaskClient, drafts: list[str]
) -> None:
    sent = tick(daan, drafts).fields(action=PUBLISHING)
    for browser in (noor, fatima):
        assert send(browser, PUBLISHING, **sent).status_code == 403
        assert open_page(browser, PUBLISHING).status == 403
    assert room_proposed(noor, drafts[0]) is None
    assert "Hier ligt niets om te publiceren" in open_page(daan, PUBLISHING).text
    nothing = send(daan, PUBLISHING, state="draft")
    assert nothing.headers["Location"].endswith("done=nothing&state=draft")
    unknown = "018f3c1e-0000-7000-8000-000000000000"
    assert send(daan, PUBLISHING, norm=unknown).status_code == 404
