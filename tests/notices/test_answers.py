"""What the sender makes of each answer of a push service, or of none."""

import logging
from datetime import timedelta
from email.utils import format_datetime

import pytest

from app.kernel import clock
from app.notices import network
from tests.notices.conftest import Desk


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
