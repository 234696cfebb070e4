"""Taking one's data along, and having it erased: nothing stays on this device or another."""

import io
import zipfile

from playwright.sync_api import expect

from app.people.session import config_of
from app.privacy.ledger import Ledger
from tests.browser.conftest import MakePhone
from tests.browser.phone import Phone
from tests.browser.remains import everything
from tests.browser.site import Site
from tests.cast import PASSWORD

STORY = "Kwikzilver"


def my_data(phone: Phone) -> None:
    phone.open("/app/me")
    phone.page.get_by_text("Mijn gegevens", exact=True).click()


def erase(phone: Phone) -> None:
    phone.page.get_by_role("button", name="Wis mijn gegevens").click()
    asked = phone.page.get_by_role("dialog")
    asked.get_by_label("Je wachtwoord").fill(PASSWORD)
    asked.get_by_role("button", name="Wis alles, voorgoed").click()
    expect(asked.get_by_text("om door te gaan")).to_be_visible()
    asked.get_by_label("Typ het woord").fill("wissen")
    asked.get_by_role("button", name="Wis alles, voorgoed").click()
    expect(phone.page.get_by_role("textbox", name="Inlognaam")).to_be_visible()
    expect(phone.page.get_by_text("Je gegevens zijn gewist.")).to_be_visible()
    phone.page.reload()
    expect(phone.page.get_by_role("textbox", name="Inlognaam")).to_be_visible()
    assert phone.page.get_by_text("Je gegevens zijn gewist.").count() == 0  # said once


def test_one_takes_everything_along(phone: MakePhone, site: Site) -> None:
    site.told("noor", STORY)
    noor = phone("noor")
    my_data(noor)
    noor.page.get_by_label("Je wachtwoord").fill(PASSWORD)
    noor.page.get_by_role("button", name="Haal mijn gegevens op").click()
    with noor.page.expect_download() as download:
        noor.page.get_by_role("link", name="Bewaar beleef.zip").click()
    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as file:
        assert STORY in file.read("lees-mij.html").decode()


def test_nothing_of_who_was_erased_stays_on_any_of_their_devices(
    phone: MakePhone, site: Site
) -> None:
    site.told("noor", STORY, visibility="private")
    here, there = phone("noor"), phone("noor")
    for device in (here, there):
        device.open("/app/moments?scope=mine")
        expect(device.page.get_by_text(STORY)).to_be_visible()
        assert STORY in everything(device)
    my_data(here)
    erase(here)
    there.open("/app/")
    expect(there.page.get_by_role("textbox", name="Inlognaam")).to_be_visible()
    for device in (here, there):
        left = everything(device)
        assert STORY not in left
        assert site.world.cast.people["noor"] not in left
    Ledger(config_of(site.world.app).data).path.unlink()
