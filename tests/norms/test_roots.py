"""From a customer's voice to a norm and back, on every device that shows the norm."""

from typing import Any

from flask.testing import FlaskClient

from tests.cast import Cast
from tests.pages import open_page, send
from tests.phone.test_sync import pull
from tests.voices.saying import SAID, said, valued


def norm_of(browser: FlaskClient, norm_id: str, cursor: int = 0) -> dict[str, Any]:
    norms = pull(browser, cursor)["changes"].get("norms", [])
    return next((norm for norm in norms if norm["id"] == norm_id), {})


def root(daan: FlaskClient, norm_id: str, act: str) -> None:
    assert send(daan, f"/console/norms/{norm_id}/roots", act=act).status_code == 303


def test_a_norm_brings_its_values_and_three_latest_voices_along(
    daan: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    loop = cast.norms["loop"]
    assert (norm_of(noor, loop)["values"], norm_of(noor, loop)["voices"]) == ([], [])
    cursor = pull(noor)["cursor"]
    keys = [said(daan, text=f"Stem {n}", said_on=f"2026-10-0{n}") for n in range(1, 5)]
    value = valued(daan)
    assert pull(noor, cursor)["changes"] == {}  # nothing that a phone shows
    root(daan, loop, f"link:value:{value}")
    for key in keys:
        root(daan, loop, f"link:voice:{key}")
    found = norm_of(noor, loop, cursor)
    assert found["values"] == [{"id": value, "name": "Warm"}]
    assert [voice["text"] for voice in found["voices"]] == ["Stem 4", "Stem 3", "Stem 2"]
    assert noor.get(f"/api/norms/{loop}").json["voices"] == found["voices"]


def test_what_changes_above_reaches_the_phone(
    daan: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    loop, key, value = cast.norms["loop"], said(daan), valued(daan)
    root(daan, loop, f"link:value:{value}")
    root(daan, loop, f"link:voice:{key}")
    cursor = pull(noor)["cursor"]
    send(daan, f"/console/values/{value}", name="Hartelijk", text="")
    assert norm_of(noor, loop, cursor)["values"][0]["name"] == "Hartelijk"
    cursor = pull(noor)["cursor"]
    send(daan, f"/console/voices/{key}", **(SAID | {"text": "Anders"}))
    assert norm_of(noor, loop, cursor)["voices"][0]["text"] == "Anders"
    for place, shown in ((f"/console/voices/{key}/use", "voices"),
                         (f"/console/values/{value}/use", "values")):  # fmt: skip
        cursor = pull(noor)["cursor"]
        send(daan, place, in_use="no")
        assert norm_of(noor, loop, cursor)[shown] == []
        send(daan, place, in_use="yes")
        assert norm_of(noor, loop, cursor)[shown] != []
    cursor = pull(noor)["cursor"]
    root(daan, loop, f"unlink:voice:{key}")
    root(daan, loop, f"unlink:value:{value}")
    found = norm_of(noor, loop, cursor)
    assert (found["values"], found["voices"]) == ([], [])


def test_the_chain_is_walked_both_ways(daan: FlaskClient, fatima: FlaskClient, cast: Cast) -> None:
    loop, key, value = cast.norms["loop"], said(daan), valued(daan)
    page = open_page(daan, f"/console/norms/{loop}")
    assert SAID["text"] in page.text  # it shares words with the norm
    root(daan, loop, f"link:value:{value}")
    root(daan, loop, f"link:voice:{key}")
    page = open_page(daan, f"/console/norms/{loop}")
    for there in (f"/console/values/{value}", f"/console/voices/{key}"):
        assert page.all("a", href=there)
        assert open_page(daan, there).all("a", href=f"/console/norms/{loop}")
    tablet = open_page(fatima, f"/lead/norms/{loop}")
    assert SAID["text"] in tablet.text
    assert "Warm" in tablet.text


def test_another_team_reads_no_voice_of_a_norm_that_it_does_not_see(
    daan: FlaskClient, noor: FlaskClient, jan: FlaskClient, auditor: FlaskClient, cast: Cast
) -> None:
    root(daan, cast.norms["bel"], f"link:voice:{said(daan)}")
    root(daan, cast.norms["loop"], f"link:voice:{said(daan, text='Voor iedereen')}")
    assert SAID["text"] in noor.get("/api/norms").text
    assert SAID["text"] not in jan.get("/api/norms").text
    assert "Voor iedereen" not in auditor.get("/api/norms").text


def test_what_is_no_root_is_refused(daan: FlaskClient, cast: Cast) -> None:
    place = f"/console/norms/{cast.norms['loop']}/roots"
    for act in ("", "link:moment:x", "sing:value:x"):
        assert send(daan, place, act=act).status_code == 400
    for act in ("link:value:x", f"link:voice:{cast.norms['loop']}"):
        assert send(daan, place, act=act).status_code == 404
