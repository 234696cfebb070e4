"""What comes back, and what a device cannot keep: words are not lost, nothing is said too soon."""

import pytest
from playwright.sync_api import expect

from app.kernel.db import db
from app.people.service import end_person
from tests.browser import rows
from tests.browser.conftest import MakePhone
from tests.browser.exactly_once import WRITES, arrives
from tests.browser.faults import problem
from tests.browser.phone import REFUSED, until
from tests.browser.site import Site

REASON = "Dit kunnen we zo niet aannemen."
FULL = """() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
  window.mend = () => void (IDBObjectStore.prototype.put = put);
}"""
ABORTS = """() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...row) {
    const asked = put.apply(this, row);
    this.transaction.abort();
    return asked;
  };
  window.mend = () => void (IDBObjectStore.prototype.put = put);
}"""
NOBODYS = "async () => (await indexedDB.databases()).every(({ name }) => name === 'beleef-device')"
# Every word that was in the page, however short and whoever could read it.
LISTEN = """() => {
  window.said = "";
  new MutationObserver(() => (window.said += document.body.textContent + "\\n")).observe(
    document.body, { subtree: true, childList: true, characterData: true });
}"""


def test_what_the_server_refuses_comes_back_to_be_mended(phone: MakePhone, site: Site) -> None:
    """I-7: never dropped, never tried again unchanged."""
    noor = phone("noor")
    site.faults.on(WRITES[0], problem(422, "invalid", REASON))
    noor.tell("Dit mag zo niet.")
    card = noor.card("Dit mag zo niet.")
    expect(card).to_contain_text(REFUSED)
    expect(card).to_contain_text(REASON)
    pulls = len(site.faults.seen("GET /api/sync*"))
    noor.send_now()
    while len(site.faults.seen("GET /api/sync*")) == pulls:
        noor.page.wait_for_timeout(50)
    assert len(site.faults.seen(WRITES[0])) == 1

    card.get_by_role("button", name="Aanpassen").click()
    field = noor.page.get_by_role("textbox", name="Wat gebeurde er?")
    expect(field).to_have_value("Dit mag zo niet.")
    field.fill("Zo mag het wel.")
    noor.page.get_by_role("button", name="Bewaren").click()
    arrives(noor, ["Zo mag het wel."])
    assert rows.moments(site) == ["Zo mag het wel."]
    expect(noor.card("Zo mag het wel.")).not_to_contain_text(REFUSED)


@pytest.mark.parametrize("failure", [FULL, ABORTS], ids=["no room", "transaction aborted"])
def test_what_the_device_cannot_keep_stays_in_the_form_and_is_never_called_saved(
    phone: MakePhone, failure: str
) -> None:
    """I-1."""
    noor = phone("noor")
    noor.go("Vertel")
    field = noor.page.get_by_role("textbox", name="Wat gebeurde er?")
    expect(field).to_be_focused()
    noor.page.evaluate(failure)
    noor.page.evaluate(LISTEN)
    field.fill("Er is geen plek meer.")
    noor.page.get_by_role("button", name="Bewaren").click()
    expect(noor.page.get_by_role("alert")).to_contain_text("Je tekst staat er nog.")
    expect(field).to_have_value("Er is geen plek meer.")
    said = noor.page.evaluate("window.said")
    assert "Je tekst staat er nog." in said
    assert "bewaard" not in said.lower()
    assert noor.outbox == []

    noor.page.evaluate("window.mend()")
    noor.page.get_by_role("button", name="Bewaren").click()
    expect(noor.card("Er is geen plek meer.")).to_be_visible()
    arrives(noor, ["Er is geen plek meer."])


def test_words_half_written_survive_a_closed_app(phone: MakePhone) -> None:
    noor = phone("noor")
    noor.go("Vertel")
    field = noor.page.get_by_role("textbox", name="Wat gebeurde er?")
    field.fill("Halverwege een zin")
    expect(noor.page.get_by_text("Concept bewaard")).to_be_visible()
    noor.page.close()
    later = noor.another_window()
    later.open("/app/tell")
    field = later.page.get_by_role("textbox", name="Wat gebeurde er?")
    expect(field).to_have_value("Halverwege een zin")


def test_whoever_lost_the_account_can_take_the_words_along(phone: MakePhone, site: Site) -> None:
    """I-6: locked, exported as text, and wiped after confirmation."""
    noor = phone("noor")
    noor.offline()
    noor.tell("Mijn laatste dag.")
    with site.world.app.app_context():
        end_person(db.session(), site.world.cast.people["noor"])
        db.session.commit()
    noor.online()
    noor.page.get_by_role("link", name="Inloggen").click()
    noor.page.get_by_role("textbox", name="Inlognaam").fill("noor")
    noor.page.get_by_role("textbox", name="Wachtwoord").fill("beleef-demo")
    noor.page.get_by_role("button", name="Inloggen").click()
    expect(noor.page.get_by_role("heading", name="Je account is gesloten")).to_be_visible()
    with noor.page.expect_download() as took:
        noor.page.get_by_role("link", name="Bewaren als tekst").click()
    assert "Mijn laatste dag." in took.value.path().read_text()
    noor.page.get_by_role("button", name="Alles van dit apparaat verwijderen").click()
    expect(noor.page.get_by_role("textbox", name="Inlognaam")).to_be_visible()
    until(noor.page, NOBODYS)
    assert rows.moments(site) == []
