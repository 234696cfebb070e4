"""The board Aandacht: what it lists, for whom, and in which order."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import new_id
from tests.cast import Cast
from tests.conftest import SignIn
from tests.moments.words import told
from tests.pages import Page, open_page, send


def test_the_board_lists_the_teams_moments_and_opens_the_first(
    fatima: FlaskClient, noor: FlaskClient, sem: FlaskClient
) -> None:
    told(noor, "Ze zocht een kleed. We legden er drie neer.")
    told(sem, "De bank paste niet.")
    page = open_page(fatima, "/lead/")
    assert (page.status, page.title) == (200, "Aandacht · Beleef")
    assert page.texts("h1") == ["Aandacht"]
    assert names(page) == ["Sem", "Noor"]
    assert page.one("article").get("aria-label") == "Beleving van Sem"
    assert "Alleen Sem leest dit." in page.text


def test_who_had_no_attention_yet_comes_first(
    fatima: FlaskClient, noor: FlaskClient, sem: FlaskClient
) -> None:
    first, second = told(noor), told(sem)
    give(fatima, second, "Wat knap.")
    assert listed(open_page(fatima, "/lead/")) == [first, second]
    assert groups(open_page(fatima, "/lead/")) == ["Nog zonder jouw aandacht", "Eerder"]


def test_a_private_moment_and_another_teams_moment_are_not_there(
    fatima: FlaskClient, noor: FlaskClient, jan: FlaskClient, sign_in: SignIn
) -> None:
    mine, private = told(noor), told(noor, "Voor mij.", visibility="private")
    other = told(jan, "In Zwolle.", visibility="organisation")
    assert listed(open_page(fatima, "/lead/")) == [mine]
    assert open_page(fatima, f"/lead/moments/{mine}").status == 200
    petra = sign_in("petra")
    assert open_page(petra, f"/lead/moments/{other}").status == 200
    for browser, moment_id in ((fatima, private), (fatima, other), (petra, mine), (petra, private)):
        assert open_page(browser, f"/lead/moments/{moment_id}").status == 404
        assert (
            send(
                browser, f"/lead/moments/{moment_id}/attention", id=new_id(), text="Hoi"
            ).status_code
            == 404
        )


def test_staff_and_admin_have_no_board(
    noor: FlaskClient, daan: FlaskClient, client: FlaskClient
) -> None:
    for browser in (noor, daan):
        assert open_page(browser, "/lead/").status == 403
    assert client.get("/lead/").headers["Location"] == "/sign-in?next=/lead/"


def test_a_new_team_reads_how_it_begins(fatima: FlaskClient) -> None:
    page = open_page(fatima, "/lead/")
    assert "Hier komen de belevingen van je team" in page.text
    assert page.all("textarea") == []


def test_reactions_and_comments_show_by_name_and_never_as_a_number(
    fatima: FlaskClient, noor: FlaskClient, sem: FlaskClient
) -> None:
    moment_id = told(noor, "Een verhaal.")
    sem.put(f"/api/moments/{moment_id}/reactions/heart", json={"on": True})
    sem.put(f"/api/moments/{moment_id}/comments/{new_id()}", json={"text": "Prachtig"})
    page = open_page(fatima, f"/lead/moments/{moment_id}")
    assert page.texts("ul", class_="joined") == ["Hart Sem"]
    assert "Sem Prachtig" in page.text


@pytest.mark.parametrize("text", ["", "  \n ", "\u200b", "\u00a0\u2060"])
def test_a_moment_without_words_is_told_by_its_norm(
    fatima: FlaskClient, noor: FlaskClient, cast: Cast, text: str
) -> None:
    told(noor, text, took_room=[cast.norms["loop"]])
    page = open_page(fatima, "/lead/")
    assert page.texts("h2", class_="lead") == ["We lopen mee"]
    assert "We lopen mee · nam de ruimte" in page.text
    assert page.texts("span", class_="words") == ["We lopen mee"]


def test_what_people_write_stays_words(fatima: FlaskClient, noor: FlaskClient) -> None:
    told(noor, "<script>alert(1)</script> & <b>dik</b>")
    page = open_page(fatima, "/lead/")
    assert "<script>alert(1)</script> & <b>dik</b>" in page.text
    assert page.all("script", type="module") == page.all("script")


def test_who_deserves_attention_is_named_without_a_number(
    fatima: FlaskClient, noor: FlaskClient, sem: FlaskClient, sign_in: SignIn
) -> None:
    moment_id = told(noor)
    assert members(open_page(fatima, "/lead/")) == ["N Noor", "S Sem deelde nog niets"]
    give(fatima, moment_id, "Dank je.")
    assert members(open_page(fatima, "/lead/")) == ["S Sem deelde nog niets"]
    with clock.frozen(clock.now() + timedelta(days=13)):
        assert members(open_page(sign_in("fatima"), "/lead/")) == ["S Sem deelde nog niets"]
    with clock.frozen(clock.now() + timedelta(days=14, minutes=1)):
        later = members(open_page(sign_in("fatima"), "/lead/"))
        assert later == ["N Noor", "S Sem deelde nog niets"]


def test_the_page_after_fifty_begins_where_the_first_ended(
    fatima: FlaskClient, noor: FlaskClient
) -> None:
    told_ids = [told(noor, f"Verhaal {n}") for n in range(52)]
    first = open_page(fatima, "/lead/")
    assert listed(first) == told_ids[:1:-1]
    older = next(link.get("href") for link in first.all("a", class_="btn"))
    assert older is not None
    assert listed(open_page(fatima, older)) == told_ids[1::-1]


def names(page: Page) -> list[str]:
    return [
        Page.text_of(name)
        for name in page.one("ul", aria_label="Belevingen").iter()
        if name.tag.endswith("}b")
    ]


def listed(page: Page) -> list[str]:
    return [str(link.get("id")).removeprefix("to-") for link in page.all("a", class_="item")]


def groups(page: Page) -> list[str]:
    return page.texts("li", class_="group")


def members(page: Page) -> list[str]:
    [rows] = page.all("ul", class_="rows")
    return [Page.text_of(row) for row in rows]


def give(browser: FlaskClient, moment_id: str, text: str) -> None:
    page = open_page(browser, f"/lead/moments/{moment_id}")
    fields = page.fields(class_="reply") | {"text": text}
    answer = send(browser, f"/lead/moments/{moment_id}/attention", **fields)
    assert answer.status_code == 303, answer.get_data(as_text=True)
