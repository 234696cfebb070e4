"""A reply from the board: exactly once, for the writer alone, and never lost."""

from flask.testing import FlaskClient

from tests.lead.test_board import give
from tests.moments.words import told
from tests.pages import Page, open_page, send


def test_the_writer_reads_it_and_the_lead_reads_it_back(
    fatima: FlaskClient, noor: FlaskClient, sem: FlaskClient
) -> None:
    moment_id = told(noor)
    give(fatima, moment_id, "Wat raakte jou?")
    assert attention(noor, moment_id) == ["Wat raakte jou?"]
    assert attention(sem, moment_id) == []
    page = open_page(fatima, f"/lead/moments/{moment_id}")
    assert page.texts("section", class_="given")[0].startswith("Wat raakte jou? Jij, vandaag")


def test_sending_the_same_form_twice_is_sending_it_once(
    fatima: FlaskClient, noor: FlaskClient
) -> None:
    moment_id = told(noor)
    path = f"/lead/moments/{moment_id}/attention"
    fields = open_page(fatima, f"/lead/moments/{moment_id}").fields(class_="reply") | {
        "text": "Mooi."
    }
    for _ in range(2):
        assert send(fatima, path, **fields).status_code == 303
    assert attention(noor, moment_id) == ["Mooi."]


def test_other_words_under_a_used_form_are_kept_and_asked_about(
    fatima: FlaskClient, noor: FlaskClient
) -> None:
    moment_id = told(noor)
    path = f"/lead/moments/{moment_id}/attention"
    fields = open_page(fatima, f"/lead/moments/{moment_id}").fields(class_="reply") | {
        "text": "Mooi."
    }
    send(fatima, path, **fields)
    refused = Page(send(fatima, path, **fields | {"text": "En nog iets."}))
    assert (refused.status, refused.fields(class_="reply")["text"]) == (422, "En nog iets.")
    assert send(fatima, path, **refused.fields(class_="reply")).status_code == 303
    assert attention(noor, moment_id) == ["Mooi.", "En nog iets."]


def test_an_empty_reply_is_refused_beside_the_field(fatima: FlaskClient, noor: FlaskClient) -> None:
    moment_id = told(noor)
    fields = open_page(fatima, f"/lead/moments/{moment_id}").fields(class_="reply")
    refused = Page(send(fatima, f"/lead/moments/{moment_id}/attention", **fields | {"text": "  "}))
    assert (refused.status, refused.texts("p", id="wrong")) == (422, ["Vul dit in."])
    assert attention(noor, moment_id) == []


def test_after_a_withdrawal_the_words_are_still_there(
    fatima: FlaskClient, noor: FlaskClient
) -> None:
    moment_id = told(noor)
    fields = open_page(fatima, f"/lead/moments/{moment_id}").fields(class_="reply")
    noor.delete(f"/api/moments/{moment_id}")
    page = Page(
        send(fatima, f"/lead/moments/{moment_id}/attention", **fields | {"text": "Zo mooi."})
    )
    assert page.status == 404
    assert page.one("textarea", aria_label="Wat je schreef").text == "Zo mooi."


def test_nothing_a_database_would_choke_on_gets_in(fatima: FlaskClient, noor: FlaskClient) -> None:
    moment_id = told(noor)
    fields = open_page(fatima, f"/lead/moments/{moment_id}").fields(class_="reply")
    path = f"/lead/moments/{moment_id}/attention"
    assert send(fatima, path, **fields | {"text": "nul\x00"}).status_code == 400
    assert send(fatima, path, **fields | {"id": "geen id", "text": "Hoi"}).status_code == 422
    assert send(fatima, path, **fields | {"text": "x" * 1001}).status_code == 422
    assert attention(noor, moment_id) == []


def test_a_lead_gives_no_attention_to_their_own_moment(fatima: FlaskClient) -> None:
    moment_id = told(fatima)
    page = open_page(fatima, f"/lead/moments/{moment_id}")
    assert (page.status, page.all("form", class_="reply")) == (200, [])


def attention(browser: FlaskClient, moment_id: str) -> list[str]:
    return [row["text"] for row in browser.get(f"/api/moments/{moment_id}").json["attention"]]
