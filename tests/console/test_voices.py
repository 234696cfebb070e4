"""The console's table of what customers say: found, narrowed, linked, taken along."""

import csv
import io
from itertools import product

import pytest
from flask.testing import FlaskClient

from tests.cast import Cast
from tests.pages import open_page, send
from tests.voices.saying import SAID, said, valued

PLACE = "/console/voices"


def texts(daan: FlaskClient, query: str = "") -> list[str]:
    return [text for text in open_page(daan, f"{PLACE}{query}").texts("span", class_="said")]


def test_without_voices_the_page_says_why_and_where_to_begin(daan: FlaskClient) -> None:
    page = open_page(daan, PLACE)
    assert page.texts("h2") == ["Nog geen stemmen van klanten"]
    assert page.one("main") is not None


def test_a_voice_is_kept_without_who_said_it(daan: FlaskClient) -> None:
    key = said(daan, text="Mevrouw De Vries belde me op 06-12345678 terug.", score="4", scale="1-5")
    page = open_page(daan, f"{PLACE}/{key}")
    assert "[naam] belde me op [telefoonnummer] terug." in page.text
    assert "12345678" not in page.source
    assert "De Vries" not in page.source
    assert "een telefoonnummer, een naam" in page.text
    assert "7,5 van 10" in page.text


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"text": " "}, "Vul dit in."),
        ({"score": "11"}, "past niet op een schaal"),
        ({"score": "heel goed"}, ""),
        ({"said_on": "2999-01-01"}, "Deze dag is nog niet geweest."),
        ({"said_on": "gisteren"}, ""),
        ({"channel": "duif"}, ""),
        ({"text": "a" * 2001}, "hooguit 2000 tekens"),
        ({"team": "018f3c1e-0000-7000-8000-000000000000"}, "Dit team is er niet."),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_the_words_stay(
    daan: FlaskClient, wrong: dict[str, str], why: str
) -> None:
    answer = send(daan, f"{PLACE}/new", **(SAID | wrong))
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert why in page
    assert "wrong-" in page
    if "text" not in wrong:
        assert SAID["text"] in page


def test_voices_are_found_narrowed_and_sorted(daan: FlaskClient, cast: Cast) -> None:
    said(daan, text="Lang wachten bij de kassa", theme="Wachten", score="3", said_on="2026-10-01")
    said(daan, text="Één roos voor mijn moeder", channel="review", score="10", said_on="2026-10-02")
    said(daan, text="Niets bijzonders", team=cast.teams["utrecht"], said_on="2026-10-03")
    first = "Niets bijzonders"
    assert texts(daan) == [first, "Één roos voor mijn moeder", "Lang wachten bij de kassa"]
    assert texts(daan, "?search=een+ROOS") == ["Één roos voor mijn moeder"]
    assert texts(daan, "?search=%25") == []
    assert texts(daan, "?channel=review") == ["Één roos voor mijn moeder"]
    assert texts(daan, "?linked=yes") == ["Lang wachten bij de kassa"]
    assert texts(daan, f"?team={cast.teams['utrecht']}") == [first]
    assert texts(daan, "?sort=-score")[0] == "Één roos voor mijn moeder"
    assert texts(daan, "?sort=score&linked=yes&theme=geen") == ["Lang wachten bij de kassa"]
    assert texts(daan, "?sort=nothing&state=nothing&after=nothing")[0] == first


def test_every_page_follows_on_the_one_before(daan: FlaskClient) -> None:
    for number in range(53):
        said(daan, text=f"Stem {number}", said_on=f"2026-10-{number % 3 + 1:02}")
    orders = ("-day", "day", "score", "-score")
    for sort, search in product(orders, ("", "&search=stem")):
        first = open_page(daan, f"{PLACE}?sort={sort}{search}")
        after = next(
            link.get("href") for link in first.all("a") if "after=" in (link.get("href") or "")
        )
        seen = [*first.texts("span", class_="said"), *texts(daan, after.removeprefix(PLACE))]
        assert len(seen) == len(set(seen)) == 53


def test_one_click_links_and_unlinks_and_shows_on_the_other_side(
    daan: FlaskClient, cast: Cast
) -> None:
    key, value = said(daan), valued(daan)
    links, norm = f"{PLACE}/{key}/links", cast.norms["loop"]
    page = open_page(daan, f"{PLACE}/{key}")
    assert page.all("button", aria_label="Koppel aan We lopen mee")  # they share words
    for act in (f"link:norm:{norm}", f"link:value:{value}", f"link:norm:{norm}"):
        assert send(daan, links, act=act).status_code == 303
    assert send(daan, links, act="theme", theme="Meelopen").status_code == 303
    page = open_page(daan, f"{PLACE}/{key}")
    for name in ("We lopen mee", "Warm", "Meelopen"):
        assert page.one("button", aria_label=f"Maak los van {name}") is not None
    assert SAID["text"] in open_page(daan, f"/console/values/{value}").text
    assert send(daan, links, act=f"unlink:norm:{norm}").status_code == 303
    assert not open_page(daan, f"{PLACE}/{key}").all(
        "button", aria_label="Maak los van We lopen mee"
    )
    for act in ("link:norm:x", f"link:value:{norm}", f"link:theme:{norm}"):
        assert send(daan, links, act=act).status_code == 404
    for act in ("", "sing:norm:x", "link:moment:x"):
        assert send(daan, links, act=act).status_code == 400


def test_several_at_once(daan: FlaskClient, cast: Cast) -> None:
    keys = [said(daan, text=f"Stem {number}") for number in range(3)]
    together = f"{PLACE}/together"
    told = send(daan, together, voice=keys[:2], act="link", to=f"norm:{cast.norms['loop']}")
    assert told.location.endswith("done=linked")
    assert len(texts(daan, "?linked=yes")) == 2
    assert send(daan, together, act="retire").location.endswith("done=nobody")
    assert send(daan, together, voice=keys, act="link").location.endswith("done=nothing")
    send(daan, together, voice=keys[:1], act="retire")
    assert texts(daan, "?state=retired") == ["Stem 0"]
    send(daan, together, voice=keys[:1], act="return")
    assert len(texts(daan)) == 3
    one = f"one:{keys[2]}:norm:{cast.norms['loop']}"
    assert send(daan, together, act=one).status_code == 303
    assert len(texts(daan, "?linked=yes")) == 3


def test_a_file_of_voices_holds_no_formula(daan: FlaskClient) -> None:
    said(daan, text='=HYPERLINK("http://evil.example")')
    said(daan, text='Gewoon; "goed"\nen snel', score="4", scale="1-5")
    answer = send(daan, f"{PLACE}/export", sort="day")
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    cells = {row[0]: row for row in rows[1:]}
    assert '\'=HYPERLINK("http://evil.example")' in cells
    assert cells['Gewoon; "goed"\nen snel'][6:9] == ["4", "1-5", "7.5"]


def test_hostile_words_are_shown_as_words(daan: FlaskClient) -> None:
    key = said(daan, text="<script>alert(1)</script> \u202egnp.exe {{7*7}}")
    page = open_page(daan, f"{PLACE}/{key}")
    assert "<script>alert(1)</script> gnp.exe {{7*7}}" in page.text
    assert "\u202e" not in page.source
    assert not [each for each in page.all("script") if "alert" in (each.text or "")]


def test_a_changed_voice_is_masked_again_and_a_retired_one_comes_back(daan: FlaskClient) -> None:
    key = said(daan)
    send(daan, f"{PLACE}/{key}", **(SAID | {"text": "Mail naar jan@example.nl", "theme": "Mail"}))
    page = open_page(daan, f"{PLACE}/{key}")
    assert "Mail naar [e-mailadres]" in page.text
    send(daan, f"{PLACE}/{key}/use", in_use="no")
    assert texts(daan) == []
    send(daan, f"{PLACE}/{key}/use", in_use="yes")
    assert len(texts(daan, "?linked=yes")) == 1


def test_linking_before_anything_was_chosen_leads_back(daan: FlaskClient) -> None:
    key = said(daan)
    answer = send(daan, f"{PLACE}/{key}/links", act="choose:to", to="")
    assert (answer.status_code, answer.location) == (303, f"{PLACE}/{key}#links")
