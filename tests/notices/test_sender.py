"""What the sender makes of each answer, against a strict push service on this machine."""

import logging
import time
from datetime import timedelta
from email.utils import format_datetime
from threading import Event, Thread

import pytest
from sqlalchemy import select, update

from app.kernel import clock
from app.notices import network
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


@pytest.mark.parametrize("status", [200, 201, 202])
def test_taken_is_sent(desk: Desk, status: int) -> None:
    desk.listen("noor", "phone")
    desk.service.mood("phone", status)
    desk.tell()
    desk.sender.run()
    assert desk.delivery.state == "sent"


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_loses_its_subscription_and_no_other_does(
    desk: Desk, status: int
) -> None:
    desk.listen("noor", "old")
    desk.listen("noor", "new")
    desk.service.mood("old", status)
    desk.tell()
    desk.sender.run()
    assert desk.subscriptions == 1
    assert desk.delivery.state == "sent"
    assert len(desk.service.received("new")) == 1


@pytest.mark.parametrize("status", [400, 401, 403])
def test_who_refuses_us_keeps_the_subscription_and_raises_an_alarm(
    desk: Desk, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    desk.listen("noor", "phone")
    desk.service.mood("phone", status)
    desk.tell()
    desk.sender.run()
    assert desk.subscriptions == 1
    assert (desk.delivery.state, desk.delivery.attempts) == ("waiting", 1)
    assert [record.levelno for record in caplog.records] == [logging.ERROR]
    with clock.frozen(desk.delivery.next_try_at):
        desk.sender.run()
    assert desk.delivery.state == "sent"


def test_a_host_that_refuses_everybody_is_left_alone_for_a_while(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    for login in ("noor", "sem", "jan"):
        desk.listen(login, login)
        desk.service.mood(login, *[403] * 9)
        desk.tell(login)
    desk.sender.run()
    assert desk.service.answers[403] == 3
    assert caplog.records[-1].levelno == logging.CRITICAL
    start = clock.now()
    with clock.frozen(start + timedelta(minutes=5)):
        desk.sender.run()
    assert desk.service.answers[403] == 3
    with clock.frozen(start + timedelta(minutes=11)):
        desk.sender.run()
    assert desk.service.answers[403] > 3
    assert desk.subscriptions == 3


def test_a_message_that_is_too_large_is_never_tried_again(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.listen("noor", "phone")
    desk.service.mood("phone", 413)
    desk.tell()
    desk.sender.run()
    assert desk.delivery.state == "failed"
    assert caplog.records[-1].levelno == logging.CRITICAL
    assert desk.subscriptions == 1


@pytest.mark.parametrize("status", [406, 429])
@pytest.mark.parametrize("spelling", ["seconds", "date", "absent", "nonsense", "a week"])
def test_a_host_that_asks_for_patience_gets_it(desk: Desk, status: int, spelling: str) -> None:
    desk.listen("noor", "phone")
    desk.listen("sem", "other")
    with clock.frozen(clock.now().replace(microsecond=0)):
        now = clock.now()
        asked, expected = {
            "seconds": ("120", 120),
            "date": (format_datetime(now + timedelta(seconds=90), usegmt=True), 90),
            "absent": (None, 60),
            "nonsense": ("soon", 60),
            "a week": ("604800", 3_600),
        }[spelling]
        headers = {} if asked is None else {"Retry_After": asked}
        desk.service.mood("phone", status, **headers)
        desk.tell("noor")
        desk.sender.run()
        assert desk.delivery.next_try_at == now + timedelta(seconds=expected)
        assert desk.delivery.attempts == 0
        desk.tell("sem")
        desk.sender.run()
        assert desk.service.received("other") == []  # the whole host waits
    with clock.frozen(now + timedelta(seconds=expected)):
        desk.sender.run()
    assert len(desk.service.received("phone")) == len(desk.service.received("other")) == 1


@pytest.mark.parametrize("status", [301, 302, 307, 408, 418, 500, 502, 503])
def test_a_passing_failure_is_tried_five_times_in_all(desk: Desk, status: int) -> None:
    desk.listen("noor", "phone")
    desk.service.listen("elsewhere")
    desk.service.mood("phone", *[status] * 9, Location=f"{desk.service.origin}/push/elsewhere")
    desk.tell()
    waits, now = [], clock.now()
    for _ in range(9):
        with clock.frozen(now):
            desk.sender.run()
            waits.append(round((desk.delivery.next_try_at - now).total_seconds()))
        if desk.delivery.state != "waiting":
            break
        now = desk.delivery.next_try_at
    assert waits[:4] == [5, 10, 20, 40]
    assert desk.delivery.state == "failed"
    assert desk.service.answers == {status: 5}
    assert desk.subscriptions == 1


def test_nobody_listening_at_the_address_is_a_passing_failure(desk: Desk) -> None:
    desk.listen("noor", "phone")
    desk.service.close()
    desk.tell()
    desk.sender.run()
    assert (desk.delivery.state, desk.delivery.attempts) == ("waiting", 1)


def test_a_service_that_hangs_holds_up_nobody_else(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network, "TIMEOUT", network.ClientTimeout(total=1))
    desk.listen("noor", "phone")
    desk.listen("sem", "other")
    desk.service.mood("phone", 0)
    desk.tell("noor")
    desk.tell("sem")
    desk.sender.run()
    assert len(desk.service.received("other")) == 1
    assert desk.states == {"sent": 1, "waiting": 1}


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


def test_two_workers_at_once_show_each_notice_once(desk: Desk) -> None:
    for login in ("noor", "sem", "jan"):
        for number in range(10):
            desk.listen(login, f"{login}{number}")
        desk.tell(login)
    workers = [Thread(target=desk.make_sender().run) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert desk.service.answers == {201: 30}
    assert all(len(listener.received) == 1 for listener in desk.service.listeners.values())


def test_a_worker_killed_after_the_service_took_it_shows_it_once_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.listen("noor", "phone")
    desk.tell()
    killed = desk.make_sender()
    monkeypatch.setattr(killed, "_write_back", lambda outcomes: None)
    killed.run()
    assert desk.delivery.state == "waiting"
    with clock.frozen(clock.now() + timedelta(minutes=2)):
        desk.make_sender().run()
    assert desk.delivery.state == "sent"
    assert len(desk.service.received("phone")) == 2
    assert len(desk.service.listeners["/push/phone"].shown) == 1


def test_told_to_stop_it_finishes_what_is_under_way(desk: Desk) -> None:
    desk.listen("noor", "phone")
    desk.tell()
    stop, arrived = Event(), Event()

    def wait(_path: str) -> None:
        arrived.set()
        stop.wait(10)

    desk.service.before_answer = wait
    working = Thread(target=desk.sender.run, args=(stop,))
    working.start()
    assert arrived.wait(10)
    stop.set()
    working.join(10)
    assert desk.delivery.state == "sent"


def test_each_service_costs_one_signature_a_run(desk: Desk) -> None:
    for number in range(10):
        desk.listen("noor", f"phone{number}")
    desk.tell()
    started = time.monotonic()
    desk.sender.run()
    assert time.monotonic() - started < 10
    assert desk.sender._sealer.signer.signatures == 1
