"""When a tool's life will be over: placed into the opening time, with its uncertainty, and not guessed."""

from __future__ import annotations

from datetime import timedelta
from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.intervals import Interval
from collector.core.tool_life import LifeBy
from collector.core.tool_pace import Fallen, Pace, ToolDay, pace_of, reached
from tests.core.workbench import T0, after

HOUR = 3600.0
OPENING = [Interval(after(day * 86400), after(day * 86400 + 8 * HOUR)) for day in range(30)]
"""Eight hours on each of thirty days, from T0 on."""

STEADY = [ToolDay(8 * HOUR, 2 * HOUR, 40)] * 5


def test_a_steady_pace_is_exact() -> None:
    """Two hours of cutting in eight, ten hours left: forty hours of opening time, at the end of the fifth day."""
    pace = pace_of(STEADY, LifeBy.TIME)
    assert pace == Pace(0.25, 0.0, 40 * HOUR)
    expected = reached(10 * HOUR, pace, T0, OPENING)
    assert expected is not None
    assert expected.quick == expected.median == expected.slow == after(4 * 86400 + 8 * HOUR)


def test_a_life_of_parts_goes_by_cycles() -> None:
    """Forty cycles a day, a hundred parts left: half of the third day."""
    pace = pace_of(STEADY, LifeBy.PARTS)
    assert pace is not None
    expected = reached(100, pace, T0, OPENING)
    assert expected is not None and expected.median == after(2 * 86400 + 4 * HOUR)


def test_what_was_seen_to_be_used_goes_before_what_is_assumed() -> None:
    """A control that counts cutting only, half of the time in which the tool is active, lets it last twice as long."""
    assumed = pace_of(STEADY, LifeBy.TIME)
    seen = pace_of(STEADY, LifeBy.TIME, Fallen(life=HOUR, seconds=2 * HOUR, cycles=7))
    assert assumed is not None and seen is not None
    assert seen.per_second == assumed.per_second / 2
    counted = pace_of(STEADY, LifeBy.PARTS, Fallen(life=80, seconds=2 * HOUR, cycles=40))
    assert counted is not None and isclose(counted.per_second, 80 / (8 * HOUR)), "two parts a cycle"


@pytest.mark.parametrize("by", [LifeBy.LENGTH, LifeBy.CUTTING_DISTANCE, LifeBy.OTHER, None])
def test_what_a_use_costs_is_not_guessed(by: LifeBy | None) -> None:
    """Of a life in millimetres nobody knows what a second costs, until it was seen to fall."""
    assert pace_of(STEADY, by) is None
    pace = pace_of(STEADY, by, Fallen(life=0.5, seconds=HOUR, cycles=10))
    assert pace is not None and isclose(pace.per_second, 0.5 / HOUR * 0.25)


@pytest.mark.parametrize(
    "days",
    [
        [],
        [ToolDay(8 * HOUR, 0.0, 0)] * 5,
        [ToolDay(0.0, HOUR, 4)],
        [ToolDay(HOUR / 2, HOUR / 4, 4)],
    ],
    ids=["no day", "not used", "never open", "half an hour"],
)
def test_nothing_known_is_nothing_said(days: list[ToolDay]) -> None:
    assert pace_of(days, LifeBy.TIME) is None


def test_an_uneven_pace_is_uncertain() -> None:
    """One day four hours, one none: of a life of two hours nobody knows whether it ends today or tomorrow."""
    uneven = [ToolDay(8 * HOUR, 4 * HOUR, 80), ToolDay(8 * HOUR, 0.0, 0)] * 5
    pace = pace_of(uneven, LifeBy.TIME)
    assert pace is not None and pace.spread is not None
    assert isclose(pace.spread, sqrt(10 * (2 * HOUR) ** 2 / (8 * HOUR) / 9))
    expected = reached(2 * HOUR, pace, T0, OPENING)
    assert expected is not None
    assert expected.quick < after(2 * HOUR) < expected.median == after(8 * HOUR) < after(86400) < expected.slow


def test_two_days_say_nothing_of_a_third() -> None:
    """Where there are too few days, the estimate has no spread, and says so."""
    pace = pace_of([ToolDay(8 * HOUR, HOUR, 2), ToolDay(8 * HOUR, 3 * HOUR, 2)], LifeBy.TIME)
    assert pace is not None and pace.spread is None
    expected = reached(HOUR, pace, T0, OPENING)
    assert expected is not None and not expected.spread


def test_over_already_and_too_far() -> None:
    """A life that is over is over now; one that lasts longer than anybody looked ahead has no date."""
    pace = Pace(0.25, None, 40 * HOUR)
    over = reached(-5.0, pace, after(60), OPENING)
    assert over is not None and over.median == after(60)
    assert reached(1000 * HOUR, pace, T0, OPENING) is None


@given(
    uses=st.lists(st.tuples(st.floats(HOUR, 12 * HOUR), st.floats(0, 1)), min_size=3, max_size=14),
    left=st.floats(1, 40 * HOUR),
    more=st.floats(0, 10 * HOUR),
)
def test_more_life_lasts_longer(uses: list[tuple[float, float]], left: float, more: float) -> None:
    """Quick is never after median, median never after slow, and more life never ends earlier."""
    pace = pace_of([ToolDay(opening, opening * share, 1) for opening, share in uses], LifeBy.TIME)
    if pace is None or pace.per_second < 1e-6:
        return
    first, second = reached(left, pace, T0, OPENING), reached(left + more, pace, T0, OPENING)
    if first is not None:
        assert T0 <= first.quick <= first.median <= first.slow
        if second is not None:
            assert second.median >= first.median - timedelta(microseconds=1)
    else:
        assert second is None
