"""The learning curve: quartiles that a spreadsheet gives too, small samples marked, nothing drawn over the unknown."""

from __future__ import annotations

import statistics
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.learning import (
    SMALL,
    WEEK,
    Batch,
    Point,
    Spread,
    Work,
    by_work,
    curve,
    quantile,
    spread,
    stretches,
)

MONDAY = date(2026, 11, 2)
RATIO = st.floats(0.01, 50)
RATIOS = st.lists(RATIO, min_size=1, max_size=40)
WEEKS = st.integers(0, 30).map(lambda number: MONDAY + number * WEEK)
BATCHES = st.lists(st.builds(Batch, WEEKS, st.lists(RATIO, max_size=9), st.booleans()), max_size=12)


@pytest.mark.parametrize(
    ("values", "lower", "median", "upper"),
    [
        ([1.0], 1.0, 1.0, 1.0),
        ([1.0, 2.0], 1.25, 1.5, 1.75),
        ([1.0, 2.0, 4.0], 1.5, 2.0, 3.0),
        ([1.0, 2.0, 4.0, 8.0], 1.75, 3.0, 5.0),
        ([6.0, 7.0, 15.0, 36.0, 39.0, 40.0, 41.0], 11.0, 36.0, 39.5),
        ([7.0, 15.0, 36.0, 39.0, 40.0, 41.0], 20.25, 37.5, 39.75),
    ],
)
def test_quartiles_are_those_of_a_spreadsheet(values: list[float], lower: float, median: float, upper: float) -> None:
    """As QUARTILE.INC gives them."""
    found = spread([Batch(MONDAY, values)])
    assert found == Spread(len(values), lower, median, upper)


@given(ratios=RATIOS.filter(lambda values: len(values) > 1))
def test_quartiles_are_those_of_the_standard_library(ratios: list[float]) -> None:
    """Another witness: `statistics.quantiles` by its inclusive method."""
    found = spread([Batch(MONDAY, ratios)])
    assert found is not None
    expected = statistics.quantiles(ratios, n=4, method="inclusive")
    assert (found.lower, found.median, found.upper) == pytest.approx(tuple(expected))


@given(ratios=RATIOS, share=st.floats(0, 1), more=st.floats(0, 1))
def test_a_quantile_lies_among_the_values_and_grows_with_the_share(
    ratios: list[float], share: float, more: float
) -> None:
    low, high = sorted((share, more))
    ordered = sorted(ratios)
    assert ordered[0] <= quantile(ordered, low) <= quantile(ordered, high) <= ordered[-1]


@given(batches=BATCHES)
def test_the_order_of_what_is_seen_changes_nothing(batches: list[Batch]) -> None:
    turned = [Batch(one.week, list(reversed(one.ratios)), one.together) for one in reversed(batches)]
    assert curve(turned) == curve(batches)
    assert spread(turned) == spread(batches)


@given(batches=BATCHES)
def test_no_cycle_is_lost_and_none_counted_twice(batches: list[Batch]) -> None:
    points = curve(batches)
    assert sum(one.spread.count for one in points) == sum(len(one.ratios) for one in batches)
    assert sum(one.spread.together for one in points) == sum(len(one.ratios) for one in batches if one.together)
    assert [one.week for one in points] == sorted({one.week for one in batches if one.ratios})


@given(ratios=RATIOS, times=st.floats(0.1, 10))
def test_a_slower_standard_makes_all_of_it_quicker(ratios: list[float], times: float) -> None:
    """Twice the standard, half the ratio: median and quartiles alike."""
    one, other = spread([Batch(MONDAY, ratios)]), spread([Batch(MONDAY, [value / times for value in ratios])])
    assert one is not None
    assert other is not None
    assert (other.lower, other.median, other.upper) == pytest.approx(
        (one.lower / times, one.median / times, one.upper / times)
    )


def point(week: int, count: int) -> Point:
    return Point(MONDAY + week * WEEK, Spread(count, 1.0, 1.1, 1.2))


@pytest.mark.parametrize(
    ("weeks", "joined"),
    [
        ([], []),
        ([(0, 5)], [[0]]),
        ([(0, 5), (1, 9), (2, 5)], [[0, 1, 2]]),
        ([(0, 5), (1, 4), (2, 5)], [[0], [2]]),
        ([(0, 5), (1, 9), (3, 9), (4, 9)], [[0, 1], [3, 4]]),
        ([(0, 4), (1, 1), (2, 3)], []),
    ],
    ids=["nothing", "one", "all", "a small one between", "a week without", "all small"],
)
def test_only_weeks_that_follow_each_other_are_joined(weeks: list[tuple[int, int]], joined: list[list[int]]) -> None:
    """Too few cycles are no part of a line, and a line is drawn over nothing that nobody saw."""
    found = stretches([point(week, count) for week, count in weeks])
    assert [[(one.week - MONDAY).days // 7 for one in stretch] for stretch in found] == joined


@given(batches=BATCHES)
def test_no_line_has_a_small_sample_in_it(batches: list[Batch]) -> None:
    points = curve(batches)
    drawn = [one for stretch in stretches(points) for one in stretch]
    assert drawn == [one for one in points if one.spread.count >= SMALL]
    for stretch in stretches(points):
        assert all(later.week - earlier.week == WEEK for earlier, later in pairwise(stretch))


def test_small_begins_below_five() -> None:
    assert [Spread(count, 1, 1, 1).small for count in (1, 4, 5, 6)] == [True, True, False, False]


def test_work_is_told_in_the_order_of_its_numbers_and_never_by_how_well_it_went() -> None:
    works = [Work("26-2", "10", "tour-1", "B"), Work("26-1", "20", "tour-1", "A"), Work("", "", "tour-1", "Z")]
    ratios = [[0.5], [2.0], [1.0]]
    found = by_work({work: [Batch(MONDAY, values)] for work, values in zip(works, ratios, strict=True)})
    assert [work for work, _ in found] == [works[2], works[1], works[0]]
    assert by_work({works[0]: []}) == ()


def test_nothing_makes_no_curve() -> None:
    assert curve([]) == ()
    assert spread([Batch(MONDAY, [])]) is None
    assert curve([Batch(MONDAY + timedelta(weeks=1), [])]) == ()
