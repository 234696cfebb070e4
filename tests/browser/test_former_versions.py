"""I-15: what waits on a device of the two builds before this one outlives the update."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.moments.models import Comment
from tests.browser import former_devices, rows
from tests.browser.conftest import MakePhone
from tests.browser.faults import ALWAYS, drop, lose_answer
from tests.browser.former_devices import ANSWER, DRAFT, PRAISE, REPLY, RETURNED, STORY, Device
from tests.browser.looking import wrong_with
from tests.browser.phone import REFUSED, WAITING, Phone, until
from tests.browser.site import Site

Former = Callable[[Phone], Device]
FORMER = [former_devices.first, former_devices.second]
# What a build does whose migration makes the outbox anew, in the place of adding to it.
FORGETFUL = """() => {
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (name, version) {
    const asked = open.call(this, name, version);
    asked.addEventListener("upgradeneeded", event => {
      const upgraded = event.oldVersion && name !== "beleef-device";
      if (upgraded) asked.transaction.objectStore("outbox").clear();
    });
    return asked;
  };
}"""


@pytest.fixture
def updated(phone: MakePhone, site: Site) -> Callable[..., Phone]:
    """Today's build on a device that a former one left, without a network at first."""

    def make(former: Former, mutation: str = "") -> Phone:
        noor = phone()
        noor.remember("noor")
        name = former_devices.leave(noor, former(noor))
        for pattern in ("GET /api/*", "PUT /api/*", "POST /api/*"):
            site.faults.on(pattern, drop, ALWAYS)
        if mutation:
            noor.page.add_init_script(f"({mutation})()")
        noor.open("/app/moments?scope=team")
        until(noor.page, former_devices.VERSION, name)
        return noor

    return make


def drains_once(noor: Phone, site: Site) -> None:
    """Every word that waited is there, once; what was refused still waits for its writer."""
    site.faults.heal()
    site.faults.on("POST /api/outbox", lose_answer)  # and the first answer never comes back
    noor.send_now()
    noor.outbox_where("items.filter(item => item.state === 'waiting').length === 0")
    assert rows.moments(site) == [STORY]
    assert rows.feedback(site) == [PRAISE]
    assert rows.reflections(site) == [ANSWER]
    assert site.ask(lambda session: list(session.scalars(select(Comment.text)))) == [REPLY]
    assert [item["body"]["text"] for item in noor.outbox] == [RETURNED]


@pytest.mark.parametrize("former", FORMER)
def test_what_waits_on_a_former_build_is_shown_kept_and_delivered_once(
    updated: Callable[..., Phone], site: Site, former: Former
) -> None:
    noor = updated(former)
    expect(noor.card(STORY)).to_contain_text(WAITING)
    expect(noor.card(RETURNED)).to_contain_text(REFUSED)
    assert len(noor.outbox) == 5
    name = f"beleef-{site.world.cast.people['noor']}"
    assert noor.page.evaluate(former_devices.VERSION, name) == 3
    noor.go("Vandaag")
    expect(noor.page.locator("h1")).to_contain_text("Noor")
    drains_once(noor, site)
    noor.has_pulled()  # everything anew, in today's shapes
    me = next(row for row in noor.kept("meta") if isinstance(row, dict) and "login" in row)
    assert me["waiting"]["attention"] == []
    noor.go("Vertel")
    field = noor.page.get_by_role("textbox", name="Wat gebeurde er?")
    expect(field).to_have_value(DRAFT)


@pytest.mark.parametrize("former", FORMER)
def test_control_a_build_that_makes_the_outbox_anew_is_caught(
    updated: Callable[..., Phone], site: Site, former: Former
) -> None:
    noor = updated(former, FORGETFUL)
    with pytest.raises(AssertionError):
        drains_once(noor, site)


def test_a_build_that_is_too_old_keeps_its_words_and_offers_the_new_one(
    phone: MakePhone, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    noor = phone("noor")
    noor.offline()
    noor.tell("Geschreven met een oude versie.")
    config: dict[str, Any] = site.world.app.config
    monkeypatch.setitem(config, "OLDEST_CLIENT", 99)
    noor.online()
    offer = noor.page.get_by_role("complementary").filter(has_text="te oud om te versturen")
    expect(offer).to_contain_text("Wat je schreef staat veilig op deze telefoon.")
    assert wrong_with(noor.page) == []
    expect(noor.card("Geschreven met een oude versie.")).to_contain_text(WAITING)
    assert rows.moments(site) == []
    assert [item["state"] for item in noor.outbox] == ["waiting"]
    with noor.page.expect_navigation():
        offer.get_by_role("button", name="Nieuwe versie").click()
    monkeypatch.setitem(config, "OLDEST_CLIENT", 1)  # which is what the new version amounts to
    noor.send_now()
    noor.drained()
    assert rows.moments(site) == ["Geschreven met een oude versie."]
