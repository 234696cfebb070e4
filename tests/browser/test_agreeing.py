"""A team agrees on a norm, from a proposal without a network to a version in force."""

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import expect

from app.kernel.db import new_id
from tests.browser.agreeing import TITLE, WORDS, chooses, past_deadline, proposes
from tests.browser.conftest import MakePhone
from tests.browser.faults import problem
from tests.browser.members import hire, move
from tests.browser.phone import READ, REFUSED, WAITING, until
from tests.browser.proposing import agreeing, choose, fill, main, onward, propose, row, waits
from tests.browser.site import Site

POINT = "Wat doen we als er een rij staat?"
ANSWER = "Dan knik je, dat is genoeg."


@pytest.fixture
def others(site: Site) -> list[FlaskClient]:
    """Three more members of Utrecht: with noor, sem and fatima they are six."""
    return [site.api(hire(site, name, "utrecht")) for name in ("Mei", "Bas", "Lot")]


def test_a_member_proposes_offline_and_a_team_of_six_agrees(
    phone: MakePhone, site: Site, others: list[FlaskClient]
) -> None:
    noor = phone("noor")
    noor.offline()
    propose(noor)
    expect(main(noor)).to_contain_text(WAITING)
    noor.go("Normen")
    expect(row(noor, TITLE)).to_contain_text(WAITING)
    noor.online()
    noor.drained()
    row(noor, TITLE).click()
    expect(agreeing(noor)).to_contain_text("5 mensen kozen nog niet")
    expect(agreeing(noor)).not_to_contain_text("Mei")
    norm = noor.page.url.rsplit("/", 1)[1]
    for member, stance in zip(others, ("agree", "can_live", "agree"), strict=True):
        chooses(member, norm, 1, stance)

    sem = phone("sem")
    sem.page.get_by_role("link", name="Een norm vraagt wat jij vindt").click()
    expect(main(sem)).to_contain_text("Van Noor")
    choose(sem, "Bespreken")
    sem.page.get_by_role("button", name="Bewaren").click()
    expect(sem.page.get_by_role("radio", name="Bespreken")).to_be_checked()  # nothing is kept
    assert sem.outbox == []
    sem.offline()
    sem.page.get_by_role("textbox", name="Wat wil je bespreken?").fill(POINT)
    sem.page.get_by_role("button", name="Bewaren").click()
    expect(agreeing(sem)).to_contain_text(WAITING)
    sem.online()
    sem.drained()
    expect(agreeing(sem)).not_to_contain_text(WAITING)

    fatima = phone("fatima")
    fatima.go("Normen")
    waits(fatima, TITLE).click()
    choose(fatima, "Akkoord", keep=True)
    fatima.drained()
    expect(agreeing(fatima)).to_contain_text("Lot, Mei")
    expect(agreeing(fatima)).to_contain_text(POINT)
    fatima.page.get_by_role("button", name="Antwoord van het team").click()
    expect(agreeing(fatima)).to_contain_text("Sem wordt daarna opnieuw gevraagd.")
    fatima.page.get_by_role("textbox", name="Antwoord van het team").fill(ANSWER)
    agreeing(fatima).get_by_role("button", name="Bewaren").click()
    fatima.drained()
    expect(agreeing(fatima)).to_contain_text("Eén persoon koos nog niet")

    sem.go("Normen")
    sem.send_now()
    waits(sem, TITLE).click()
    expect(agreeing(sem)).to_contain_text("Je team gaf antwoord op je punt.")
    expect(agreeing(sem)).to_contain_text(ANSWER)
    choose(sem, "Kan ermee leven", keep=True)
    sem.drained()
    expect(agreeing(sem)).to_contain_text("Iedereen koos. Deze versie geldt sinds")
    expect(main(sem)).not_to_contain_text("voorstel")
    assert site.api("noor").get(f"/api/norms/{norm}").json["state"] == "in_force"


def test_a_change_is_marked_its_history_is_kept_and_a_late_joiner_is_asked(
    phone: MakePhone, site: Site
) -> None:
    norm = new_id()
    frame = "We kijken op en zeggen goedemorgen."
    members = [site.api(login) for login in ("noor", "sem", "fatima")]
    proposes(members[0], site, norm)
    for member in members[1:]:
        chooses(member, norm, 1, "agree")
    proposes(members[0], site, norm, base=1, frame=frame)

    sem = phone("sem")
    sem.open(f"/app/norms/{norm}")
    change = sem.page.get_by_role("region", name="Voorstel: versie 2")
    expect(change.locator("del")).to_have_text("weg: hallo.")
    expect(change.locator("ins")).to_have_text("nieuw: goedemorgen.")
    expect(change.get_by_role("term")).to_have_text(["Kader"])
    choose(sem, "Akkoord", keep=True)
    sem.drained()
    chooses(members[2], norm, 2, "agree")
    sem.send_now()
    expect(sem.page.get_by_role("region", name="Voorstel: versie 2")).to_have_count(0)
    expect(main(sem)).to_contain_text(frame)
    sem.page.get_by_text("Alle versies").click()
    history = sem.page.locator(".versions li")
    expect(history.nth(0)).to_contain_text("Versie 2")
    expect(history.nth(0)).to_contain_text("iedereen koos")
    expect(history.nth(0).locator("ins")).to_have_text("nieuw: goedemorgen.")
    expect(history.nth(1)).to_contain_text(WORDS["frame"])

    move(site, "jan", "utrecht")
    jan = phone("jan")
    jan.go("Normen")
    waits(jan, TITLE).click()
    expect(agreeing(jan)).to_contain_text("Deze versie geldt sinds")
    choose(jan, "Kan ermee leven", keep=True)
    jan.drained()
    expect(agreeing(jan)).to_contain_text("Wat jij vindt")
    asked = site.api("noor").get(f"/api/norms/{norm}").json["agreement"]
    assert {one["person"]["name"]: one["stance"] for one in asked["stances"]}["Jan"] == "can_live"


def test_a_choice_about_a_version_that_is_no_more_comes_back_with_its_point(
    phone: MakePhone, site: Site
) -> None:
    norm = new_id()
    noor = site.api("noor")
    proposes(noor, site, norm)
    sem = phone("sem")
    sem.open(f"/app/norms/{norm}")
    sem.offline()
    choose(sem, "Bespreken")
    sem.page.get_by_role("textbox", name="Wat wil je bespreken?").fill(POINT)
    sem.page.get_by_role("button", name="Bewaren").click()
    expect(agreeing(sem)).to_contain_text(WAITING)
    proposes(noor, site, norm, replaces=1, frame="We kijken op.")
    sem.online()
    expect(main(sem)).to_contain_text(REFUSED)
    expect(main(sem)).to_contain_text("Lees die en kies opnieuw.")
    expect(sem.page.get_by_role("textbox", name="Wat wil je bespreken?")).to_have_value(POINT)
    expect(main(sem)).to_contain_text("We kijken op.")
    choose(sem, "Bespreken", keep=True)
    sem.drained()
    points = noor.get(f"/api/norms/{norm}").json["agreement"]["points"]
    assert [point["text"] for point in points] == [POINT]


def test_a_proposal_that_is_refused_is_mended_and_one_that_stands_is_taken_back(
    phone: MakePhone, site: Site
) -> None:
    noor = phone("noor")
    site.faults.on("PUT /api/norms/*", problem(422, "invalid", "Dit kunnen we niet aannemen."))
    propose(noor)
    expect(main(noor)).to_contain_text(REFUSED)
    expect(main(noor)).to_contain_text("Dit kunnen we niet aannemen.")
    noor.page.get_by_role("button", name="Aanpassen").click()
    expect(noor.page.get_by_role("textbox", name="Titel")).to_have_value(TITLE)
    noor.page.get_by_role("textbox", name="Titel").fill("We groeten elke klant")
    onward(noor)
    noor.drained()
    expect(noor.page.get_by_role("heading", name="We groeten elke klant")).to_be_visible()
    expect(agreeing(noor)).to_contain_text("2 mensen kozen nog niet")
    noor.page.get_by_role("button", name="Intrekken").click()
    noor.page.get_by_role("button", name="Ja, trek in").click()
    noor.drained()
    expect(main(noor)).to_contain_text("is ingetrokken")
    expect(noor.page.get_by_role("button", name="Stel opnieuw voor")).to_be_visible()


def test_a_proposal_half_written_is_kept_and_what_looks_alike_is_shown(
    phone: MakePhone, site: Site
) -> None:
    noor = phone("noor")
    noor.offline()
    noor.go("Normen")
    noor.page.get_by_role("button", name="Stel een norm voor").click()
    noor.page.get_by_role("textbox", name="Titel").fill("Dezelfde dag terugbellen")
    alike = noor.page.get_by_role("link", name="We bellen dezelfde dag terug")
    expect(alike).to_be_visible()
    until(noor.page, f"async arg => (await ({READ})(arg)).some(draft => draft.title)", ["drafts"])
    noor.page.close()
    later = noor.another_window()
    later.open("/app/norms/propose")
    title = later.page.get_by_role("textbox", name="Titel")
    expect(title).to_have_value("Dezelfde dag terugbellen")


def test_what_nobody_chose_about_in_time_is_in_force_and_says_so(
    phone: MakePhone, site: Site
) -> None:
    norm = new_id()
    proposes(site.api("noor"), site, norm)
    past_deadline(site, norm)
    sem = phone("sem")
    sem.open(f"/app/norms/{norm}")
    expect(agreeing(sem)).to_contain_text(
        "De termijn is voorbij; 2 mensen hadden nog niet gekozen."
    )
    choose(sem, "Akkoord", keep=True)
    sem.drained()
    expect(agreeing(sem)).to_contain_text(
        "De termijn is voorbij; één persoon had nog niet gekozen."
    )


def test_a_moment_becomes_a_norm_that_leads_back_to_it(phone: MakePhone, site: Site) -> None:
    story = site.told("noor", "Ze stond in de regen. Ik hield de deur open.")
    noor = phone("noor")
    noor.open(f"/app/moments/{story}")
    noor.page.get_by_role("button", name="Maak er een norm van").click()
    expect(noor.page.get_by_role("link", name="Ze stond in de regen.")).to_be_visible()
    fill(noor)
    noor.drained()
    noor.page.get_by_role("link", name="Uit deze beleving").click()
    expect(noor.card("Ze stond in de regen.")).to_be_visible()
