"""What practice, the organisation and customers say of norms, on one phone of one member."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import expect
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.db import db
from app.moments.signs import read_signs
from app.norms.models import NormVersion
from app.norms.roots import link_voices
from app.voices.compliments import Compliment
from tests.browser.agreeing import chooses
from tests.browser.conftest import MakePhone
from tests.browser.phone import READ, Phone, until
from tests.browser.site import Site
from tests.browser.test_agreeing import agreeing, main, onward, row
from tests.console.test_organisation import picture, send_logo
from tests.norms.test_levels import change_above
from tests.pages import send
from tests.voices.saying import card_for, valued
from tests.voices.test_compliments import TEXT, judge, leave

LONG_AGO = timedelta(days=40)
BELL = "We bellen dezelfde dag terug"
OWN = "Wij lopen altijd mee"


@pytest.fixture
def noor(phone: MakePhone) -> Phone:
    return phone("noor")


@pytest.fixture
def others(site: Site) -> list[FlaskClient]:
    return [site.api(login) for login in ("sem", "fatima")]


def signs(site: Site) -> None:
    """What the worker finds in the moments."""

    def question(session: Session) -> None:
        assert read_signs(session)
        session.commit()

    site.ask(question)


def test_practice_asks_for_a_version_and_whether_a_norm_still_fits(
    noor: Phone, site: Site, others: list[FlaskClient]
) -> None:
    norms = site.world.cast.norms
    for number in range(3):
        site.told("sem", f"Een buur gaf het door, {number}.", took_room=[norms["bel"]])
    site.ask(lambda session: _began_long_ago(session, norms["loop"]))
    signs(site)
    noor.go("Normen")
    noor.send_now()
    noor.page.get_by_role("link", name=BELL).filter(has_text="Drie keer ruimte genomen").click()
    noor.page.get_by_role("textbox", name="Ruimte").fill("Een buur mag het ook doorgeven.")
    onward(noor)
    noor.drained()
    expect(agreeing(noor)).to_contain_text("2 mensen kozen nog niet")
    expect(main(noor)).not_to_contain_text("Drie keer ruimte genomen")
    for member in others:
        chooses(member, norms["bel"], 2, "agree")
    noor.send_now()
    expect(agreeing(noor)).to_contain_text("Iedereen koos. Deze versie geldt sinds")
    expect(main(noor)).to_contain_text("Een buur mag het ook doorgeven.")
    expect(main(noor)).not_to_contain_text("Drie keer ruimte genomen")

    noor.go("Normen")
    quiet = row(noor, "We lopen mee")
    expect(quiet).to_contain_text("Klopt hij nog?")
    quiet.click()
    noor.offline()
    noor.page.get_by_role("button", name="Past nog", exact=True).click()
    expect(main(noor)).not_to_contain_text("Klopt hij nog?")
    assert [item["noun"] for item in noor.outbox] == ["fit"]
    assert others[0].get(f"/api/norms/{norms['loop']}").json["quiet_since"]
    noor.online()
    noor.drained()
    assert others[0].get(f"/api/norms/{norms['loop']}").json["quiet_since"] is None
    expect(main(noor)).not_to_contain_text("Klopt hij nog?")


def test_a_team_makes_a_norm_its_own_and_says_that_it_fits_when_it_changes_above(
    noor: Phone, site: Site, others: list[FlaskClient]
) -> None:
    noor.open(f"/app/norms/{site.world.cast.norms['loop']}")
    noor.page.get_by_role("button", name="Maak er eigen woorden van").click()
    noor.page.get_by_role("textbox", name="Titel").fill(OWN)
    onward(noor)
    noor.drained()
    norm = noor.page.url.rsplit("/", 1)[1]
    for member in others:
        chooses(member, norm, 1, "agree")
    change_above(site.world.app, site.world.cast, "We lopen mee, en dragen de tas.")
    noor.go("Normen")
    noor.send_now()
    expect(row(noor, OWN)).to_contain_text("gewijzigd")
    row(noor, OWN).click()
    changed = noor.page.get_by_role("region", name="Gewijzigd boven jullie norm")
    expect(changed.locator("ins").first).to_contain_text("dragen de tas")
    changed.get_by_role("button", name="Past nog zo").click()
    noor.drained()
    expect(changed).to_have_count(0)
    noor.go("Normen")
    expect(row(noor, OWN)).not_to_contain_text("gewijzigd")
    assert others[0].get(f"/api/norms/{norm}").json["above"]["seen"] is None


def test_a_value_leads_to_the_norms_that_it_speaks_from_without_a_network(
    noor: Phone, site: Site
) -> None:
    daan, norms = site.api("daan"), site.world.cast.norms
    send(daan, f"/console/norms/{norms['loop']}/roots", act=f"link:value:{valued(daan)}")
    noor.open(f"/app/norms/{norms['loop']}")
    noor.send_now()
    value = noor.page.get_by_role("list", name="Waarden").get_by_role("link")
    expect(value).to_be_visible()
    noor.offline()
    value.click()
    expect(noor.page.get_by_text("Normen bij de waarde")).to_be_visible()
    expect(row(noor, "We lopen mee")).to_be_visible()
    expect(row(noor, BELL)).to_have_count(0)
    noor.page.get_by_role("link", name="Toon alle normen").click()
    expect(row(noor, BELL)).to_be_visible()


def test_a_compliment_greets_the_team_without_a_network_and_goes_when_it_should_not_stand_there(
    noor: Phone, phone: MakePhone, site: Site
) -> None:
    app, cast, fatima = site.world.app, site.world.cast, site.api("fatima")
    leave(app.test_client(), card_for(app, cast))
    judge(fatima, "approve")
    with app.app_context():
        [left] = db.session.query(Compliment)
        link_voices(db.session(), cast.norms["loop"], [str(left.voice_id)], on=True)
        db.session.commit()
    sem = phone("sem")
    greeting = noor.page.get_by_role("region", name="Een klant zei")
    noor.send_now()
    expect(greeting).to_contain_text(TEXT)
    noor.offline()
    noor.page.reload()
    expect(greeting).to_contain_text(TEXT)
    greeting.get_by_role("link").click()
    expect(noor.page.get_by_role("heading", name="Een klant zei")).to_be_visible()
    expect(main(noor)).to_contain_text(TEXT)
    expect(noor.page.get_by_role("link", name="We lopen mee")).to_be_visible()
    noor.page.get_by_role("button", name="Dit hoort hier niet").click()
    expect(noor.page.get_by_text("Geen verbinding. Probeer het straks nog eens.")).to_be_visible()
    expect(main(noor)).to_contain_text(TEXT)
    noor.online()
    noor.page.get_by_role("button", name="Dit hoort hier niet").click()
    expect(noor.page.get_by_role("heading", name="Dit staat hier niet meer")).to_be_visible()
    assert (
        "Een collega vindt dat dit er niet hoort te staan." in fatima.get("/lead/compliments").text
    )
    expect(sem.page.get_by_role("region", name="Een klant zei")).to_contain_text(TEXT)
    sem.send_now()
    expect(sem.page.get_by_role("region", name="Een klant zei")).to_have_count(0)
    sem.open(f"/app/norms/{cast.norms['loop']}")
    expect(main(sem)).to_be_visible()
    expect(main(sem)).not_to_contain_text(TEXT)


def test_who_has_seen_a_greeting_is_not_greeted_again_and_the_logo_shows_offline(
    noor: Phone, site: Site
) -> None:
    app, cast = site.world.app, site.world.cast
    leave(app.test_client(), card_for(app, cast))
    judge(site.api("fatima"), "approve")
    assert send_logo(site.api("daan"), picture("PNG")).status_code == 303
    noor.send_now()
    greeting = noor.page.get_by_role("region", name="Een klant zei")
    greeting.get_by_role("button", name="Gezien").click()
    expect(greeting).to_have_count(0)
    until(noor.page, f"async arg => (await ({READ})(arg)).some(it => it?.logo)", ["meta"])
    noor.offline()
    noor.page.reload()
    expect(noor.page.get_by_role("heading", level=1)).to_contain_text("Noor")
    expect(noor.page.get_by_role("region", name="Norm van de week")).to_be_visible()
    expect(greeting).to_have_count(0)
    noor.page.get_by_role("link", name="Ik", exact=True).click()
    logo = noor.page.get_by_role("img", name="Van Dijk Wonen")
    expect(logo).to_be_visible()
    until(noor.page, "() => document.querySelector('img.logo').naturalWidth > 0")


def _began_long_ago(session: Session, norm_id: str) -> None:
    began = clock.now() - LONG_AGO
    session.execute(
        update(NormVersion).where(NormVersion.norm_id == norm_id).values(published_at=began)
    )
    session.commit()
