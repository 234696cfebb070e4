"""The ledger: a notice exists when its cause does, once, and one worker has it at a time."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import event, func, select, update

from app.kernel import clock
from app.notices.claims import LEASE, Outcome, claim, write_back
from app.notices.models import Delivery, Notice, Subscription
from app.notices.service import notify, seen
from app.people.models import Device
from app.people.service import end_person
from tests.notices.conftest import Desk


def test_a_notice_goes_to_each_device_of_its_person_and_to_no_other(desk: Desk) -> None:
    for login, name in (("noor", "phone"), ("noor", "tablet"), ("sem", "other")):
        desk.listen(login, name)
    assert desk.tell()
    with desk.sessions() as session:
        found = session.scalars(
            select(Subscription.person_id).join(
                Delivery, Delivery.subscription_id == Subscription.id
            )
        ).all()
    assert found == [desk.people["noor"]] * 2


def test_saying_it_again_changes_nothing(desk: Desk) -> None:
    desk.listen("noor", "phone")
    assert desk.tell()
    assert not desk.tell()
    assert desk.tell(key="another")
    assert (desk.count(Notice), desk.count(Delivery)) == (2, 2)


def test_without_the_cause_there_is_no_notice(desk: Desk) -> None:
    desk.listen("noor", "phone")
    with desk.sessions() as session:
        notify(session, desk.people["noor"], "attention", "k", "/app/")
        assert session.scalar(select(func.count()).select_from(Delivery)) == 1
        session.rollback()
    assert (desk.count(Notice), desk.count(Delivery)) == (0, 0)


def test_two_that_say_it_at_once_say_it_once(desk: Desk) -> None:
    desk.listen("noor", "phone")
    together, added = Barrier(4), []

    def say() -> None:
        together.wait()
        added.append(desk.tell())

    threads = [Thread(target=say) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(added) == [False, False, False, True]
    assert (desk.count(Notice), desk.count(Delivery)) == (1, 1)


def test_what_one_worker_holds_no_other_gets_until_the_lease_ends(desk: Desk) -> None:
    desk.listen("noor", "phone")
    start = clock.now()
    desk.tell()
    with desk.sessions.begin() as session:
        assert len(claim(session, 10)) == 1
    with desk.sessions.begin() as session:
        assert claim(session, 10) == []
    with clock.frozen(start + LEASE + timedelta(seconds=5)), desk.sessions.begin() as session:
        assert len(claim(session, 10)) == 1  # the first worker was killed


def test_workers_that_claim_at_once_share_the_work(desk: Desk) -> None:
    for number in range(3):
        desk.listen("noor", f"phone{number}")
    for key in range(40):
        desk.tell(key=str(key))
    together, taken = Barrier(4), []

    def work() -> None:
        together.wait()
        while True:
            with desk.sessions.begin() as session:
                claimed = claim(session, 7)
            if not claimed:
                return
            taken.extend(one.id for one in claimed)

    threads = [Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(set(taken)) == 120


def test_what_another_worker_settled_stays_settled(desk: Desk) -> None:
    desk.listen("noor", "phone")
    desk.tell()
    with desk.sessions.begin() as session:
        (one,) = claim(session, 1)
        write_back(session, [Outcome(one, "sent")])
    with desk.sessions.begin() as session:
        write_back(session, [Outcome(one, "waiting", 1, clock.now())])
        write_back(session, [Outcome(one, "failed", 1)])
    assert desk.states == {"sent": 1}


@pytest.mark.parametrize("what", ["seen", "left", "shared"])
def test_who_need_not_hear_of_it_any_more_is_not_wanted(desk: Desk, what: str) -> None:
    desk.listen("noor", "phone")
    desk.tell()
    with desk.sessions.begin() as session:
        (one,) = claim(session, 1)
        assert one.wanted
        session.execute(update(Delivery).values(next_try_at=clock.now()))
        if what == "seen":
            seen(session, desk.people["noor"], "attention", "k")
        elif what == "shared":
            session.execute(update(Device).values(shared=True))
        else:
            end_person(session, desk.people["noor"])
    with desk.sessions.begin() as session:
        assert all(not one.wanted for one in claim(session, 1))


def test_signing_a_device_out_takes_its_deliveries_along(desk: Desk) -> None:
    desk.listen("noor", "phone")
    desk.tell()
    assert desk.count(Delivery) == 1
    with desk.sessions.begin() as session:
        device = session.scalar(select(Device).where(Device.token_hash == "phone"))
        session.delete(device)
    assert (desk.count(Subscription), desk.count(Delivery)) == (0, 0)
    assert desk.count(Notice) == 1


def test_looking_for_work_reads_an_index(desk: Desk) -> None:
    asked: list[tuple[str, Any]] = []
    with desk.sessions() as session:
        engine = session.get_bind()
        if engine.dialect.name != "sqlite":
            return  # an empty PostgreSQL table is read whole, rightly

        def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
            asked.append((statement, values))

        event.listen(engine, "before_cursor_execute", note)
        claim(session, 5)
        event.remove(engine, "before_cursor_execute", note)
        statement, values = asked[-1]
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        assert "ix_delivery_due" in " ".join(str(row) for row in plan)
