"""The card speaks the customer's language, whatever it has to say."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.architecture.test_catalogue import messages
from tests.cast import Cast
from tests.pages import OURS, Page, open_page, send
from tests.voices.saying import card_for
from tests.voices.test_compliments import TEXT, kept

ENDED = "/c/AAAAAAAAAAAAAAAA"


def dutch(language: str) -> set[str]:
    """The card's sentences that read otherwise in this language."""
    card = {str(message.id) for message in messages("de")}
    said = {str(message.id): message.string for message in messages(language)}
    return {words for words in card if "%(" not in words and said[words] != words}


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_everything_on_the_card_is_in_the_customers_language(
    app: Flask, client: FlaskClient, cast: Cast, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"/c/{card_for(app, cast)}"
    asks = {"Accept-Language": f"{language},nl;q=0.1"}
    shown = {
        "the form": client.get(path, headers=asks),
        "empty": client.post(path, data={"text": ""}, headers=OURS | asks),
        "too long": client.post(path, data={"text": "a" * 501}, headers=OURS | asks),
        "thanks": client.get(f"{path}/thanks", headers=asks),
        "an ended card": client.get(ENDED, headers=asks),
        "left on it": client.post(ENDED, data={"text": TEXT}, headers=OURS | asks),
    }
    monkeypatch.setattr("app.voices.compliments.MOST_WAITING", 1)
    for _time in range(2):
        shown["full"] = client.post(path, data={"text": TEXT}, headers=OURS | asks)
    for _time in range(21):
        shown["too often"] = client.post(path, data={"text": TEXT}, headers=OURS | asks)
    monkeypatch.setattr("app.voices.views.card_by", _fails)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    shown["a fault of ours"] = client.get(path, headers=asks)
    assert [each.status_code for each in shown.values()] == [
        200, 422, 422, 200, 404, 404, 429, 429, 500,
    ]  # fmt: skip
    for name, answer in shown.items():
        page = Page(answer)
        assert page.one("html").get("lang") == language, name
        said = {" ".join(text.split()) for text in page.root.itertext()}
        assert not said & dutch(language), name


def _fails(*_any: object) -> None:
    raise RuntimeError("broken on purpose")


def test_the_customer_chooses_another_language_and_keeps_it(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    path = f"/c/{card_for(app, cast)}"
    page = open_page(client, path)
    links = [link for link in page.all("a") if link.get("hreflang")]
    assert [page.text_of(link) for link in links] == [
        "Nederlands",
        "English",
        "Deutsch",
        "Français",
    ]
    assert [link.get("lang") for link in links if link.get("aria-current")] == ["nl"]
    asked = open_page(client, f"{path}?lang=de", **{"Accept-Language": "fr"})
    assert asked.one("form").get("action") == f"{path}?lang=de"
    answer = send(client, f"{path}?lang=de", text="Ruf mich an: 06-12345678")
    assert answer.location == f"{path}/thanks?lang=de"
    assert open_page(client, answer.location).texts("h1") == ["Vielen Dank"]
    assert kept(app) == ["Ruf mich an: [Telefonnummer]"]


def test_a_language_that_the_card_does_not_speak_gets_the_organisations(
    app: Flask, client: FlaskClient, cast: Cast
) -> None:
    path = f"/c/{card_for(app, cast)}"
    for way in (open_page(client, path, **{"Accept-Language": "pl"}),
                open_page(client, f"{path}?lang=pl")):  # fmt: skip
        assert way.one("html").get("lang") == "nl"


def test_german_stays_on_the_card(client: FlaskClient) -> None:
    page = open_page(client, "/sign-in", **{"Accept-Language": "de,en;q=0.5"})
    assert page.one("html").get("lang") == "en"
