"""What the sender sends, to whom and until when, against a strict push service on this machine."""

import logging
import time
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.kernel import clock
from app.notices.models import Notice
from app.notices.service import seen
from app.people.models import Person
from app.people.service import end_person
from tests.notices.browsers import FakeBrowser
from tests.notices.conftest import Desk


def test_a_browser_reads_what_was_meant_for_it(desk: Desk) -> None:
    desk.listen("noor", "phone")
    desk.tell()
    assert desk.sender.run() == 1
    (notice,) = desk.service.received("phone")
    with desk.sessions() as session:
        assert notice["tag"] == session.scalar(select(Notice.id))
    assert notice == notice | {
        "title": "Er is aandacht voor je",
        "body": "Open Beleef om te lezen.",
        "navigate": "/app/moments/1",
        "lang": "nl",
    }
    assert desk.delivery.state == "sent"
    assert desk.sender.run() == 0


def test_an_address_is_used_byte_for_byte(desk: Desk) -> None:
    path = "/push/phone?token=BQ%2bxy%3d%7E~"
    desk.listen("noor", "phone", desk.service.listen("phone").at(desk.service.origin + path))
    desk.tell()
    desk.sender.run()
    assert desk.service.paths == [path]
    assert desk.states == {"sent": 1}


def test_each_reader_reads_their_own_language(desk: Desk) -> None:
    for login, locale in (("noor", "nl"), ("sem", "en"), ("jan", "xx")):
        desk.listen(login, login)
        with desk.sessions.begin() as session:
            session.execute(update(Person).where(Person.login == login).values(locale=locale))
        desk.tell(login)
    desk.sender.run()
    assert [desk.service.received(login)[0]["lang"] for login in ("noor", "sem", "jan")] == [
        "nl", "en", "nl",
    ]  # fmt: skip


def test_a_nudge_hurries_and_dies_with_its_shift(desk: Desk) -> None:
    desk.listen("noor", "phone")
    with clock.frozen(clock.now()):
        desk.tell(kind="reflection", lasts=timedelta(minutes=7))
        desk.sender.run()
    (headers,) = desk.service.listeners["/push/phone"].headers
    assert (headers["urgency"], headers["ttl"]) == ("high", "420")


def test_a_notice_that_is_too_late_is_dropped_and_not_sent(desk: Desk) -> None:
    desk.listen("noor", "phone")
    desk.tell(kind="reflection", lasts=timedelta(minutes=7))
    with clock.frozen(clock.now() + timedelta(minutes=8)):
        desk.sender.run()
    assert desk.delivery.state == "dropped"
    assert desk.service.received("phone") == []


def test_a_next_try_after_its_life_is_not_waited_for(desk: Desk) -> None:
    desk.listen("noor", "phone")
    desk.service.mood("phone", 503)
    desk.tell(lasts=timedelta(seconds=4))
    desk.sender.run()
    assert desk.delivery.state == "dropped"


@pytest.mark.parametrize("what", ["seen", "left"])
def test_what_changed_since_then_counts_when_it_is_sent(desk: Desk, what: str) -> None:
    desk.listen("noor", "phone")
    desk.tell()
    with desk.sessions.begin() as session:
        if what == "seen":
            seen(session, desk.people["noor"], "attention", "k")
        else:
            end_person(session, desk.people["noor"])
    desk.sender.run()
    assert desk.service.received("phone") == []


def test_an_address_that_is_no_push_service_any_more_is_not_asked(desk: Desk) -> None:
    desk.listen("noor", "phone", FakeBrowser("http://127.0.0.1:9/push"))
    desk.tell()
    desk.sender.run()
    assert desk.delivery.state == "failed"


def test_one_unusable_subscription_among_a_thousand_stops_nobody(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    good = desk.listen("noor", "phone")
    for number in range(998):
        desk.listen("noor", str(number), good.at(f"{good.target.endpoint}?{number}"))
    desk.listen("noor", "bad", good.at(f"{good.target.endpoint}?bad", p256dh=bytes(65)))
    desk.tell()
    assert desk.sender.run() == 1_000
    assert desk.states == {"sent": 999, "failed": 1}
    assert len(desk.service.received("phone")) == 999
    assert len(desk.service.listeners["/push/phone"].shown) == 1


def test_nothing_that_could_push_stands_in_the_log(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    moods = {"refusing": 403, "broken": 500, "full": 413, "gone": 410, "busy": 429}
    for name, status in moods.items():
        desk.listen("noor", name)
        desk.service.mood(name, status)
    desk.listen("noor", "unknown", FakeBrowser("http://127.0.0.1:9/push/unknown"))
    desk.tell()
    desk.sender.run()
    assert "127.0.0.1" in caplog.text
    assert "/push" not in caplog.text
    for listener in desk.service.listeners.values():
        assert listener.browser.target.auth not in caplog.text


def test_each_service_costs_one_signature_a_run(desk: Desk) -> None:
    for number in range(10):
        desk.listen("noor", f"phone{number}")
    desk.tell()
    started = time.monotonic()
    desk.sender.run()
    assert time.monotonic() - started < 10
    assert desk.sender._sealer.signer.signatures == 1
