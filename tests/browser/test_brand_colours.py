"""An organisation's own colours on tablet and sign-in: all stays readable, in light and dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect
from sqlalchemy import update

from app.kernel.db import db
from app.people.models import Organisation
from tests.browser.desk import TABLET, Desk
from tests.browser.looking import wrong_with
from tests.browser.site import Site
from tests.console.test_organisation import change

Contexts = Callable[..., BrowserContext]


# A red and a grey on the edge between light and dark text, and one that only dark text suits.
@pytest.mark.parametrize(
    ("brand", "cool"), [("#d7263d", "#1b6ca8"), ("#767676", "#0e5c63"), ("#ffe14d", "#5b2a86")]
)
def test_text_on_any_brand_is_readable(
    contexts: Contexts, site: Site, brand: str, cool: str
) -> None:
    assert change(site.api("daan"), brand=brand).status_code == 303
    with site.world.app.app_context():
        db.session.execute(update(Organisation).values(cool=cool))
        db.session.commit()
    site.told("noor", "Ze zocht een kleed.")
    for login, path in (("fatima", "/lead/"), (None, "/sign-in")):
        desk = Desk(contexts, site, login, viewport=TABLET)
        page = desk.open(path)
        worn = "getComputedStyle(document.documentElement).getPropertyValue('--brand')"
        assert page.evaluate(worn) == brand
        assert wrong_with(page) == []
        assert desk.complaints == []
    expect(page.get_by_role("button", name="Inloggen")).to_be_visible()
