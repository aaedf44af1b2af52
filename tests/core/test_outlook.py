"""When an order will be done: by its last sessions, within the opening time, with a spread, never out of thin air."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.intervals import Interval, Intervals, intersection, length
from collector.core.outlook import (
    ENOUGH,
    Basis,
    Expected,
    Left,
    Missing,
    Outlook,
    Pace,
    Worked,
    end_of,
    outlooks,
    pace_of,
    whole,
)
from tests.core.workbench import T0

HOUR = 3600.0


def at(hours: float) -> datetime:
    """So many hours after the first opening."""
    return T0 + timedelta(hours=hours)


DAYS: Intervals = tuple(
    Interval(at(24 * day + start), at(24 * day + start + hours))
    for day in range(5)
    for start, hours in ((0, 4), (5, 3))
)
"""Five days of four hours, an hour's break, three hours."""

MINUTE = Pace(50.0, 60.0, 90.0, Basis.SESSIONS, 5)


@pytest.mark.parametrize(
    ("sessions", "standard", "expected"),
    [
        pytest.param([], None, None, id="nothing to go by"),
        pytest.param([], 30.0, Pace(30.0, 30.0, 30.0, Basis.STANDARD), id="the standard alone"),
        pytest.param([(600, 10), (600, 6)], 30.0, Pace(30.0, 30.0, 30.0, Basis.STANDARD), id="two are too few"),
        pytest.param([(600, 10), (600, 6)], None, Pace(80.0, 80.0, 80.0, Basis.SESSIONS, 2), id="better than nothing"),
        pytest.param(
            [(600, 10), (600, 6), (600, 20)], 5.0, Pace(45.0, 60.0, 80.0, Basis.SESSIONS, 3), id="three are enough"
        ),
        pytest.param(
            [(100, 1), (200, 1), (300, 1), (400, 1), (500, 1)], None, Pace(200.0, 300.0, 400.0, Basis.SESSIONS, 5),
            id="quarters of five",
        ),
        pytest.param([(600, 0), (600, 0), (600, 0)], None, None, id="without a good part there is no pace"),
        pytest.param([(0, 3), (60, 1)], None, Pace(60.0, 60.0, 60.0, Basis.SESSIONS, 1), id="a session of no time"),
    ],
)  # fmt: skip
def test_the_pace(sessions: list[tuple[float, int]], standard: float | None, expected: Pace | None) -> None:
    assert pace_of([Worked(*one) for one in sessions], standard) == expected


@pytest.mark.parametrize(
    ("hours", "since", "expected"),
    [
        pytest.param(0, 1, 1, id="nothing left"),
        pytest.param(0, 4.5, 4.5, id="nothing left, in the break"),
        pytest.param(1, 1, 2, id="within one period"),
        pytest.param(4, 0, 4, id="to its last second"),
        pytest.param(4.5, 0, 5.5, id="over the break"),
        pytest.param(7.5, 0, 24.5, id="over night"),
        pytest.param(1, 4.2, 6, id="begun in the break"),
        pytest.param(1, -12, 1, id="begun before the first opening"),
        pytest.param(35, 0, 4 * 24 + 8, id="all that there is"),
        pytest.param(35.001, 0, None, id="more than there is"),
        pytest.param(1, 200, None, id="begun behind the last opening"),
    ],
)
def test_work_goes_into_the_opening_time(hours: float, since: float, expected: float | None) -> None:
    assert end_of(hours * HOUR, at(since), DAYS) == (None if expected is None else at(expected))


def left(parts: int, pace: Pace | None = MINUTE, setup: float = 0.0, opening: Sequence[Interval] = DAYS) -> Left:
    return Left(parts, setup, pace, opening)


@pytest.mark.parametrize(
    ("operations", "expected", "order"),
    [
        pytest.param([], [], None, id="no operation"),
        pytest.param([left(0)], [None], None, id="nothing left"),
        pytest.param([left(0, None)], [None], None, id="nothing left needs no pace"),
        pytest.param([left(60)], [Expected(at(50 / 60), at(1), at(1.5))], Expected(at(50 / 60), at(1), at(1.5)),
                     id="one"),
        pytest.param([left(60, setup=HOUR)], [Expected(at(1 + 50 / 60), at(2), at(2.5))],
                     Expected(at(1 + 50 / 60), at(2), at(2.5)), id="with its set-up"),
        pytest.param([left(60), left(0), left(120)],
                     [Expected(at(50 / 60), at(1), at(1.5)), None, Expected(at(2.5), at(3), at(5.5))],
                     Expected(at(2.5), at(3), at(5.5)), id="one after the other"),
        pytest.param([left(60, None), left(60)], [Missing.PACE, Missing.EARLIER], Missing.PACE, id="no pace"),
        pytest.param([left(60), left(60, None)], [Expected(at(50 / 60), at(1), at(1.5)), Missing.PACE], Missing.PACE,
                     id="no pace for the last"),
        pytest.param([left(60, opening=())], [Missing.OPENING], Missing.OPENING, id="never open"),
        pytest.param([left(3000)], [Missing.TOO_FAR], Missing.TOO_FAR, id="too far"),
        pytest.param([left(1440)], [Expected(at(2 * 24 + 7), at(3 * 24 + 3), at(4 * 24 + 8))],
                     Expected(at(2 * 24 + 7), at(3 * 24 + 3), at(4 * 24 + 8)),
                     id="the slow end is at least the end of what was looked at"),
    ],
)  # fmt: skip
def test_the_operations_of_an_order(operations: list[Left], expected: list[Outlook], order: Outlook) -> None:
    found = outlooks(operations, T0)
    assert list(found) == expected
    assert whole(found) == order


openings = st.lists(st.tuples(st.integers(1, 50), st.integers(1, 50)), max_size=8).map(
    lambda drawn: tuple(
        Interval(at(sum(a + b for a, b in drawn[:n]) + drawn[n][0]), at(sum(a + b for a, b in drawn[: n + 1])))
        for n in range(len(drawn))
    )
)
seconds = st.integers(0, 400 * 3600).map(float)
moments = st.integers(-10, 400).map(at)


@given(seconds, moments, openings)
def test_it_takes_as_much_opening_time_as_it_needs(needed: float, since: datetime, opening: Intervals) -> None:
    """Not a second more or less, and it ends while there is work going on."""
    end = end_of(needed, since, opening)
    if end is None:
        assert length(intersection(opening, [Interval(since, at(10_000))])) < needed
        return
    assert length(intersection(opening, [Interval(since, end)])) == needed
    assert needed == 0 or any(one.start < end <= one.end for one in opening)


@given(seconds, seconds, moments, openings)
def test_more_work_never_ends_earlier(one: float, more: float, since: datetime, opening: Intervals) -> None:
    end, later = end_of(one, since, opening), end_of(one + more, since, opening)
    assert later is None or (end is not None and end <= later)


sessions = st.lists(st.builds(Worked, st.floats(1.0, 1e5), st.integers(0, 500)), max_size=15)


@given(sessions, st.none() | st.floats(0.1, 1e4))
def test_a_pace_lies_within_what_was_seen(worked: list[Worked], standard: float | None) -> None:
    pace = pace_of(worked, standard)
    seen = [one.seconds / one.good for one in worked if one.good]
    if pace is None:
        assert not seen
        assert standard is None
        return
    assert pace.quick <= pace.median <= pace.slow
    if pace.basis is Basis.STANDARD:
        assert len(seen) < ENOUGH
        assert pace.median == standard
    else:
        assert pace.sessions == len(seen)
        assert min(seen) * 0.999 <= pace.quick
        assert pace.slow <= max(seen) * 1.001


@given(sessions, st.randoms())
def test_the_order_of_the_sessions_does_not_matter(worked: list[Worked], random: Random) -> None:
    shuffled = list(worked)
    random.shuffle(shuffled)
    one, other = pace_of(worked, None), pace_of(shuffled, None)
    assert (one is None) is (other is None)
    if one is not None and other is not None:
        assert (one.quick, one.median, one.slow) == pytest.approx((other.quick, other.median, other.slow))


paces = st.lists(st.floats(1.0, 900.0), min_size=3, max_size=3).map(
    lambda drawn: Pace(*sorted(drawn), Basis.SESSIONS, 4)
)
operations = st.lists(
    st.builds(Left, st.integers(0, 900), st.floats(0, 3 * HOUR), st.none() | paces, st.just(DAYS)), max_size=5
)


@given(operations, moments)
def test_operations_follow_one_another(work: list[Left], now: datetime) -> None:
    """The quick end comes before the median one, that before the slow one; and nothing before what precedes it."""
    found = outlooks(work, now)
    assert len(found) == len(work)
    before = Expected(now, now, now)
    for outlook, one in zip(found, work, strict=True):
        assert (outlook is None) == (one.parts == 0)
        if isinstance(outlook, Expected):
            assert outlook.quick <= outlook.median <= outlook.slow
            assert before.quick <= outlook.quick
            assert before.median <= outlook.median
            assert before.slow <= outlook.slow
            before = outlook
    kinds = [type(one) for one in found if one is not None]
    assert Expected not in kinds[kinds.index(Missing) :] if Missing in kinds else True
