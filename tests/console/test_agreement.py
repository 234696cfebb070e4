"""What lies with the members, in the console: by name where the admin works, else in numbers."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.kernel import clock
from app.kernel.db import db, new_id
from app.norms.settling import settle_due
from app.people.models import Person
from tests.cast import Cast
from tests.conftest import SignIn
from tests.console.editor import open_norm, press, publish
from tests.console.test_norm_list import titles
from tests.moments.words import told
from tests.norms.replying import POINT, reply, withdraw
from tests.norms.team import chosen, norm_at, proposed
from tests.pages import Page, open_page, send


@pytest.fixture
def lying(noor: FlaskClient, cast: Cast) -> str:
    """The id of a norm that noor laid before her team."""
    found: str = proposed(noor, cast.teams["utrecht"])["id"]
    return found


@pytest.fixture
def for_all(daan: FlaskClient, cast: Cast) -> str:
    """The id of a norm of the organisation with other words laid before everybody."""
    return publish(daan, open_norm(daan, cast.norms["loop"]), room="Tot 25 euro beslis je zelf.")


def test_the_list_says_how_many_choose_until_when_and_what_is_to_discuss(
    daan: FlaskClient, sem: FlaskClient, lying: str, cast: Cast
) -> None:
    chosen(sem, lying, 1, "discuss", POINT)
    page = open_page(daan, "/console/norms?search=groeten")
    row = Page.text_of(page.one("table").findall(".//*[@scope='row']/..")[0])
    assert "Ligt voor 1 punt te bespreken Nog 1 collega moet kiezen, tot en met " in row
    assert POINT not in page.text
    assert titles(open_page(daan, "/console/norms?state=discuss")) == ["We groeten iedereen"]
    assert titles(open_page(daan, "/console/norms?state=proposed")) == ["We groeten iedereen"]
    send(daan, f"/console/norms/{lying}/use", in_use="no")
    assert titles(open_page(daan, "/console/norms?state=discuss")) == []


def test_a_norm_in_force_with_other_words_proposed_is_found_under_both(
    daan: FlaskClient, for_all: str
) -> None:
    for state in ("in_force", "proposed"):
        page = open_page(daan, f"/console/norms?state={state}")
        assert "We lopen mee" in titles(page)
        assert "Van kracht Ligt voor" in page.text


def test_what_a_deadline_put_in_force_says_so_in_the_list(
    app: Flask, daan: FlaskClient, lying: str
) -> None:
    with clock.frozen(clock.now() + timedelta(days=16)), app.app_context():
        settle_due(db.session())
        db.session.commit()
    page = open_page(daan, "/console/norms?search=groeten")
    assert page.texts("span", class_="tag ok") == ["Van kracht"]
    assert "omdat de termijn voorbij was" in page.text


def test_of_a_team_that_is_not_theirs_an_admin_reads_numbers_alone(
    daan: FlaskClient, sem: FlaskClient, lying: str
) -> None:
    chosen(sem, lying, 1, "discuss", POINT)
    page = open_page(daan, f"/console/norms/{lying}/agreement")
    assert page.status == 200
    assert "Nog 1 collega moet kiezen. 1 punt te bespreken." in page.text
    assert "Voorgelegd door Noor" in page.text
    for path in (f"/console/norms/{lying}{more}" for more in ("", "/agreement", "/versions")):
        source = open_page(daan, path).source
        assert POINT not in source
        assert "Sem" not in source
    point = norm_at(sem, lying)["agreement"]["points"][0]["id"]
    path = f"/console/norms/{lying}/points/{point}/answer"
    assert send(daan, path, answer="Van boven.").status_code == 404
    assert norm_at(sem, lying)["agreement"]["points"][0]["answered_at"] is None


def test_points_on_an_organisations_norm_are_answered_here(
    daan: FlaskClient, sem: FlaskClient, for_all: str
) -> None:
    chosen(sem, for_all, 2, "discuss", POINT)
    page = open_page(daan, f"/console/norms/{for_all}/agreement")
    assert POINT in page.text
    assert "nieuw: Tot 25 euro" in " ".join(page.texts("ins"))
    refused = reply(daan, page, "  ")
    assert refused.status == 422
    assert refused.one("textarea", aria_invalid="true") is not None
    done = reply(daan, page, "Een knik is genoeg.")
    assert "Wie het punt noemde, kiest nu opnieuw." in done.text
    assert "Een knik is genoeg." in done.text
    late = reply(daan, page, "Nog iets.")
    assert late.status == 409
    assert late.one("textarea", aria_label="Wat je schreef").text == "Nog iets."


def test_an_admin_withdraws_any_teams_proposal_with_an_answer(
    daan: FlaskClient, noor: FlaskClient, lying: str
) -> None:
    page = open_page(daan, f"/console/norms/{lying}/agreement")
    assert withdraw(daan, page, "").status == 422
    done = withdraw(daan, page, "Dit staat al in een andere norm.")
    assert "Het voorstel is ingetrokken" in done.text
    assert "Er ligt niets voor" in done.text
    assert norm_at(noor, lying)["withdrawn"]["answer"] == "Dit staat al in een andere norm."
    editor = open_norm(daan, lying)
    assert "Het voorstel van versie 1 is ingetrokken." in editor.text
    assert "Ingetrokken op " in open_page(daan, f"/console/norms/{lying}/versions").text


def test_an_admin_withdraws_their_own_without_a_word(daan: FlaskClient, cast: Cast) -> None:
    norm = publish(daan, open_norm(daan, cast.norms["bel"]), room="Anders.")
    page = open_page(daan, f"/console/norms/{norm}/agreement")
    assert "het is je eigen voorstel" in page.text
    assert "Het voorstel is ingetrokken" in withdraw(daan, page, "").text


def test_what_is_in_force_meanwhile_is_not_withdrawn(
    daan: FlaskClient, sem: FlaskClient, fatima: FlaskClient, lying: str
) -> None:
    page = open_page(daan, f"/console/norms/{lying}/agreement")
    for browser in (sem, fatima):
        chosen(browser, lying, 1)
    late = withdraw(daan, page, "Toch niet.")
    assert late.status == 409
    assert late.one("textarea", aria_label="Wat je schreef").text == "Toch niet."
    assert norm_at(sem, lying)["state"] == "in_force"


def test_the_moment_that_a_proposal_came_from_shows_only_to_who_may_read_it(
    app: Flask, daan: FlaskClient, noor: FlaskClient, cast: Cast
) -> None:
    team = cast.teams["utrecht"]
    ours = told(noor, "Alleen voor ons team.")
    hidden = proposed(noor, team, moment=ours)["id"]
    open_to_all = told(noor, "Voor iedereen te lezen.", visibility="organisation")
    seen = proposed(noor, team, moment=open_to_all)["id"]
    page = open_page(daan, f"/console/norms/{hidden}/agreement")
    assert "Alleen voor ons team." not in page.source
    assert "Kwam uit een beleving" not in page.text
    assert (
        "Voor iedereen te lezen. Noor" in open_page(daan, f"/console/norms/{seen}/agreement").text
    )


def test_what_lies_there_stands_above_the_editor(
    daan: FlaskClient, noor: FlaskClient, lying: str
) -> None:
    page = open_norm(daan, lying)
    assert "Versie 1 ligt voor" in page.text
    assert "wat je publiceert, komt daarvoor in de plaats" in page.text
    press(daan, page, "publish", room="Zoals ik het zeg.")
    again = open_norm(daan, lying)
    assert "Versie 2 ligt voor" in again.text
    history = open_page(daan, f"/console/norms/{lying}/versions")
    assert "kwam er een ander voorstel voor in de plaats" in history.text


def test_only_an_admin_comes_in(
    noor: FlaskClient, fatima: FlaskClient, auditor: FlaskClient, lying: str, for_all: str
) -> None:
    version = norm_at(noor, lying)["agreement"]["id"]
    for browser in (noor, fatima, auditor):
        assert open_page(browser, f"/console/norms/{lying}/agreement").status == 403
        for path in (f"points/{new_id()}/answer", f"proposals/{version}/withdrawal"):
            sent = send(browser, f"/console/norms/{lying}/{path}", answer="Nee.")
            assert sent.status_code == 403
    assert norm_at(noor, lying)["state"] == "proposed"


def test_what_is_not_there_is_not_found(daan: FlaskClient, lying: str, for_all: str) -> None:
    assert open_page(daan, f"/console/norms/{new_id()}/agreement").status == 404
    for path in (f"points/{new_id()}/answer", f"proposals/{new_id()}/withdrawal"):
        gone = send(daan, f"/console/norms/{new_id()}/{path}", answer="Hoi")
        assert gone.status_code == 404
        assert send(daan, f"/console/norms/{for_all}/{path}", answer="Hoi").status_code == 404


def test_an_admin_who_works_in_the_team_reads_names(
    app: Flask, daan: FlaskClient, sem: FlaskClient, sign_in: SignIn, lying: str, cast: Cast
) -> None:
    chosen(sem, lying, 1, "discuss", POINT)
    with app.app_context():
        fatima = db.session.scalars(select(Person).where(Person.login == "fatima")).one()
        fatima.role = "admin"
        db.session.commit()
    page = open_page(sign_in("fatima"), f"/console/norms/{lying}/agreement")
    assert POINT in page.text
    assert page.texts("li", class_="agree") == ["Akkoord N Noor"]
    assert page.all("form", class_="answer")


def said(page: Page) -> str:
    return Page.text_of(page.one("span", id="asks"))
