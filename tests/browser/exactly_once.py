"""The checks of delivery, for tests that must pass and controls that must fail."""

from dataclasses import replace
from typing import Any

from playwright.sync_api import expect

from app.kernel.db import new_id
from tests.browser import rows
from tests.browser.faults import ALWAYS, Fault, Forward, Request
from tests.browser.phone import WAITING, Phone

WRITES = ("PUT /api/moments/*", "POST /api/outbox")


def tell_while(phone: Phone, fault: Fault, text: str) -> None:
    """Tell while the line has this fault: it is kept and tried again, and arrives exactly once."""
    rules = [phone.site.faults.on(pattern, fault, ALWAYS) for pattern in WRITES]
    phone.tell(text)
    tried_again(phone, lambda: sum(len(rule.met) for rule in rules))
    assert [item["state"] for item in phone.outbox] == ["waiting"]
    expect(phone.card(text).filter(has_text=WAITING)).to_be_visible()
    phone.site.faults.heal()
    arrives(phone, [text])


def tried_again(phone: Phone, tries: Any) -> None:
    """After one try comes another, so its answer has been judged; unless the item is gone."""
    for _ in range(400):
        if tries() >= 2 or not phone.outbox:
            return
        if tries() == 1:
            phone.send_now()
        phone.page.wait_for_timeout(50)
    raise AssertionError("it was never tried again")


def arrives(phone: Phone, texts: list[str]) -> None:
    """Once the outbox is empty, each of these is in the database exactly once."""
    phone.send_now()
    phone.drained()
    arrived = rows.moments(phone.site)
    assert [arrived.count(text) for text in texts] == [1] * len(texts)


def under_a_new_id(fault: Fault) -> Fault:
    """A client that posts without an id of its own: each delivery is a new thing."""

    def renamed(request: Request, forward: Forward) -> Any:
        def anew(asked: Request) -> Any:
            stem, _, _id = asked.path.rpartition("/")
            return forward(replace(asked, path=f"{stem}/{new_id()}"))

        return fault(request, anew)

    return renamed
