"""Fixtures: the built app served to a real Chromium, and the phones, tablets and tabs in it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from app.kernel import static
from app.phone import views
from tests.browser.chromium import FLAGS, find
from tests.browser.demo import Demo
from tests.browser.pages import pages
from tests.browser.phone import DUTCH, Phone
from tests.browser.profile import Profile
from tests.browser.site import Site
from tests.databases import no_postgresql, postgresql_world, sqlite_world

MakePhone = Callable[..., Phone]
MakeProfile = Callable[..., Profile]

expect.set_options(timeout=30_000)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """One for the package and no longer: while it lives, this thread has a running event loop."""
    with sync_playwright() as found:
        yield found


@pytest.fixture(scope="package")
def program() -> str:
    path = find()
    if path is None:
        pytest.fail("no Chromium; python -m tests.browser.chromium installs it")
    return path


@pytest.fixture(scope="package")
def browser(playwright: Playwright, program: str) -> Iterator[Browser]:
    found = playwright.chromium.launch(executable_path=program, args=FLAGS)
    yield found
    found.close()


@pytest.fixture(scope="package")
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the built files to serve, so that a test can bring out another build."""
    folder = tmp_path_factory.mktemp("build") / "dist"
    shutil.copytree(static.DIST, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(static, "DIST", folder)
        patch.setattr(views, "DIST", folder)
        static._assets.cache_clear()
        yield folder
    static._assets.cache_clear()


@pytest.fixture(scope="package")
def sqlite_site(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with sqlite_world(tmp_path_factory.mktemp("site")) as world:
        found = Site(world)
        yield found
        found.close()


@pytest.fixture(scope="package")
def postgresql_site(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    if reason := no_postgresql():  # the same is walked on SQLite; the skip says what was not
        pytest.skip(reason)
    with postgresql_world(tmp_path_factory.mktemp("site")) as world:
        found = Site(world)
        yield found
        found.close()


@pytest.fixture(scope="package")
def demo_site(build: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo organisation, to look at."""
    found = Site(Demo(tmp_path_factory.mktemp("demo")))
    yield found
    found.close()


@pytest.fixture(scope="package")
def walked(demo_site: Site) -> list[tuple[str, str | None]]:
    """Each page of the server with who reads it. Asked for once: a new card ends the one before."""
    return pages(demo_site)


@pytest.fixture(scope="package")
def drawn_here(walked: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Those that the server draws itself: not the phone's app."""
    return [one for one in walked if not one[0].startswith("/app/")]


@pytest.fixture
def site(sqlite_site: Site) -> Site:
    """The app with the cast in it, as if no test had been here."""
    sqlite_site.renew()
    return sqlite_site


@pytest.fixture
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Browser contexts: each a device of its own, without a history."""
    made: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        made.append(browser.new_context(**(DUTCH | options)))
        return made[-1]

    yield make
    for context in made:
        context.close()


@pytest.fixture
def phone(playwright: Playwright, contexts: Callable[..., BrowserContext], site: Site) -> MakePhone:
    """A phone on which this person signed in before; without a name: on which nobody did."""

    def make(login: str | None = None, device: str = "Pixel 7", **options: object) -> Phone:
        context = contexts(**(playwright.devices[device] | options))
        found = Phone(context, site)
        if login:
            found.remember(login)
            found.open()
            found.has_pulled()
        return found

    return make


@pytest.fixture
def profile(playwright: Playwright, program: str, tmp_path: Path) -> Iterator[MakeProfile]:
    """A browser with a profile on disk, that can be killed and started again."""
    made: list[Profile] = []

    def make(**options: object) -> Profile:
        folder = tmp_path / f"profile-{len(made)}"
        made.append(Profile(playwright, program, folder, DUTCH | options))
        return made[-1]

    yield make
    for found in made:
        found.close()
