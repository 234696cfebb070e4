"""The app as a thing on the phone: how heavy it is, how it starts offline, how it is replaced."""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MakePhone, MakeProfile
from tests.browser.exactly_once import WRITES, arrives
from tests.browser.faults import ALWAYS, drop
from tests.browser.phone import CONTROLLED, WAITING, Phone, until
from tests.browser.push_chain import wait_for
from tests.browser.site import Site

ALL, SCRIPT = 100_000, 40_000  # bytes on the line, the hard limits of C1

CACHED = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
  }
  return found;
}"""


def precached(build: Path) -> list[str]:
    """The addresses that the worker fetches when it is installed, as they stand in it."""
    return sorted(set(re.findall(r"/static/pwa/dist/[\w.-]+", (build / "sw.js").read_text())))


def weigh(site: Site) -> tuple[int, int]:
    """Bytes of everything that passed, headers and all, and of the scripts among them."""
    total = script = 0
    for _asked, reply in site.faults.seen("*"):
        assert reply is not None
        head = sum(len(name) + len(value) + 4 for name, value in reply.headers)
        total += head + len(reply.body)
        if "javascript" in dict(reply.headers).get("Content-Type", ""):
            script += head + len(reply.body)
    return total, script


@pytest.mark.parametrize("login", [None, "noor"], ids=["signing in", "signed in"])
def test_the_first_load_is_light(
    phone: MakePhone, site: Site, login: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """C1: with an empty cache, up to where a person can begin."""
    fresh = phone(service_workers="block")  # what the worker fetches comes after the first load
    if login:
        site.told("sem", "Een verhaal voor de eerste keer.")
        fresh.remember(login)
    site.faults.renew()
    fresh.open()
    fresh.page.wait_for_load_state("networkidle")
    if login:
        expect(fresh.card("Een verhaal voor de eerste keer.")).to_be_visible()
    else:
        expect(fresh.page.get_by_role("button", name="Inloggen")).to_be_visible()
    total, script = weigh(site)
    name = "signed in" if login else "signing in"
    with capsys.disabled():  # the figure itself, in every run
        sys.stdout.write(f"\nfirst load, {name}: {total} bytes, {script} of script\n")
    assert 10_000 < script <= SCRIPT
    assert script < total <= ALL


def test_every_precached_address_is_there(build: Path, site: Site) -> None:
    """One that is missing keeps every phone at the version before."""
    addresses = precached(build)
    assert len(addresses) > 5
    client = site.world.app.test_client()
    for address in ["/app/", *addresses]:
        with client.get(address) as answer:
            assert answer.status_code == 200, address


def test_after_the_first_visit_every_screen_opens_without_a_network(
    phone: MakePhone, site: Site
) -> None:
    noor = phone("noor")
    norm = site.world.cast.norms["loop"]
    noor.offline()
    for path in ("/app/", "/app/moments", "/app/tell", "/app/norms", f"/app/norms/{norm}",
                 "/app/feedback", "/app/feedback/give", "/app/me"):  # fmt: skip
        noor.open(path)
        assert "Dit scherm is er nog niet" not in noor.words
    noor.open(f"/app/norms/{norm}")
    for heading in ("Kader", "Ruimte", "Zo zeggen we het", "Liever niet", "Waarom"):
        expect(noor.page.get_by_role("heading", name=heading)).to_be_visible()


def test_a_norm_is_found_by_any_word_of_it_without_a_network(phone: MakePhone) -> None:
    noor = phone("noor")
    noor.offline()
    noor.go("Normen")
    noor.page.get_by_role("searchbox", name="Zoek een norm").fill("achterín")
    expect(noor.page.get_by_role("link", name="We lopen mee")).to_be_visible()
    noor.page.get_by_role("searchbox", name="Zoek een norm").fill("giraffe")
    expect(noor.page.get_by_role("link", name="We lopen mee")).to_be_hidden()


def test_no_answer_of_the_api_is_in_any_cache(phone: MakePhone, site: Site) -> None:
    noor = phone("noor")
    for place in ("Belevingen", "Normen", "Feedback", "Vandaag"):
        noor.go(place)
        expect(noor.bar.get_by_role("link", name=place)).to_have_attribute("aria-current", "page")
    wait_for(lambda: site.faults.seen("GET /api/feedback*"))
    kept = noor.page.evaluate(CACHED)
    assert "/app/" in kept
    assert [path for path in kept if not re.match(r"/app/$|/static/pwa/dist/", path)] == []


@pytest.fixture
def new_version(build: Path) -> Iterator[Callable[[], object]]:
    """Bring out another build: other worker, other cache."""
    worker = build / "sw.js"
    before = worker.read_text()
    [name] = set(re.findall(r"shell-[0-9a-f]{10}", before))
    yield lambda: worker.write_text(before.replace(name, f"{name}-next"))
    worker.write_text(before)


def test_a_new_version_is_offered_and_does_not_reload_under_typing(
    phone: MakePhone, new_version: Callable[[], object]
) -> None:
    noor = phone("noor")
    other = noor.another_window()
    other.open()
    answer = noor.page.locator("form.ask").get_by_role("textbox")
    answer.fill("Midden in een zin")
    noor.page.evaluate("window.same = true")
    new_version()
    noor.page.evaluate("navigator.serviceWorker.ready.then(worker => void worker.update())")
    offer = noor.page.get_by_role("button", name="Nieuwe versie")
    expect(offer).to_be_visible()

    with other.page.expect_navigation():  # one window takes it, and only that one starts again
        other.page.get_by_role("button", name="Nieuwe versie").click()
    expect(other.page.locator("h1").first).to_be_visible()
    expect(answer).to_have_value("Midden in een zin")
    assert noor.page.evaluate("window.same") is True

    with noor.page.expect_navigation():
        offer.click()
    expect(answer).to_have_value("Midden in een zin")  # a draft outlives the page
    expect(offer).to_be_hidden()
    until(noor.page, CONTROLLED)
    until(noor.page, "async () => (await caches.keys()).join().endsWith('-next')")


def test_what_waits_outlives_a_new_version(
    phone: MakePhone, new_version: Callable[[], object]
) -> None:
    """I-15, for the version next to this one."""
    noor = phone("noor")
    noor.offline()
    noor.tell("Onverstuurd door de update heen.")
    noor.site.faults.on(WRITES[0], drop, ALWAYS)
    noor.online()
    new_version()
    noor.page.evaluate("navigator.serviceWorker.ready.then(worker => void worker.update())")
    with noor.page.expect_navigation():
        noor.page.get_by_role("button", name="Nieuwe versie").click()
    expect(noor.card("Onverstuurd door de update heen.")).to_contain_text(WAITING)
    noor.site.faults.heal()
    arrives(noor, ["Onverstuurd door de update heen."])


def test_the_app_is_installable(profile: MakeProfile, site: Site) -> None:
    noor = Phone(profile().start(), site)
    noor.page.add_init_script("addEventListener('beforeinstallprompt', () => (window.offered = 1))")
    noor.open()
    until(noor.page, CONTROLLED)
    line = noor.context.new_cdp_session(noor.page)
    assert line.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    manifest = line.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["id"] == "/app/"
    noor.page.locator("h1").first.click()  # Chromium offers after a touch
    until(noor.page, "() => window.offered")


def test_what_the_manifest_names_is_there(site: Site) -> None:
    client = site.world.app.test_client()
    manifest = client.get("/app/manifest.webmanifest").get_json(force=True)
    pictures = [*manifest["icons"], *manifest["screenshots"]]
    pictures += [icon for shortcut in manifest["shortcuts"] for icon in shortcut["icons"]]
    purposes = {icon["purpose"] for icon in manifest["icons"]}
    assert purposes == {"any", "maskable"}
    for picture in pictures:
        with client.get(picture["src"]) as answer:
            assert (answer.status_code, answer.mimetype) == (200, picture["type"])
            assert "x".join(map(str, size_of_png(answer.data))) == picture["sizes"]


def size_of_png(data: bytes) -> tuple[int, int]:
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
