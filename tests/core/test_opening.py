"""Shifts and planned stops as the wall clock tells them, and periods of time as sets of instants."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.intervals import Interval, difference, intersection, length, union
from collector.core.opening import PlannedStop, Shift, opening_intervals, planned_stop_intervals
from tests.core.workbench import T0, after

PARIS = ZoneInfo("Europe/Paris")
HOUR = 3600.0
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


def paris(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS)


def civil(interval: Interval) -> tuple[str, str]:
    """An interval as the clock on the wall shows it."""
    start, end = interval.start.astimezone(PARIS), interval.end.astimezone(PARIS)
    return f"{start:%a %H:%M}", f"{end:%a %H:%M}"


def opened(shifts: list[Shift], since: datetime, until: datetime, place: str = "hall") -> tuple[Interval, ...]:
    return opening_intervals(shifts, since, until, zone=PARIS, place=place)


def stopped(stops: list[PlannedStop], since: datetime, until: datetime, machine: str = "mill") -> tuple[Interval, ...]:
    return planned_stop_intervals(stops, since, until, zone=PARIS, machine=machine)


EARLY = Shift("matin", (1, 2, 3, 4), time(8), time(12))
LATE = Shift("après-midi", (1, 2), time(13), time(17))
NIGHT = Shift("nuit", (5, 6, 7), time(22), time(6))
WEEK = (paris(3, 2), paris(3, 9))


def test_a_week_of_shifts() -> None:
    """Each on its weekdays, in order, in UTC."""
    intervals = opened([LATE, EARLY], *WEEK)
    assert [civil(one) for one in intervals] == [
        ("Mon 08:00", "Mon 12:00"), ("Mon 13:00", "Mon 17:00"), ("Tue 08:00", "Tue 12:00"), ("Tue 13:00", "Tue 17:00"),
        ("Wed 08:00", "Wed 12:00"), ("Thu 08:00", "Thu 12:00"),
    ]  # fmt: skip
    assert all(one.start.tzinfo is UTC and one.end.tzinfo is UTC for one in intervals)


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    """Sunday's night reaches into this week, and this Sunday's out of it."""
    assert [civil(one) for one in opened([NIGHT], *WEEK)] == [
        ("Mon 00:00", "Mon 06:00"), ("Fri 22:00", "Sat 06:00"), ("Sat 22:00", "Sun 06:00"), ("Sun 22:00", "Mon 00:00"),
    ]  # fmt: skip


def test_a_window_cuts_shifts() -> None:
    assert [civil(one) for one in opened([EARLY], paris(3, 2, 9), paris(3, 2, 10, 30))] == [("Mon 09:00", "Mon 10:30")]
    assert opened([EARLY], paris(3, 2, 12), paris(3, 2, 13)) == ()
    assert opened([EARLY], paris(3, 2, 9), paris(3, 2, 9)) == ()


def test_shifts_that_overlap_or_meet_are_one_time_of_opening() -> None:
    shifts = [EARLY, Shift("équipe", (1,), time(11), time(13)), Shift("suite", (1,), time(13), time(14))]
    assert [civil(one) for one in opened(shifts, paris(3, 2), paris(3, 3))] == [("Mon 08:00", "Mon 14:00")]


@pytest.mark.parametrize(("place", "hours"), [("hall", 4), ("welding", 8), ("office", 4)])
def test_a_shift_holds_for_its_places(place: str, hours: float) -> None:
    """One that names none holds for all."""
    shifts = [EARLY, Shift("soudure", (1,), time(13), time(17), places=("welding",))]
    assert length(opened(shifts, paris(3, 2), paris(3, 3), place)) == hours * HOUR


@pytest.mark.parametrize(
    ("month", "day", "day_hours", "night_hours"),
    [
        pytest.param(3, 28, 23, 7, id="spring"),
        pytest.param(10, 24, 25, 9, id="autumn"),
        pytest.param(6, 6, 24, 8, id="summer"),
    ],
)
def test_nights_in_which_the_clocks_change(month: int, day: int, day_hours: float, night_hours: float) -> None:
    """From 22:00 to 06:00 is an hour less in spring and an hour more in autumn, and so is the whole day."""
    sunday = paris(month, day) + timedelta(days=1)
    midnight, next_midnight = sunday, sunday + timedelta(days=1)
    assert length(opened([NIGHT], paris(month, day, 12), sunday + timedelta(hours=12))) == night_hours * HOUR
    around_the_clock = [Shift("jour", EVERY_DAY, time(6), time(18)), Shift("nuit", EVERY_DAY, time(18), time(6))]
    assert length(opened(around_the_clock, midnight, next_midnight)) == day_hours * HOUR


def test_wall_clock_shifts_stay_at_their_hour_over_the_change() -> None:
    shift = Shift("dimanche", (7,), time(8), time(12))
    before, behind = opened([shift], paris(3, 22), paris(3, 23)), opened([shift], paris(3, 29), paris(3, 30))
    assert (before[0].start.hour, behind[0].start.hour) == (7, 6)


# Planned stops.


@pytest.mark.parametrize(
    ("stop", "expected"),
    [
        pytest.param(
            PlannedStop("pause", (1, 3), time(10), time(10, 15)),
            [("Mon 10:00", "Mon 10:15"), ("Wed 10:00", "Wed 10:15")], id="weekly",
        ),
        pytest.param(
            PlannedStop("entretien", (), time(8), time(12), date(2026, 3, 3), date(2026, 3, 4)),
            [("Tue 08:00", "Tue 12:00"), ("Wed 08:00", "Wed 12:00")], id="on dates, the last one too",
        ),
        pytest.param(
            PlannedStop("essais", (5,), time(8), time(9), first=date(2026, 3, 7)), [], id="weekly, from a date on",
        ),
        pytest.param(
            PlannedStop("réunion", (1, 2), time(8), time(9), last=date(2026, 3, 2)),
            [("Mon 08:00", "Mon 09:00")], id="weekly, until a date",
        ),
        pytest.param(
            PlannedStop("nuit", (), time(23), time(1), date(2026, 3, 1), date(2026, 3, 1)),
            [("Mon 00:00", "Mon 01:00")], id="over midnight, begun on the day before",
        ),
        pytest.param(
            PlannedStop("autre", (1,), time(8), time(9), machines=("lathe",)), [], id="of another machine",
        ),
        pytest.param(
            PlannedStop("sienne", (1,), time(8), time(9), machines=("lathe", "mill")),
            [("Mon 08:00", "Mon 09:00")], id="of this machine",
        ),
    ],
)  # fmt: skip
def test_planned_stops(stop: PlannedStop, expected: list[tuple[str, str]]) -> None:
    assert [civil(one) for one in stopped([stop], *WEEK)] == expected


# Intervals.

MINUTES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8)


def intervals(minutes: list[tuple[int, int]]) -> list[Interval]:
    return [Interval(after(60 * start), after(60 * end)) for start, end in minutes]


def instants(covered: list[Interval] | tuple[Interval, ...]) -> set[int]:
    return {minute for minute in range(41) if any(one.start <= after(60 * minute) < one.end for one in covered)}


@given(some=MINUTES, others=MINUTES)
def test_intervals_are_sets_of_instants(some: list[tuple[int, int]], others: list[tuple[int, int]]) -> None:
    """Union, intersection and difference as of sets; the answer is in order, without empty or touching pieces."""
    left, right = intervals(some), intervals(others)
    for answer, expected in (
        (union([*left, *right]), instants(left) | instants(right)),
        (intersection(left, right), instants(left) & instants(right)),
        (difference(left, right), instants(left) - instants(right)),
    ):
        assert instants(answer) == expected
        assert length(answer) == 60 * len(expected)
        assert all(one.start < one.end for one in answer)
        assert all(one.end < following.start for one, following in pairwise(answer))


def test_nothing_is_no_time() -> None:
    assert length([]) == length([Interval(T0, T0)]) == length([Interval(after(9), T0)]) == 0.0
