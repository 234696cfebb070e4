"""The plan of nudges, swept over two years with a clock of our own."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.nudges.plan import Invitation, Shift, invitations

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONDAY = date(2026, 11, 2)
QUARTER = timedelta(minutes=15)


def local(day: date, clock: str, *, fold: int = 0) -> datetime:
    return (
        datetime.combine(day, time.fromisoformat(clock), AMSTERDAM)
        .replace(fold=fold)
        .astimezone(UTC)
    )


def noor(begins: str, ends: str, weekday: int = 1) -> Shift:
    return Shift("noor", weekday, time.fromisoformat(begins), time.fromisoformat(ends))


def minutes_of(shift: Shift, start: datetime, hours: int) -> list[tuple[datetime, Invitation]]:
    """Every minute at which the shift invites."""
    moments = (start + timedelta(minutes=n) for n in range(hours * 60))
    return [(at, found[0]) for at in moments if (found := invitations([shift], AMSTERDAM, at))]


def test_it_invites_in_the_last_ten_minutes_and_not_a_second_longer() -> None:
    shift = noor("09:00", "17:30")
    opens, ends = local(MONDAY, "17:20"), local(MONDAY, "17:30")
    second = timedelta(seconds=1)
    assert invitations([shift], AMSTERDAM, opens - second) == []
    for now in (opens, opens + timedelta(minutes=5), ends - second):
        assert invitations([shift], AMSTERDAM, now) == [Invitation("noor", MONDAY, ends)]
    assert invitations([shift], AMSTERDAM, ends) == []


def test_another_day_is_a_day_off() -> None:
    tuesday = MONDAY + timedelta(days=1)
    assert invitations([noor("09:00", "17:30")], AMSTERDAM, local(tuesday, "17:25")) == []


def test_a_shift_shorter_than_that_invites_only_while_it_lasts() -> None:
    found = minutes_of(noor("09:00", "09:05"), local(MONDAY, "08:30"), 1)
    assert [at for at, _ in found] == [local(MONDAY, f"09:0{n}") for n in range(5)]


def test_a_night_shift_belongs_to_the_day_it_ends() -> None:
    tuesday = MONDAY + timedelta(days=1)
    found = invitations([noor("22:00", "06:00")], AMSTERDAM, local(tuesday, "05:55"))
    assert found == [Invitation("noor", tuesday, local(tuesday, "06:00"))]


def test_a_shift_that_ends_just_past_midnight_keeps_one_day_in_its_last_minutes() -> None:
    found = minutes_of(noor("16:00", "00:05"), local(MONDAY, "23:00"), 3)
    assert len(found) == 10
    assert {invitation.on for _, invitation in found} == {MONDAY}


def test_a_shift_until_midnight_is_of_the_day_before_it() -> None:
    found = minutes_of(noor("16:00", "00:00"), local(MONDAY, "23:00"), 2)
    assert {invitation.on for _, invitation in found} == {MONDAY}


@pytest.mark.parametrize(
    ("night", "ends", "at"),
    [
        # 29 March 2026: 02:30 does not exist; 25 October 2026: it comes twice, and counts once.
        (date(2026, 3, 28), "02:30", "2026-03-29T01:30:00+00:00"),
        (date(2026, 3, 28), "06:00", "2026-03-29T04:00:00+00:00"),
        (date(2026, 10, 24), "02:30", "2026-10-25T00:30:00+00:00"),
        (date(2026, 10, 24), "06:00", "2026-10-25T05:00:00+00:00"),
    ],
)
def test_a_night_in_which_the_clock_changes_ends_once(night: date, ends: str, at: str) -> None:
    found = minutes_of(noor("22:00", ends, night.isoweekday()), local(night, "21:00"), 14)
    end = datetime.fromisoformat(at)
    assert [moment for moment, _ in found] == [end - timedelta(minutes=n) for n in range(10, 0, -1)]
    assert {invitation for _, invitation in found} == {
        Invitation("noor", night + timedelta(days=1), end)
    }


def test_a_shift_within_the_hour_that_spring_skips_invites_nobody_wrongly() -> None:
    sunday = date(2026, 3, 29)
    assert minutes_of(noor("02:30", "03:10", 7), local(sunday, "00:00"), 6) == []


clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
shifts = st.builds(Shift, st.sampled_from(["noor", "sem"]), st.integers(1, 7), clocks, clocks)
zones = st.sampled_from(
    ["Europe/Amsterdam", "America/Caracas", "Australia/Lord_Howe", "Pacific/Apia", "UTC"]
)


@given(st.lists(shifts, max_size=14), zones, st.integers(0, 3 * 366 * 24 * 60))
def test_whatever_the_pattern_an_invitation_is_inside_its_shift(
    patterns: list[Shift], zone: str, minutes: int
) -> None:
    now = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    for found in invitations(patterns, ZoneInfo(zone), now):
        assert now < found.expires_at <= now + timedelta(minutes=10)
        local_now = now.astimezone(ZoneInfo(zone))
        assert local_now.date() - found.on in (timedelta(0), timedelta(days=1))


@settings(max_examples=30, deadline=None)
@given(clocks, clocks, st.integers(0, 103))
def test_in_any_week_of_two_years_a_day_has_one_shift_to_invite_for(
    begins: time, ends: time, week: int
) -> None:
    assume(begins != ends)
    pattern = [Shift("noor", weekday, begins, ends) for weekday in range(1, 8)]
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(weeks=week)
    last = now + timedelta(days=8)
    days: dict[date, set[datetime]] = {}
    while now < last:
        for found in invitations(pattern, AMSTERDAM, now):
            days.setdefault(found.on, set()).add(found.expires_at)
        now += timedelta(minutes=5)
    assert all(len(ends_of_a_day) <= 1 for ends_of_a_day in days.values())


def test_every_working_day_of_two_years_is_invited_once() -> None:
    pattern = [noor("09:00", "17:30", weekday) for weekday in range(1, 6)]
    now, last = datetime(2026, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
    invited: list[date] = []
    while now < last:
        found = invitations(pattern, AMSTERDAM, now + timedelta(minutes=10))
        invited += [invitation.on for invitation in found]
        now += QUARTER
    weekdays = [
        day for n in range(730) if (day := date(2026, 1, 1) + timedelta(days=n)).isoweekday() < 6
    ]
    assert invited == weekdays
