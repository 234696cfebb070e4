"""What the organisation stands for: written, ordered, taken out of use and brought back."""

from flask.testing import FlaskClient

from tests.pages import open_page, send
from tests.voices.saying import valued

PLACE = "/console/values"


def names(daan: FlaskClient) -> list[str]:
    page = open_page(daan, PLACE)
    return page.texts("b", dir="auto")


def test_without_values_the_page_says_what_they_are_for(daan: FlaskClient) -> None:
    assert open_page(daan, PLACE).texts("h2") == ["Nog geen waarden"]


def test_values_stand_in_the_order_that_was_chosen(daan: FlaskClient) -> None:
    keys = [valued(daan, name) for name in ("Warm", "Eerlijk", "Vlot")]
    send(daan, f"{PLACE}/{keys[2]}/place", act="up")
    assert names(daan) == ["Warm", "Vlot", "Eerlijk"]
    send(daan, f"{PLACE}/{keys[0]}/place", act="up")
    send(daan, f"{PLACE}/{keys[0]}/place", act="down")
    assert names(daan) == ["Vlot", "Warm", "Eerlijk"]


def test_a_value_is_changed_retired_and_brought_back(daan: FlaskClient) -> None:
    key = valued(daan)
    send(daan, f"{PLACE}/{key}", name="Hartelijk", text="")
    assert names(daan) == ["Hartelijk"]
    send(daan, f"{PLACE}/{key}/use", in_use="no")
    assert open_page(daan, PLACE).texts("h2") == ["Nog geen waarden", "Uit gebruik"]
    send(daan, f"{PLACE}/{key}/use", in_use="yes")
    assert names(daan) == ["Hartelijk"]


def test_what_is_missing_is_said_and_the_words_stay(daan: FlaskClient) -> None:
    answer = send(daan, f"{PLACE}/new", name=" ", text="Zoals thuis")
    assert answer.status_code == 422
    assert "Vul dit in." in answer.get_data(as_text=True)
    assert "Zoals thuis" in answer.get_data(as_text=True)
