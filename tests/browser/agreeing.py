"""A team that agrees, by its API: what lies with the members before a phone looks."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from flask.testing import FlaskClient
from playwright.sync_api import expect
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.kernel import clock
from app.kernel.db import new_id
from app.norms.models import NormVersion
from app.norms.settling import settle_due
from tests.browser.faults import problem
from tests.browser.phone import Phone
from tests.browser.site import Site

TITLE = "We groeten iedereen"
WORDS = {
    "symbol": "zien", "hue": 3, "title": TITLE, "summary": "Ook als het druk is.",
    "frame": "We kijken op en zeggen hallo.", "room": "Hoe je groet, kies je zelf.",
    "say": ["Hallo, fijn dat u er bent."], "rather_not": ["Momentje."], "why": "",
}  # fmt: skip


def proposes(browser: FlaskClient, site: Site, norm: str, **other: Any) -> None:
    content = WORDS | {"team": site.world.cast.teams["utrecht"], "base": None} | other
    answer = browser.put(f"/api/norms/{norm}/proposals/{new_id()}", json=content)
    assert answer.status_code == 201, answer.json


def chooses(browser: FlaskClient, norm: str, version: int, stance: str) -> None:
    content = {"version": version, "stance": stance}
    answer = browser.put(f"/api/norms/{norm}/agreement", json=content)
    assert answer.status_code == 200, answer.json


def past_deadline(site: Site, norm: str) -> None:
    """The time to choose about this norm is up."""

    def question(session: Session) -> None:
        late = clock.now() - timedelta(hours=1)
        session.execute(
            update(NormVersion).where(NormVersion.norm_id == norm).values(deadline=late)
        )
        settle_due(session)
        session.commit()

    site.ask(question)


def agreed(site: Site) -> str:
    """A norm in force in Utrecht, on which noor proposed a change; gives its id."""
    norm = new_id()
    noor, sem, fatima = (site.api(login) for login in ("noor", "sem", "fatima"))
    proposes(noor, site, norm)
    for member in (sem, fatima):
        chooses(member, norm, 1, "agree")
    proposes(noor, site, norm, base=1, frame="We kijken op en zeggen goedemorgen.")
    return norm


def states(sem: Phone, fatima: Phone, norm: str) -> Iterator[tuple[str, Phone]]:
    """Every state of a norm that a team chooses about: its name, and who sees it."""
    site, page = sem.site, sem.page
    sem.open("/app/")
    yield "Vandaag", sem
    sem.open("/app/norms")
    yield "Normen", sem
    sem.open(f"/app/norms/{norm}")
    keep = page.locator("#agreeing .btn.main")
    keep.click()
    expect(page.get_by_role("alert").locator(".wrong")).to_be_visible()
    yield "nothing chosen", sem
    page.locator("input[name=stance]").nth(2).check()
    keep.click()
    page.locator("#point").fill("Wat als er een rij staat?")
    yield "a point", sem
    sem.offline()
    keep.click()
    expect(page.locator(".chosen .tag")).to_be_visible()
    yield "waiting", sem
    site.faults.on("PUT /api/norms/*", problem(409, "other_version", "Read it again."))
    sem.online()
    expect(page.locator(".note.no")).to_be_visible()
    yield "came back", sem
    keep.click()
    sem.drained()
    yield "chosen", sem
    fatima.open(f"/app/norms/{norm}")
    fatima.page.locator(".answer .btn").click()
    yield "answering", fatima
    fatima.page.locator(".answer textarea").fill("Dan knik je.")
    fatima.offline()
    fatima.page.locator(".answer .btn.cool").click()
    expect(fatima.page.locator(".answer .note")).to_be_visible()
    yield "an answer waits", fatima
    fatima.online()
    fatima.drained()
    sem.send_now()
    expect(keep).to_be_visible()
    yield "asked again", sem
    past_deadline(site, norm)
    sem.send_now()
    expect(page.locator(".proposed")).to_have_count(0)
    page.locator(".versions summary").click()
    expect(page.locator(".versions li").first).to_be_visible()
    yield "in force by its deadline, and what was before", sem
