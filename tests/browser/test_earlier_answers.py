"""Earlier answers: read with a connection, kept on no device, changed and thrown away."""

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, expect

from app.kernel import clock
from app.kernel.db import new_id
from tests.browser import rows
from tests.browser.conftest import MakePhone
from tests.browser.faults import drop, problem
from tests.browser.looking import wrong_with
from tests.browser.phone import REFUSED, WAITING, Phone
from tests.browser.remains import everything
from tests.browser.site import Site

ANSWERS = "De meneer met de lamp.", "Een rustige dag.", "We lachten in de kantine."


@pytest.fixture
def noor(phone: MakePhone, site: Site) -> Phone:
    """On Ik, with an answer of each of the last days on the server."""
    today = clock.today("Europe/Amsterdam")
    for back, text in enumerate(ANSWERS):
        answered(site, "noor", (today - timedelta(days=back + 1)).isoformat(), text)
    found = phone("noor")
    found.page.get_by_role("link", name="Ik", exact=True).click()
    return found


def answered(site: Site, login: str, on: str, text: str) -> None:
    body = {"on": on, "question": site.world.cast.questions[1], "answer": text, "feeling": 8}
    assert site.api(login).put(f"/api/reflections/{new_id()}", json=body).status_code == 201


def look_back(phone: Phone) -> None:
    phone.page.get_by_role("link", name="Eerdere antwoorden").click()
    expect(phone.page.get_by_role("heading", name="Eerdere antwoorden")).to_be_visible()


def answer(phone: Phone, text: str) -> Locator:
    return phone.page.get_by_role("article").filter(has_text=text)


def test_they_are_read_newest_first_and_leave_nothing_on_the_device(
    noor: Phone, site: Site
) -> None:
    look_back(noor)
    texts = noor.page.get_by_role("article").locator(".whole")
    expect(texts).to_have_text(list(ANSWERS))
    assert wrong_with(noor.page) == []
    noor.go("Vandaag")
    expect(texts).to_have_count(0)
    assert not any(text in everything(noor) for text in ANSWERS)
    noor.offline()
    noor.page.get_by_role("link", name="Ik", exact=True).click()
    look_back(noor)
    expect(noor.page.get_by_role("status").filter(has_text="met verbinding")).to_be_visible()
    assert wrong_with(noor.page) == []
    noor.online()  # and it comes by itself
    expect(texts).to_have_text(list(ANSWERS))


def test_a_server_that_cannot_says_so_and_is_asked_again(noor: Phone, site: Site) -> None:
    site.faults.on("GET /api/reflections*", problem(503, "unavailable", "Even niet bereikbaar."))
    look_back(noor)
    expect(noor.page.get_by_text("Even niet bereikbaar.")).to_be_visible()
    noor.page.get_by_role("button", name="Probeer opnieuw").click()
    expect(answer(noor, ANSWERS[0])).to_be_visible()


def test_older_ones_come_page_by_page(noor: Phone, site: Site) -> None:
    for back in range(4, 40):
        with clock.frozen(clock.now() - timedelta(days=back)):
            on = clock.today("Europe/Amsterdam").isoformat()
            answered(site, "noor", on, f"Antwoord {back}.")
    look_back(noor)
    expect(noor.page.get_by_role("article")).to_have_count(30)
    noor.page.get_by_role("button", name="Toon oudere").click()
    expect(noor.page.get_by_role("article")).to_have_count(39)
    expect(noor.page.get_by_role("button", name="Toon oudere")).to_be_hidden()


def test_one_is_changed_over_a_bad_line_and_arrives_once(noor: Phone, site: Site) -> None:
    look_back(noor)
    site.faults.on("PUT /api/reflections/*", drop)
    change(noor, ANSWERS[1], "Een drukke dag.")
    expect(answer(noor, "Een drukke dag.")).to_contain_text(WAITING)
    noor.send_now()
    noor.drained()
    expect(answer(noor, "Een drukke dag.")).not_to_contain_text(WAITING)
    assert sorted(map(str, rows.reflections(site))) == sorted(
        [ANSWERS[0], "Een drukke dag.", ANSWERS[2]]
    )
    noor.go("Vandaag")  # an older answer is not today's
    expect(noor.page.locator("form.ask")).to_be_visible()


def test_what_another_device_changed_meanwhile_is_not_overwritten(noor: Phone, site: Site) -> None:
    """I-16: the loser keeps the words, and sees what stands there before choosing."""
    look_back(noor)
    expect(answer(noor, ANSWERS[0])).to_be_visible()
    [shown] = [
        row
        for row in site.api("noor").get("/api/reflections").json["items"]
        if row["answer"] == ANSWERS[0]
    ]
    body = {name: shown[name] for name in ("on", "question", "feeling")} | {"answer": "Elders."}
    headers = {"If-Match": f'"{shown["hash"]}"'}
    path = f"/api/reflections/{shown['id']}"
    assert site.api("noor").put(path, json=body, headers=headers).status_code == 200
    change(noor, ANSWERS[0], "Hier.")
    expect(answer(noor, "Hier.")).to_contain_text(REFUSED)
    assert "Elders." in rows.reflections(site)
    assert "Hier." not in rows.reflections(site)
    expect(answer(noor, "Hier.")).to_contain_text("Op je andere toestel schreef je")
    expect(answer(noor, "Hier.")).to_contain_text("Elders.")
    change(noor, "Hier.", "Van allebei iets.")
    noor.drained()
    assert "Van allebei iets." in rows.reflections(site)


def test_one_that_is_thrown_away_is_gone_everywhere(noor: Phone, site: Site) -> None:
    look_back(noor)
    answer(noor, ANSWERS[2]).get_by_role("button", name="Aanpassen").click()
    noor.page.get_by_role("button", name="Weggooien").click()
    expect(noor.page.get_by_role("dialog")).to_contain_text("echt weg")
    assert wrong_with(noor.page) == []
    noor.page.get_by_role("button", name="Ja, gooi weg").click()
    expect(answer(noor, ANSWERS[2])).to_have_count(0)
    noor.drained()
    assert sorted(map(str, rows.reflections(site))) == sorted(ANSWERS[:2])
    expect(noor.page.get_by_role("article")).to_have_count(2)


def test_who_never_answered_is_shown_where_to_begin(phone: MakePhone) -> None:
    sem = phone("sem")
    sem.open("/app/reflections")
    expect(sem.page.get_by_role("heading", name="Hier lees je later terug")).to_be_visible()
    assert wrong_with(sem.page) == []
    sem.page.get_by_role("link", name="Naar de vraag van vandaag").click()
    expect(sem.page.locator("form.ask")).to_be_visible()


def change(phone: Phone, text: str, words: str) -> None:
    answer(phone, text).get_by_role("button", name="Aanpassen").click()
    card = phone.page.get_by_role("article").filter(has=phone.page.get_by_role("textbox"))
    card.get_by_role("textbox").fill(words)
    card.get_by_role("button", name="Bewaren").click()
    expect(answer(phone, words)).to_be_visible()
