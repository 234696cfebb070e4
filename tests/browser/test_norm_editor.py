"""The norm editor in a real browser: a phone beside it, lines by keyboard, leaving asks first."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import DESKTOP, Desk
from tests.browser.site import Site

Contexts = Callable[..., BrowserContext]


@pytest.fixture
def desk(contexts: Contexts, site: Site) -> Desk:
    return Desk(contexts, site, "daan", viewport=DESKTOP)


def test_the_phone_follows_what_is_typed_and_publishing_reaches_it(desk: Desk, site: Site) -> None:
    page = open_norm(desk, "We lopen mee")
    phone = page.get_by_role("complementary", name="Zo ziet je team het")
    page.get_by_role("textbox", name="Kader").fill("<b>Altijd</b> samen.")
    expect(phone).to_contain_text("<b>Altijd</b> samen.")
    page.get_by_role("radio", name="Paraplu").check(force=True)
    assert phone.locator("use[data-show]").get_attribute("href").endswith("#n-regen")  # type: ignore[union-attr]
    page.get_by_role("radio", name="Pruim").check(force=True)
    expect(page.locator("#preview")).to_have_class("small h3")
    page.get_by_role("button", name="Publiceren").click()
    expect(page.get_by_role("status")).to_contain_text("Voorgelegd.")
    asked = [norm["next"] for norm in site.api("noor").get("/api/norms").json["items"]]
    assert [(lies["frame"], lies["symbol"]) for lies in asked if lies] == [
        ("<b>Altijd</b> samen.", "regen")
    ]
    assert desk.complaints == []


def test_phrases_are_added_with_enter_and_taken_away(desk: Desk) -> None:
    page = open_norm(desk, "We lopen mee")
    say = page.get_by_role("group", name="Zo zeggen we het")
    say.get_by_role("textbox").first.press("Enter")
    page.keyboard.type("Ik breng het naar je toe.")
    expect(page.get_by_role("complementary")).to_contain_text("‘Ik breng het naar je toe.’")
    say.get_by_role("button", name="Haal deze zin weg").first.click()
    expect(say.get_by_role("textbox")).to_have_count(1)
    page.get_by_role("button", name="Concept bewaren").click()
    expect(page.get_by_role("status")).to_contain_text("Concept bewaard.")
    expect(say.get_by_role("textbox")).to_have_value("Ik breng het naar je toe.")
    expect(page.get_by_role("region", name="Verschil met versie 1")).to_contain_text("Ik breng het")


def test_leaving_with_unsaved_words_asks_first(desk: Desk) -> None:
    page = open_norm(desk, "We lopen mee")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("textbox", name="Waarom").fill("Omdat.")
    page.get_by_role("link", name="Telefoon").click()
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    expect(page.get_by_role("textbox", name="Waarom")).to_have_value("Omdat.")
    page.get_by_role("button", name="Concept bewaren").click()
    expect(page.get_by_role("status")).to_contain_text("Concept bewaard.")
    assert asked == ["beforeunload"]


def test_a_norm_is_written_and_published_without_a_script(contexts: Contexts, site: Site) -> None:
    page = Desk(contexts, site, "daan", viewport=DESKTOP, java_script_enabled=False).open(
        "/console/norms"
    )
    page.get_by_role("link", name="Nieuwe norm").click()
    for field, words in (
        ("Titel", "We groeten"),
        ("Samenvatting", "Kort."),
        ("Kader", "Altijd."),
        ("Ruimte", "Vrij."),
    ):
        page.get_by_role("textbox", name=field).fill(words)
    page.get_by_role("group", name="Zo zeggen we het").get_by_role(
        "button", name="Zin erbij"
    ).click()
    expect(page.get_by_role("textbox", name="Titel")).to_have_value("We groeten")
    page.get_by_role("combobox", name="Voor wie").select_option(label="Vestiging Utrecht")
    page.get_by_role("button", name="Publiceren").click()
    expect(page.get_by_role("status")).to_contain_text("Voorgelegd.")
    assert "We groeten" in [
        norm["title"] for norm in site.api("noor").get("/api/norms").json["items"]
    ]
    assert "We groeten" not in [
        norm["title"] for norm in site.api("jan").get("/api/norms").json["items"]
    ]


def open_norm(desk: Desk, title: str) -> Page:
    page = desk.open("/console/norms")
    page.get_by_role("searchbox", name="Zoek in normen").fill(title)
    page.keyboard.press("Enter")
    page.get_by_role("link", name=title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page
