"""A draft that says what holds asks nobody anything: it is named, not counted, and told of."""

import pytest
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.console.editor import keep, open_norm, press, publish
from tests.console.test_publishing import PUBLISHING, confirm, room_proposed, tick
from tests.norms.team import proposed
from tests.pages import Page, open_page

SAME = "Zegt hetzelfde als wat geldt."


@pytest.fixture
def same(daan: FlaskClient, cast: Cast) -> str:
    """A draft that came back to the words that hold."""
    return back_again(daan, cast.norms["loop"])


def back_again(daan: FlaskClient, norm_id: str) -> str:
    room = open_norm(daan, norm_id).fields(id="norm")["room"]
    for words in ("Heel anders.", room):
        keep(daan, open_norm(daan, norm_id), room=words)
    return norm_id


def test_it_stays_behind_by_name_and_only_the_others_are_counted(
    daan: FlaskClient, noor: FlaskClient, cast: Cast, same: str
) -> None:
    bel = keep(daan, open_norm(daan, cast.norms["bel"]), room="Anders.")
    page = tick(daan, [same, bel])
    assert page.fields(action=PUBLISHING)["norm"] == bel
    assert SAME in page.text
    assert "Ja, publiceer deze norm" in page.text
    assert "1 norm gepubliceerd." in confirm(daan, page).text
    assert (room_proposed(noor, same), room_proposed(noor, bel)) == (None, "Anders.")
    assert "Concept weggooien" in open_norm(daan, same).text
    alone = tick(daan, [same])
    assert SAME in alone.text
    assert not alone.all("form", action=PUBLISHING)


def test_two_that_go_are_two_also_when_it_is_pressed_twice(daan: FlaskClient, cast: Cast) -> None:
    norms = [keep(daan, open_norm(daan, cast.norms[key]), room="Anders.") for key in ("bel", "kop")]
    page = tick(daan, norms)
    for _time in range(2):
        assert "2 normen gepubliceerd." in confirm(daan, page).text


def test_a_form_that_names_it_all_the_same_publishes_nothing(
    daan: FlaskClient, noor: FlaskClient, cast: Cast, same: str
) -> None:
    bel = keep(daan, open_norm(daan, cast.norms["bel"]), room="Anders.")
    mark = open_norm(daan, same).fields(id="norm")["seen"]
    page = tick(daan, [bel])
    sent = {"norm": [bel, same], f"seen-{same}": mark}
    told = confirm(daan, page, **sent)
    assert told.status == 409
    assert "‘We lopen mee’ zegt hetzelfde als wat er al is en blijft liggen." in told.text
    assert room_proposed(noor, bel) is None
    assert "Concept" in open_norm(daan, same).text


def test_what_lies_with_the_members_already_is_not_laid_before_them_again(
    daan: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    bel = cast.norms["bel"]
    proposed(noor, cast.teams["utrecht"], bel, base=1, room="Van Noor.")
    back_again(daan, bel)
    assert "Zegt hetzelfde als versie 2, die nu voorligt." in tick(daan, [bel]).text
    assert room_proposed(noor, bel) == "Van Noor."


def test_from_its_editor_it_is_told_that_nobody_is_asked(
    daan: FlaskClient, noor: FlaskClient, same: str
) -> None:
    page = open_norm(daan, same)
    assert "Dit concept zegt hetzelfde als wat geldt." in page.text
    told = open_page(daan, press(daan, page, "publish").headers["Location"])
    assert "Niet gepubliceerd: dit zegt hetzelfde als wat geldt." in told.text
    assert "De norm is van kracht." not in told.text
    assert "Concept weggooien" not in told.text
    assert len(noor.get(f"/api/norms/{same}/versions").json["items"]) == 1


def test_a_draft_that_another_kept_meanwhile_is_not_dropped_for_it(
    daan: FlaskClient, second: FlaskClient, cast: Cast
) -> None:
    norm_id = cast.norms["loop"]
    page = open_norm(daan, norm_id)
    keep(second, open_norm(second, norm_id), room="Van Petra.")
    told = Page(press(daan, page, "publish"))
    assert told.status == 409
    assert "Petra bewaarde deze norm intussen" in told.text
    assert open_norm(daan, norm_id).fields(id="norm")["room"] == "Van Petra."
    publish(daan, told)  # knowing of it, daan lets what holds be
    assert "Concept weggooien" not in open_norm(daan, norm_id).text
