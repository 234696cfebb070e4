"""Workers side by side, killed and told to stop: nobody is told twice, and nobody is forgotten."""

from datetime import timedelta
from threading import Event, Thread

import pytest

from app.kernel import clock
from tests.notices.conftest import Desk


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
