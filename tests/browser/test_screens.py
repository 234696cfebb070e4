"""Every screen, light and dark, wide and narrow: no finding of axe, no complaint of the browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Playwright, expect

from tests.browser.agreeing import agreed, states
from tests.browser.desk import Desk, desks
from tests.browser.faults import problem
from tests.browser.looking import drawn, listening, wrong_with
from tests.browser.phone import Phone
from tests.browser.site import Site
from tests.browser.walk import PHONE, open_folds, visit

Contexts = Callable[..., BrowserContext]
PARTS = 3  # so that no test takes long on a slow machine


@pytest.fixture
def noor(contexts: Contexts, playwright: Playwright, demo_site: Site) -> Phone:
    found = Phone(contexts(**playwright.devices["Pixel 7"]), demo_site)
    found.remember("noor")
    found.open()
    found.has_pulled()
    return found


@pytest.mark.parametrize("turn", range(PARTS))
def test_every_screen_of_the_phone_is_in_order(noor: Phone, turn: int) -> None:
    found = {}
    with listening(noor.page, but="404 (Not Found)") as heard:
        for name in list(PHONE)[turn::PARTS]:
            visit(noor, name)
            found[name] = [*wrong_with(noor.page), *heard]
            heard.clear()
    assert {name: findings for name, findings in found.items() if findings} == {}


def test_what_waits_and_what_came_back_is_in_order_on_the_phone(
    phone: Callable[..., Phone], site: Site
) -> None:
    noor = phone("noor")
    site.told("sem", "Een verhaal om op te reageren.")
    found = {}
    site.faults.on("PUT /api/moments/*", problem(422, "invalid", "Dit kunnen we niet aannemen."))
    noor.tell("Dit kwam terug.")
    expect(noor.card("Dit kwam terug.")).to_contain_text("niet aangenomen")
    noor.offline()
    noor.tell("Dit wacht nog.")
    found["Belevingen"] = wrong_with(noor.page)
    noor.compliment("Sem", "Ik zag dat je de deur openhield.")
    found["Feedback"] = wrong_with(noor.page)
    noor.reflect("Goed.")
    found["Vandaag"] = wrong_with(noor.page)
    noor.open("/app/me#outbox")
    open_folds(noor.page)
    found["Ik"] = wrong_with(noor.page)
    noor.page.get_by_role("button", name="Afmelden").click()
    expect(noor.page.get_by_role("dialog")).to_be_visible()
    found["Afmelden"] = wrong_with(noor.page)
    assert {name: findings for name, findings in found.items() if findings} == {}


def test_what_a_team_chooses_about_is_in_order_on_the_phone(
    phone: Callable[..., Phone], site: Site
) -> None:
    norm = agreed(site)
    sem, fatima = phone("sem"), phone("fatima")
    found = {name: wrong_with(seen.page) for name, seen in states(sem, fatima, norm)}
    assert len(found) > 9
    assert {name: findings for name, findings in found.items() if findings} == {}


def test_signing_in_on_the_phone_is_in_order(phone: Callable[..., Phone]) -> None:
    nobody = phone()
    with listening(nobody.page, but="401 (Unauthorized)") as heard:
        nobody.open()  # and the app asks who is signed in
        assert [*wrong_with(nobody.page), *heard] == []
        nobody.page.get_by_role("button", name="Inloggen").click()
        expect(nobody.page.get_by_role("alert")).to_contain_text("Vul")
        assert [*wrong_with(nobody.page), *heard] == []


@pytest.mark.parametrize("turn", range(PARTS))
def test_every_page_of_the_server_is_in_order(
    contexts: Contexts, demo_site: Site, drawn_here: list[tuple[str, str | None]], turn: int
) -> None:
    """Each on the screen that it is made for; `wrong_with` also looks at the narrowest."""
    found = {}
    for desk, paths in desks(contexts, demo_site, drawn_here[turn::PARTS]):
        with listening(desk.page) as heard:
            for path in paths:
                desk.open(path)
                drawn(desk.page)
                found[path] = [*wrong_with(desk.page), *heard]
                heard.clear()
    assert len(found) > 6
    assert {path: findings for path, findings in found.items() if findings} == {}


def test_an_error_page_is_in_order(contexts: Contexts, demo_site: Site) -> None:
    desk = Desk(contexts, demo_site, None)
    desk.open("/nowhere")
    assert wrong_with(desk.page) == []


def test_control_a_screen_with_faults_is_caught(contexts: Contexts) -> None:
    page = contexts().new_page()
    with listening(page) as heard:
        page.set_content(
            "<meta http-equiv=content-security-policy content=\"img-src 'none'\">"
            "<h1>x</h1><nav class=bar><a href=/>kort</a></nav><img src=http://127.0.0.1:9/x.png>"
            "<p style='width: 500px; color: #ccc; background: #fff'>breed en bleek</p>"
        )
        page.wait_for_load_state("networkidle")
        found = " ".join([*wrong_with(page), *heard])
    for caught in ("image-alt", "color-contrast", "px wide at 320", "too small to hit", "img-src"):
        assert caught in found
