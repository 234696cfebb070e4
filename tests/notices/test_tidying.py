"""The ledger forgets what is over, and nothing that somebody may still hear of."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from app.kernel import clock
from app.notices import tidying
from app.notices.models import Delivery, Notice, Subscription
from app.notices.tidying import tidy
from app.people import screens
from app.people.models import Device
from tests.notices.conftest import Desk


def after(desk: Desk, time: timedelta) -> int:
    with clock.frozen(clock.now() + time), desk.sessions.begin() as session:
        return tidy(session)


def test_a_notice_goes_a_week_after_it_was_over_with_its_deliveries(desk: Desk) -> None:
    desk.listen("noor", "phone")
    desk.tell(key="short", lasts=timedelta(minutes=10))
    desk.tell(key="long", lasts=timedelta(days=1))
    assert after(desk, timedelta(days=7)) == 0
    assert after(desk, timedelta(days=7, minutes=11)) == 1
    assert (desk.count(Notice), desk.count(Delivery)) == (1, 1)
    assert after(desk, timedelta(days=8, minutes=1)) == 1
    assert (desk.count(Notice), desk.count(Delivery), desk.subscriptions) == (0, 0, 1)


def test_a_subscription_goes_after_sixty_days_of_silence_and_its_sign_in_stays(desk: Desk) -> None:
    desk.listen("noor", "phone")
    desk.listen("sem", "other")
    with desk.sessions.begin() as session:
        session.execute(
            update(Subscription)
            .where(Subscription.person_id == desk.people["sem"])
            .values(confirmed_at=clock.now() + timedelta(days=1))
        )
    assert after(desk, timedelta(days=59)) == 0
    assert after(desk, timedelta(days=60, minutes=1)) == 1
    assert (desk.subscriptions, desk.count(Device)) == (1, 2)


def test_many_go_in_portions(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "PORTION", 2)
    for n in range(5):
        desk.tell(key=str(n))
    assert [after(desk, timedelta(days=9)) for _ in range(4)] == [2, 2, 1, 0]


def test_when_an_ended_screen_was_last_used_is_forgotten(desk: Desk) -> None:
    desk.listen("noor", "phone")
    desk.listen("sem", "other")
    now = clock.now()
    with desk.sessions.begin() as session:
        for login, minutes in (("noor", 31), ("sem", 29)):
            used = now - timedelta(minutes=minutes)
            session.execute(
                update(Device)
                .where(Device.person_id == desk.people[login])
                .values(screen_started_at=used, screen_used_at=used)
            )
        assert screens.forget_ended(session) == 1
        assert screens.forget_ended(session) == 0
        kept = {
            device.person_id: device.screen_used_at for device in session.scalars(select(Device))
        }
    assert kept[desk.people["noor"]] is None
    assert kept[desk.people["sem"]] is not None
