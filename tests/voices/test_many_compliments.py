"""Many compliments: all of them can be read, and a loop does not bury who reads them."""

from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.kernel import clock
from app.kernel.db import db, new_id
from app.voices.compliments import MOST_WAITING, Compliment
from tests.cast import Cast
from tests.norms.test_choosing_at_once import at_once
from tests.pages import Page, open_page, send
from tests.voices.saying import card_for
from tests.voices.test_compliments import TEXT

PLACES = ("/lead", "/console")


def left(app: Flask, cast: Cast, many: int, state: str = "waiting", team: str = "utrecht") -> None:
    """So many, three at each moment."""
    with app.app_context():
        now = clock.now()
        db.session.add_all(
            Compliment(
                id=new_id(), team_id=cast.teams[team], text=f"{state} {number}", masked=[],
                language="nl", received_at=now - timedelta(seconds=number // 3), state=state,
            )
            for number in range(many)
        )  # fmt: skip
        db.session.commit()


def quoted(page: Page, state: str) -> list[str]:
    [section] = page.all("section", id={"waiting": "after"}.get(state, state)) or [None]
    found = section.iter() if section is not None else ()
    return [page.text_of(each) for each in found if each.tag.endswith("blockquote")]


def link(page: Page, words: str, nav: str) -> str | None:
    [pages] = page.all("nav", aria_label=nav) or [None]
    links = [] if pages is None else [each for each in pages if page.text_of(each) == words]
    return links[0].get("href") if links else None


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("state", "nav"),
    [
        ("waiting", "Bladzijden van wat wacht"),
        ("approved", "Bladzijden van wat is goedgekeurd"),
    ],
)
def test_every_page_follows_on_the_one_before(
    app: Flask, fatima: FlaskClient, daan: FlaskClient, cast: Cast, place: str, state: str, nav: str
) -> None:
    left(app, cast, 103, state)
    left(app, cast, 5, "approved" if state == "waiting" else "waiting")
    browser = fatima if place == "/lead" else daan
    path: str | None = f"{place}/compliments"
    seen, sizes = [], []
    while path:
        page = open_page(browser, path)
        seen += quoted(page, state)
        sizes.append(len(quoted(page, state)))
        path = link(page, "Volgende", nav)
    assert sizes == [50, 50, 3]
    assert set(seen) == {f"{state} {number}" for number in range(103)}
    assert link(page, "Naar het begin", nav)
    assert open_page(browser, f"{place}/compliments?after=x&approved=y").status == 200


def test_judging_stays_on_its_page_and_skips_nothing(
    app: Flask, fatima: FlaskClient, cast: Cast
) -> None:
    left(app, cast, 53)
    nav = "Bladzijden van wat wacht"
    second = link(open_page(fatima, "/lead/compliments"), "Volgende", nav)
    assert second
    last = second.partition("after=")[2].partition("#")[0]
    # The one that the page follows on goes meanwhile.
    assert send(fatima, f"/lead/compliments/{last}", act="hide").status_code == 303
    for count in (3, 2, 1, 0):
        page = open_page(fatima, second)
        assert len(quoted(page, "waiting")) == count
        if count:
            form = page.all("form", method="post")[0]
            second = send(fatima, form.get("action") or "", act="approve").headers["Location"]
            assert f"after={last}" in second
    assert "Verder wacht er niets." in page.text
    assert "Er wacht niets." not in page.text


def test_beyond_what_somebody_can_read_the_card_says_so_and_loses_nothing(
    app: Flask, client: FlaskClient, fatima: FlaskClient, cast: Cast
) -> None:
    code, first = card_for(app, cast), new_id()
    left(app, cast, MOST_WAITING - 1)
    assert "Meer neemt de kaart niet aan" not in open_page(fatima, "/lead/compliments").text
    assert send(client, f"/c/{code}", text=TEXT, id=first).status_code == 303
    answer = send(client, f"/c/{code}", text=TEXT, id=new_id())
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3600")
    page = Page(answer)
    assert "Fijn dat je dit wilt vertellen." in page.text
    assert page.text_of(page.one("textarea")) == TEXT
    assert send(client, f"/c/{code}", text=TEXT, id=first).status_code == 303  # it is in already
    other = card_for(app, cast, "zwolle")
    assert send(client, f"/c/{other}", text=TEXT, id=new_id()).status_code == 303
    reading = open_page(fatima, "/lead/compliments")
    assert "Voor Vestiging Utrecht wachten er 200." in reading.text
    assert send(fatima, f"/lead/compliments/{first}", act="hide").status_code == 303
    assert send(client, f"/c/{code}", text=TEXT, id=new_id()).status_code == 303


def test_of_many_that_come_at_once_no_more_wait_than_may(app: Flask, cast: Cast) -> None:
    place, phones = f"/c/{card_for(app, cast)}", [app.test_client() for _ in range(4)]
    left(app, cast, MOST_WAITING - 2)
    sent = at_once(*[lambda it=it: send(it, place, text=TEXT, id=new_id()) for it in phones])
    assert sorted(sent) == [303, 303, 429, 429]
    with app.app_context():
        assert db.session.query(Compliment).filter_by(state="waiting").count() == MOST_WAITING
