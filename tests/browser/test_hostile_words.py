"""What strangers bring in stays words: nothing of it runs in a real browser, and none is tried."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import select

from app.kernel.db import db
from app.norms.roots import link_voices
from app.voices.models import CustomerVoice
from tests.browser.conftest import MakePhone
from tests.browser.desk import DESKTOP, TABLET, Desk
from tests.browser.phone import Phone
from tests.browser.site import Site
from tests.voices.saying import card_for, said
from tests.voices.test_compliments import judge

Contexts = Callable[..., BrowserContext]

HOSTILE = (
    "<script>document.title = 'run'</script>",
    '"><img src=x onerror="document.title = \'run\'">',
    "<svg/onload=\"document.title='run'\">",
    "<a href=\"javascript:document.title='run'\">klik</a>",
    "<iframe srcdoc=\"<script>parent.document.title='run'</script>\"></iframe>",
    "<style>*{display:none}</style>",
    "<base href=//127.0.0.1:9/><form action=/>",
    "{{ 7 * 7 }} ${7 * 7} =1+1",
    "\u202eomgekeerd\u202c en \u2066nog eens\u2069",
)
AS_MARKUP = """() => {
  const image = document.createElement("img");
  image.setAttribute("src", "x");
  document.body.append(image);
}"""
NOTHING_RAN = "document.title !== 'run' && !document.querySelector('[src=x], [srcdoc], base')"


def is_harmless(page: Page) -> None:
    assert page.evaluate(NOTHING_RAN)
    expect(page.get_by_text("<style>*{display:none}</style>").first).to_be_visible()


def test_what_a_stranger_leaves_on_a_card_stays_words_for_whoever_reads_it(
    contexts: Contexts, site: Site, phone: MakePhone
) -> None:
    app, cast = site.world.app, site.world.cast
    code = card_for(app, cast)
    stranger = Desk(contexts, site, None)
    for text in HOSTILE:
        page = stranger.open(f"/c/{code}")
        page.locator("textarea").fill(text)
        page.get_by_role("button", name="Versturen").click()
        page.wait_for_url("**/thanks*")
    lead = Desk(contexts, site, "fatima", viewport=TABLET)
    is_harmless(lead.open("/lead/compliments"))
    for _text in HOSTILE:
        judge(site.api("fatima"), "approve")
    daan = site.api("daan")
    voice = said(daan, text=" ".join(HOSTILE[:6]))
    admin = Desk(contexts, site, "daan", viewport=DESKTOP)
    is_harmless(admin.open("/console/voices"))
    is_harmless(admin.open(f"/console/voices/{voice}"))
    is_harmless(admin.open(f"/console/voices?search={HOSTILE[5]}"))
    assert stranger.complaints + lead.complaints + admin.complaints == []
    behind_the_norm(site, phone("noor"))


def behind_the_norm(site: Site, noor: Phone) -> None:
    """A voice stands on the norm's page on the phone."""
    norm = site.world.cast.norms["loop"]
    with site.world.app.app_context():
        session = db.session()
        wanted = select(CustomerVoice.id).where(CustomerVoice.text == HOSTILE[5])
        link_voices(session, norm, [session.scalars(wanted).one()], on=True)
        session.commit()
    noor.open(f"/app/norms/{norm}")
    is_harmless(noor.page)


def test_control_a_page_that_runs_what_was_left_is_caught(contexts: Contexts, site: Site) -> None:
    """The check above must be able to fail, and the browser must complain."""
    admin = Desk(contexts, site, "daan")
    page = admin.open("/console/voices")
    with page.expect_console_message():
        page.evaluate(AS_MARKUP)
    with pytest.raises(AssertionError):
        assert page.evaluate(NOTHING_RAN)
    assert admin.complaints
