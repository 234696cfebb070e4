"""A lead answers what a member wants to discuss, or takes a proposal off the table with a word."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.conftest import SignIn
from tests.console.editor import WHOLE, open_norm, publish
from tests.norms.replying import POINT, reply, withdraw
from tests.norms.team import all_agree, answer, chosen, norm_at
from tests.pages import Page, open_page, send


def test_an_answer_closes_the_point_and_asks_its_writer_again(
    fatima: FlaskClient, sem: FlaskClient, lying: str
) -> None:
    chosen(sem, lying, 1, "discuss", POINT)
    page = open_page(fatima, f"/lead/norms/{lying}")
    assert "Sem kiest opnieuw" in page.text
    done = reply(fatima, page, "Dan is een knik genoeg.")
    assert done.status == 200
    assert "Wie het punt noemde, kiest nu opnieuw" in done.text
    assert page.all("form", class_="answer")
    assert not done.all("form", class_="answer")
    assert "Dan is een knik genoeg." in Page.text_of(done.one("details", class_="earlier"))
    assert "Nog 2 collega’s moeten kiezen" in done.text
    assert norm_at(sem, lying)["agreement"]["points"][0]["answer"] == "Dan is een knik genoeg."


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "x" * 1001])
def test_an_answer_that_is_refused_stays_in_its_field(
    fatima: FlaskClient, sem: FlaskClient, lying: str, text: str
) -> None:
    chosen(sem, lying, 1, "discuss", POINT)
    path = open_page(fatima, f"/lead/norms/{lying}").one("form", class_="answer").get("action")
    refused = Page(send(fatima, str(path), answer=text))
    assert refused.status == 422
    field = refused.one("textarea", aria_invalid="true")
    assert (field.text or "") == text.strip()
    assert [said for said in refused.texts("p", role="alert") if said] == refused.texts(
        "p", class_="wrong"
    )[:1]


def test_a_point_that_another_lead_answered_meanwhile_is_not_overwritten(
    app: Flask, fatima: FlaskClient, sem: FlaskClient, sign_in: SignIn, lying: str
) -> None:
    chosen(sem, lying, 1, "discuss", POINT)
    page = open_page(fatima, f"/lead/norms/{lying}")
    point = norm_at(sem, lying)["agreement"]["points"][0]["id"]
    assert answer(sign_in("fatima"), lying, point, "Van de ander.").status_code == 200
    late = reply(fatima, page, "Van mij.")
    assert late.status == 409
    assert "Dit punt is al beantwoord. Er is niets overschreven." in late.text
    assert late.one("textarea", aria_label="Wat je schreef").text == "Van mij."
    assert "Van de ander." in late.text


def test_a_point_that_was_taken_back_meanwhile_leaves_the_words_to_keep(
    fatima: FlaskClient, sem: FlaskClient, lying: str
) -> None:
    chosen(sem, lying, 1, "discuss", POINT)
    page = open_page(fatima, f"/lead/norms/{lying}")
    chosen(sem, lying, 1, "agree")
    late = reply(fatima, page, "Van mij.")
    assert late.status == 404
    assert late.one("textarea", aria_label="Wat je schreef").text == "Van mij."


def test_a_proposal_is_withdrawn_with_an_answer_after_asking(
    fatima: FlaskClient, sem: FlaskClient, lying: str
) -> None:
    page = open_page(fatima, f"/lead/norms/{lying}")
    assert page.one("form", class_="withdraw").find(".//*[@open]") is None
    assert withdraw(fatima, page, "").status == 422
    done = withdraw(fatima, page, "We wachten tot na de verbouwing.")
    assert "Het voorstel is ingetrokken" in done.text
    assert not done.all("form", class_="withdraw")
    assert norm_at(sem, lying)["withdrawn"]["answer"] == "We wachten tot na de verbouwing."
    assert "Ingetrokken" in open_page(fatima, "/lead/norms").texts("li", class_="group")
    again = withdraw(fatima, page, "Nog eens.")
    assert "We wachten tot na de verbouwing." in again.text


def test_a_proposal_in_force_meanwhile_is_not_withdrawn(
    fatima: FlaskClient, sem: FlaskClient, lying: str
) -> None:
    page = open_page(fatima, f"/lead/norms/{lying}")
    all_agree((sem, fatima), lying, 1)
    late = withdraw(fatima, page, "Toch niet.")
    assert late.status == 409
    assert late.one("textarea", aria_label="Wat je schreef").text == "Toch niet."


def test_points_on_an_organisations_norm_are_an_admins_to_answer(
    fatima: FlaskClient, sem: FlaskClient, daan: FlaskClient
) -> None:
    norm = publish(daan, open_norm(daan, "new"), **WHOLE)
    chosen(sem, norm, 1, "discuss", POINT)
    page = open_page(fatima, f"/lead/norms/{norm}")
    assert POINT in page.text
    assert "Een beheerder geeft hier antwoord op." in page.text
    assert not page.all("form", class_="answer")
    assert not page.all("form", class_="withdraw")
    point = norm_at(sem, norm)["agreement"]["points"][0]["id"]
    refused = send(fatima, f"/lead/norms/{norm}/points/{point}/answer", answer="Mag ik?")
    assert refused.status_code == 403
