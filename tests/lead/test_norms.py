"""Normen on the tablet: what lies there, who said what of it, and what a lead answers."""

from datetime import timedelta

from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import db, new_id
from app.norms.settling import settle_due
from tests.cast import Cast
from tests.conftest import SignIn
from tests.norms.replying import POINT, reply, withdraw
from tests.norms.team import all_agree, chosen, norm_at, proposed
from tests.pages import Page, open_page, send


def test_what_is_open_stands_on_top_with_its_deadline_and_how_many_choose(
    fatima: FlaskClient, sem: FlaskClient, lying: str
) -> None:
    chosen(sem, lying, 1, "discuss", POINT)
    page = open_page(fatima, "/lead/norms")
    assert (page.status, page.texts("h1")) == (200, ["Normen"])
    assert page.texts("li", class_="group") == ["Nog af te spreken", "Van kracht"]
    first, *others = page.texts("a", class_="item") + page.texts("a", class_="item short")
    assert first.startswith("We groeten iedereen Nog 1 collega moet kiezen, tot en met ")
    assert first.endswith("1 punt te bespreken")
    assert [other.split(" Vestiging")[0].split(" Hele")[0] for other in others] == [
        "We bellen dezelfde dag terug", "We lopen mee",
    ]  # fmt: skip


def test_stances_stand_by_name_and_who_is_open_only_as_a_number(
    fatima: FlaskClient, sem: FlaskClient, noor: FlaskClient, lying: str
) -> None:
    chosen(sem, lying, 1, "can_live")
    page = open_page(fatima, f"/lead/norms/{lying}")
    assert page.texts("li", class_="agree") == ["Akkoord N Noor"]
    assert page.texts("li", class_="can_live") == ["Kan ermee leven S Sem"]
    assert page.texts("li", class_="discuss") == ["Bespreken nog niemand"]
    assert "Nog 1 collega moet kiezen." in page.text
    main = Page.text_of(page.one("main"))
    assert "Fatima" not in main  # she is the one who is still open
    chosen(fatima, lying, 1)
    assert "Iedereen heeft gekozen" in open_page(fatima, f"/lead/norms/{lying}").text


def test_what_changes_is_marked_with_more_than_colour(
    fatima: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    norm = cast.norms["bel"]
    proposed(noor, cast.teams["utrecht"], norm, base=1, title="We bellen snel terug", symbol="bel")
    page = open_page(fatima, f"/lead/norms/{norm}")
    assert "nieuw: snel" in page.texts("ins")
    assert "weg: dezelfde dag" in page.texts("del")
    assert page.texts("h2", id="title") == ["We bellen dezelfde dag terug"]  # this still holds
    assert "Zo geldt het nu" in page.text


def test_history_says_what_changed_how_it_ended_and_what_was_answered(
    fatima: FlaskClient, sem: FlaskClient, noor: FlaskClient, lying: str, cast: Cast
) -> None:
    chosen(sem, lying, 1, "discuss", POINT)
    reply(fatima, open_page(fatima, f"/lead/norms/{lying}"), "Een knik is genoeg.")
    all_agree((sem, fatima), lying, 1)
    team = cast.teams["utrecht"]
    proposed(noor, team, lying, base=1, room="Een knik is ook goed.")
    withdraw(fatima, open_page(fatima, f"/lead/norms/{lying}"), "Dat staat er al.")
    proposed(noor, team, lying, base=1, why="Omdat het mag.")
    page = open_page(fatima, f"/lead/norms/{lying}/versions")
    third, second, first = page.texts("li", class_="card")
    assert "Versie 3 Ligt voor" in third
    assert "Ligt nu voor, tot en met " in third
    assert "Ingetrokken op " in second
    assert "Antwoord van het team Dat staat er al." in second
    assert "Naast versie 1:" in second
    assert "Versie 1 Van kracht" in first
    assert "Afgesproken op " in first
    assert POINT in first
    assert "Een knik is genoeg." in first


def test_what_a_deadline_put_in_force_says_so(
    app: Flask, fatima: FlaskClient, sem: FlaskClient, sign_in: SignIn, lying: str
) -> None:
    with clock.frozen(clock.now() + timedelta(days=16)), app.app_context():
        settle_due(db.session())
        db.session.commit()
    page = open_page(fatima, f"/lead/norms/{lying}")
    assert "Van kracht omdat de termijn voorbij was." in page.text
    assert "Nog 2 collega’s moeten kiezen." in page.text
    past = open_page(fatima, f"/lead/norms/{lying}/versions")
    assert "1 van 3 kozen; de termijn was voorbij." in past.text


def test_the_page_for_the_meeting_holds_the_points_to_discuss(
    fatima: FlaskClient, sem: FlaskClient, lying: str, cast: Cast
) -> None:
    empty = open_page(fatima, "/lead/norms/meeting")
    assert empty.texts("h2") == ["Ligt voor, zonder punten"]
    assert "We groeten iedereen Nog 2 collega’s moeten kiezen." in empty.text
    chosen(sem, lying, 1, "discuss", POINT)
    page = open_page(fatima, "/lead/norms/meeting")
    assert POINT in Page.text_of(page.one("ol", class_="points"))
    assert "Noor" not in page.text  # stances are for the tablet, not for the table
    assert open_page(fatima, f"/lead/norms/meeting?team={cast.teams['zwolle']}").status == 404
    assert open_page(fatima, "/lead/norms/meeting?team=x").status == 404


def test_a_meeting_with_nothing_to_settle_says_so(fatima: FlaskClient) -> None:
    assert "Niets te bespreken" in open_page(fatima, "/lead/norms/meeting").text


def test_another_teams_norm_is_not_there_for_a_lead(
    fatima: FlaskClient, sem: FlaskClient, sign_in: SignIn, lying: str, cast: Cast
) -> None:
    petra = sign_in("petra")
    chosen(sem, lying, 1, "discuss", POINT)
    agreement = norm_at(sem, lying)["agreement"]
    point, version = agreement["points"][0]["id"], agreement["id"]
    assert open_page(fatima, f"/lead/norms/{lying}").status == 200
    assert open_page(petra, f"/lead/norms/{lying}").status == 404
    assert open_page(petra, f"/lead/norms/{lying}/versions").status == 404
    assert POINT not in open_page(petra, "/lead/norms/meeting").text
    for path in (f"points/{point}/answer", f"proposals/{version}/withdrawal"):
        assert send(petra, f"/lead/norms/{lying}/{path}", answer="Van elders").status_code == 404
        # Nor through a norm of her own.
        own = f"/lead/norms/{cast.norms['kop']}/{path}"
        assert send(petra, own, answer="Van elders").status_code == 404
    assert norm_at(sem, lying)["agreement"]["points"][0]["answered_at"] is None
    assert send(fatima, f"/lead/norms/{new_id()}/points/{point}/answer").status_code == 404


def test_staff_admin_and_auditor_do_not_come_in(
    noor: FlaskClient, daan: FlaskClient, auditor: FlaskClient, lying: str
) -> None:
    for browser in (noor, daan, auditor):
        for path in ("/lead/norms", f"/lead/norms/{lying}/versions", "/lead/norms/meeting"):
            assert open_page(browser, path).status == 403


def test_a_poll_is_answered_with_nothing_until_somebody_chooses(
    fatima: FlaskClient, sem: FlaskClient, lying: str
) -> None:
    path, poll = f"/lead/norms/{lying}", {"Beleef-Fragment": "poll"}
    first = fatima.get(path, headers=poll)
    tag = {"If-None-Match": first.headers["ETag"]}
    assert fatima.get(path, headers=poll | tag).status_code == 304
    chosen(sem, lying, 1, "can_live")
    again = fatima.get(path, headers=poll | tag)
    assert again.status_code == 200
    assert again.headers["ETag"] != first.headers["ETag"]


def test_what_people_write_stays_words(fatima: FlaskClient, sem: FlaskClient, lying: str) -> None:
    hostile = "<script>alert(1)</script> & <b>dik</b>"
    chosen(sem, lying, 1, "discuss", hostile)
    for path in (f"/lead/norms/{lying}", "/lead/norms/meeting", f"/lead/norms/{lying}/versions"):
        assert hostile in open_page(fatima, path).text
