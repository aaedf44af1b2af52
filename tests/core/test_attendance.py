"""Hours in the workshop: each counted once, in the week where the wall calendar has it; what nobody saw is no hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.attendance import HOUR, Plan, Stay, WeekHours, begins, forgotten, mean_week, monday, seen, weeks

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
"""A Wednesday."""

SINCE, UNTIL = begins(date(2026, 11, 9), PARIS), begins(date(2026, 11, 30), PARIS)


def stay(day: int, hour: float, hours: float | None, machine: str = "tour-1") -> Stay:
    """From an hour (UTC) of a day in November on."""
    since = datetime(2026, 11, day, tzinfo=UTC) + timedelta(hours=hour)
    return Stay(
        session=f"{machine}.s{day}-{hour}", machine=machine, since=since, role="run",
        until=None if hours is None else since + timedelta(hours=hours),
    )  # fmt: skip


def told(stays: list[Stay]) -> list[tuple[int, float, bool]]:
    """Each week: the day of its Monday, hours, whether it is whole."""
    found = weeks(stays, SINCE, UNTIL, NOW, PARIS)
    return [(one.week.day, round(one.seconds / HOUR, 3), one.whole) for one in found]


@pytest.mark.parametrize(
    ("stays", "hours"),
    [
        ([], [0, 0, 0]),
        ([stay(10, 8, 3.5), stay(10, 13, 3)], [6.5, 0, 0]),
        ([stay(10, 8, 3), stay(10, 8, 3, "tour-2")], [3, 0, 0]),
        ([stay(10, 8, 3), stay(10, 10, 3, "tour-2")], [5, 0, 0]),
        ([stay(15, 22, 3)], [1, 2, 0]),
        ([stay(25, 8, None)], [0, 0, 2]),
        ([stay(24, 8, None)], [0, 0, 0]),
        ([stay(8, 22, 3)], [2, 0, 0]),
    ],
    ids=[
        "nobody", "a day", "two machines at once", "two machines in part", "over a Sunday's midnight", "still there",
        "forgotten yesterday", "begun before the period",
    ],
)  # fmt: skip
def test_hours_of_each_week(stays: list[Stay], hours: list[float]) -> None:
    """23:00 in Paris is 22:00 in UTC: a week begins at its own midnight."""
    assert told(stays) == [(9, hours[0], True), (16, hours[1], True), (23, hours[2], False)]


def test_a_week_of_which_a_part_was_asked_for_is_not_whole() -> None:
    found = weeks([], begins(date(2026, 11, 11), PARIS), begins(date(2026, 11, 18), PARIS), NOW, PARIS)
    assert [(one.week.day, one.whole) for one in found] == [(9, False), (16, False)]
    assert weeks([], UNTIL, SINCE, NOW, PARIS) == ()


def test_the_week_of_the_long_sunday_is_an_hour_longer() -> None:
    """When the clocks go back, elapsed time counts."""
    since, until = begins(date(2026, 10, 19), PARIS), begins(date(2026, 10, 26), PARIS)
    whole = Stay(session="s", machine="m", since=since, until=until, role="run")
    assert weeks([whole], since, until, NOW, PARIS) == (WeekHours(date(2026, 10, 19), 169 * HOUR, True),)


def test_a_badge_out_that_was_forgotten_is_told_and_not_counted() -> None:
    stays = [stay(24, 8, None), stay(25, 8, None), stay(23, 8, 2)]
    assert forgotten(stays, NOW, PARIS) == (stays[0],)
    assert seen(stays[0], NOW, PARIS) is None


def test_the_mean_is_of_whole_weeks_with_hours_in_them() -> None:
    found = [
        WeekHours(date(2026, 11, 2), 20 * HOUR, True), WeekHours(date(2026, 11, 9), 0, True),
        WeekHours(date(2026, 11, 16), 24 * HOUR, True), WeekHours(date(2026, 11, 23), 3 * HOUR, False),
    ]  # fmt: skip
    assert mean_week(found) == 22 * HOUR
    assert mean_week(found[1:2]) is None
    assert mean_week([]) is None


def test_two_thirds_of_thirty_five_hours() -> None:
    assert Plan().in_workshop == pytest.approx(23 * HOUR + 20 * 60)
    assert Plan(week=30 * HOUR, workshop=0.5).in_workshop == 15 * HOUR


@pytest.mark.parametrize(("day", "expected"), [(22, 16), (23, 23), (29, 23)])
def test_a_week_begins_on_monday(day: int, expected: int) -> None:
    assert monday(date(2026, 11, day)) == date(2026, 11, expected)


STAYS = st.lists(
    st.tuples(st.integers(1, 25), st.floats(0, 23), st.floats(0, 30), st.sampled_from(["a", "b"])).map(
        lambda drawn: stay(drawn[0], drawn[1], drawn[2], drawn[3])
    ),
    max_size=8,
)


@given(stays=STAYS)
def test_no_week_has_more_hours_than_it_has(stays: list[Stay]) -> None:
    """However sessions overlap; and all weeks together have no more than the sessions."""
    found = weeks(stays, SINCE, UNTIL, NOW, PARIS)
    assert all(0 <= one.seconds <= 168 * HOUR for one in found)
    assert (
        sum(one.seconds for one in found)
        <= sum((one.until - one.since).total_seconds() for one in stays if one.until is not None) + 1e-3
    )


@given(stays=STAYS, extra=STAYS)
def test_more_sessions_never_make_fewer_hours(stays: list[Stay], extra: list[Stay]) -> None:
    before, after = (weeks(some, SINCE, UNTIL, NOW, PARIS) for some in (stays, [*stays, *extra]))
    assert all(one.seconds <= other.seconds + 1e-6 for one, other in zip(before, after, strict=True))
