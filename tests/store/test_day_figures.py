"""Key figures added up from the views: what `breakdown` says of the same rows, and never older than the facts."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector.core import time_categories as core
from collector.core.facts import CycleOutcome, Fact, ToolTime
from collector.core.intervals import Interval, Intervals, difference, intersection, union
from collector.core.rules import MachineRules, Standard
from collector.core.signals import Execution
from collector.core.stretches import StateInterval
from collector.core.time_categories import CountedParts, TimeBreakdown
from collector.core.time_sums import together
from collector.store import queries
from collector.store.day_figures import Asked, DayFigures, breakdown_of
from collector.store.day_queries import Day, ToolSum, read_day
from collector.store.day_sums import Batch, Paces, Piece, Work, seen_in, spreads
from collector.store.day_sums import batches as batches_of
from collector.store.day_sums import paces as paces_of
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order
from collector.store.schema import micros
from collector.store.standards import Standards, timed_operations
from collector.store.store import Store
from tests.store.telling import assigned, at, batches, corrected, counted, ended, execution, started

STRIKES = pytest.approx
HOUR = Interval(at(0), at(3600))
RUN, REST, HOLD, BLIND = Execution.ACTIVE, Execution.READY, Execution.FEED_HOLD, Execution.UNAVAILABLE
WORKS: tuple[Work, ...] = (("C-1", "10", "P1"), ("C-1", "20", "P1"), (None, None, "P2"), ("C-9", None, None))
STANDARDS = Standards(
    MachineRules("dmu", standard=Standard(cycle=30.0, parts_per_cycle=2), standards={"P2": Standard(cycle=None)}),
    {("C-1", "10"): (50.0, 1), ("C-1", "20"): (None, 4)},
)

Made = tuple[Work, int, int, int, int]
"""Of what work, counted when (seconds), how many, of them good, scrap."""


@st.composite
def histories(draw: st.DrawFn) -> list[StateInterval]:
    """States one after the other, now and then with a hole between them or without sight."""
    told, clock = [], draw(st.integers(-900, 300))
    for _ in range(draw(st.integers(0, 14))):
        begun = clock + draw(st.sampled_from([0, 0, 0, 40]))
        clock = begun + draw(st.sampled_from([20, 60, 299, 300, 301, 700]))
        told.append(StateInterval(at(begun), at(clock), draw(st.sampled_from([RUN, RUN, REST, HOLD, BLIND]))))
    return told


periods = st.lists(st.tuples(st.integers(-600, 4200), st.integers(1, 1500)), max_size=4).map(
    lambda found: union(Interval(at(start), at(start + length)) for start, length in found)
)
made = st.lists(
    st.tuples(st.sampled_from(WORKS), st.integers(-300, 3900), st.integers(0, 5), st.integers(0, 2), st.integers(0, 2)),
    max_size=12,
)


def cut(said: Sequence[StateInterval]) -> list[Piece]:
    """The states within the hour, as the database gives them."""
    inside = [(max(one.start, HOUR.start), min(one.end, HOUR.end), one.execution.value) for one in said]
    return [(micros(start), micros(end), execution) for start, end, execution in inside if start < end]


def asked_for(opening: Intervals, planned: Intervals) -> Asked:
    return Asked(HOUR, difference(intersection(opening, [HOUR]), planned))


@given(said=histories(), opening=periods, planned=periods, parts=made)
def test_the_sums_are_those_of_the_calculation(
    said: list[StateInterval], opening: Intervals, planned: Intervals, parts: list[Made]
) -> None:
    """Whatever a machine did, whenever it was required: every time category, every count, every rate."""
    counted_parts = [
        CountedParts(at(when), many, STANDARDS.part(work), min(good, many), min(bad, many - min(good, many)))
        for work, when, many, good, bad in parts
    ]
    expected = core.breakdown(
        HOUR.start, HOUR.end, opening=opening, planned_stops=planned, states=said, parts=counted_parts
    )
    asked, states = asked_for(opening, planned), cut(said)
    ordered = sorted(zip(parts, counted_parts, strict=True), key=lambda pair: pair[1].at)
    rows = [(micros(one.at), work, one.parts, one.good, one.scrap) for (work, *_), one in ordered]
    seen = seen_in(states, asked.required)
    found = breakdown_of(paces_of(seen), batches_of(rows, seen), asked, intersection(opening, [HOUR]), STANDARDS)
    assert alike(found, expected)


def alike(one: TimeBreakdown, other: TimeBreakdown) -> bool:
    """Equal but for the last figures of a float."""
    for name in TimeBreakdown.__dataclass_fields__:
        here, there = getattr(one, name), getattr(other, name)
        assert here == (STRIKES(there) if there is not None else None), name
    return True


# The same from the journal on, and as time goes by.

TICKS = [Interval(at(start), at(end)) for start, end in pairwise((0, 10, 20, 32, 45))]
"""Days of a dozen seconds, for histories of forty."""


def fresh(store: Store, asked: Sequence[Asked]) -> list[Day]:
    with store.reader() as connection:
        return [read_day(connection, "dmu", one.period, one.required, one.micro_stop) for one in asked]


def of_the_rows(store: Store, asked: Asked) -> TimeBreakdown:
    """The calculation itself, from the rows one by one."""
    start, end = asked.period.start, asked.period.end
    with store.reader() as connection:
        said = [
            StateInterval(one.start, one.end or end, one.execution)
            for one in queries.state_intervals(connection, start, end, "dmu")
            if one.start < (one.end or end)
        ]
        parts = [
            CountedParts(one.at, one.parts, STANDARDS.part((one.order, one.operation, one.program)), one.good,
                         one.scrap + one.rework, one.backfilled)
            for one in queries.counts(connection, start, end + timedelta(seconds=1), "dmu")
            if not one.excluded
        ]  # fmt: skip
    return core.breakdown(
        start, end, opening=asked.required, planned_stops=[], states=said, parts=parts, micro_stop=asked.micro_stop
    )


@given(told=batches())
@settings(max_examples=20)
def test_what_is_kept_is_never_older_than_the_facts(told: list[list[Fact]]) -> None:
    """After every transaction: what is at hand is what would be read now, and what the calculation says of it."""
    asked = [Asked(one, (Interval(one.start, one.end - timedelta(seconds=3)),), 4.0) for one in TICKS]
    with tempfile.TemporaryDirectory() as directory, Store.open(directory) as store:
        figures = DayFigures(store)
        for facts in told:
            figures.told([entry.fact for entry in store.commit_now(facts)])
            found = figures.read("dmu", asked)
            assert found == fresh(store, asked)
        for one, day in zip(asked, figures.read("dmu", asked), strict=True):
            found_of_it = breakdown_of(day.paces, day.batches, one, one.required, STANDARDS)
            assert alike(found_of_it, of_the_rows(store, one))


DAY = [Asked(Interval(at(0), at(1000)), (Interval(at(0), at(1000)),))]
MORNING: list[Fact] = [
    execution(0, RUN), started(0), ended(60), counted(60), execution(60, REST), execution(100, RUN),
    started(100, "dmu.c2"), ended(160, "dmu.c2", active=30.0), counted(160, "dmu.p2"), execution(160, REST),
]  # fmt: skip


def test_a_day_is_kept_once_the_machine_has_told_of_the_next(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        figures = DayFigures(store)
        store.commit_now(MORNING)
        figures.read("dmu", DAY)
        assert figures.missing("dmu", DAY) == 1, "its last state lasts: it may still turn out to have ended in it"
        store.commit_now([started(900, "dmu.c3"), execution(1000, RUN)])
        figures.read("dmu", DAY)
        assert figures.missing("dmu", DAY) == 1, "a cycle that began in it has not ended"
        store.commit_now([ended(1100, "dmu.c3", started_at=at(900))])
        [day] = figures.read("dmu", DAY)
        assert figures.missing("dmu", DAY) == 0
        assert day.batches == [Batch(("C-1", "10", None), 2, 0, 0)]
        assert day.paces == Paces(running=120.0, micro_stops=40.0, stops={REST: 840.0})


@pytest.mark.parametrize(
    "correction",
    [[corrected(5000, "dmu.p1", 1, 0, 1)], [assigned(5000, "dmu.p2")], [counted(500, "dmu.p9", backfilled=False)]],
    ids=["corrected", "assigned", "credited afterwards"],
)
def test_a_day_that_people_put_right_is_read_again(tmp_path: Path, correction: list[Fact]) -> None:
    with Store.open(tmp_path) as store:
        figures = DayFigures(store)
        store.commit_now([*MORNING, execution(1000, RUN)])
        figures.read("dmu", DAY)
        assert figures.missing("dmu", DAY) == 0
        store.commit_now(correction)
        figures.told(correction)
        assert figures.read("dmu", DAY) == fresh(store, DAY)


def test_other_hours_are_another_question(tmp_path: Path) -> None:
    """Whoever changes the site's shifts gets other figures, for days long past too."""
    with Store.open(tmp_path) as store:
        figures = DayFigures(store)
        store.commit_now([*MORNING, execution(1000, RUN)])
        figures.read("dmu", DAY)
        half = [Asked(DAY[0].period, (Interval(at(0), at(80)),))]
        [day] = figures.read("dmu", half)
        assert day.paces == Paces(running=60.0, stops={REST: 20.0})


# Cycles, tools, standards, sums.


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30))
def test_quartiles_are_what_a_quarter_of_the_cycles_do_not_exceed(seconds: list[int]) -> None:
    [found] = spreads((number, WORKS[0], float(one), 2.0) for number, one in enumerate(seconds))
    assert (found.cycles, found.active, found.hold) == (len(seconds), sum(seconds), 2.0 * len(seconds))
    assert (found.quartiles[0], found.quartiles[4]) == (min(seconds), max(seconds))
    for quarters, value in enumerate(found.quartiles[1:4], 1):
        assert 4 * sum(one <= value for one in seconds) >= quarters * len(seconds)
        assert 4 * sum(one < value for one in seconds) < quarters * len(seconds)


def test_cycles_and_tools_of_a_day(tmp_path: Path) -> None:
    """Only completed cycles that count and were seen from their start say how long it takes; tools work anyway."""
    twice = (ToolTime(tool="T1", seconds=5.0), ToolTime(tool="T2", seconds=1.0), ToolTime(tool="T1", seconds=7.0))
    with Store.open(tmp_path) as store:
        store.commit_now([
            started(0, "a"), ended(60, "a", started_at=at(0), program="P1"),
            started(70, "b"), ended(90, "b", started_at=at(70), active=20.0, tools=twice),
            started(100, "c"), ended(130, "c", started_at=at(100), outcome=CycleOutcome.ABORTED, tools=()),
            started(140, "d"), ended(150, "d", started_at=at(140), excluded=("dry_run",), tools=()),
            started(160, "e"), ended(170, "e", started_at=at(160), start_seen=False, tools=()),
        ])  # fmt: skip
        with store.reader() as connection:
            day = read_day(connection, "dmu", HOUR, ())
    [spread] = day.spreads
    assert (spread.work, spread.cycles, spread.quartiles) == (("C-1", "10", "P1"), 2, (20.0, 20.0, 20.0, 50.0, 50.0))
    assert day.tools == [ToolSum("T1", 2, 42.0), ToolSum("T2", 2, 21.0)]


def test_the_operation_goes_before_the_machine(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        registry = Registry(store.writer)
        registry.save_order(Order(number="C-1"))
        registry.save_operation(
            Operation(order="C-1", operation="10", family="cnc_lathe", quantity=5, standard_cycle=50.0)
        )
        registry.save_operation(
            Operation(order="C-1", operation="20", family="cnc_lathe", quantity=5, parts_per_cycle=4)
        )
        with store.reader() as connection:
            assert timed_operations(connection) == STANDARDS.operations
    assert [STANDARDS.cycle(work) for work in WORKS] == [50.0, 30.0, None, 30.0]
    assert [STANDARDS.part(work) for work in WORKS] == [50.0, 7.5, None, 15.0]


def test_two_days_together_weigh_as_much_as_they_last() -> None:
    """And what one of them does not know, the sum does not know."""
    day = core.breakdown(
        at(0), at(3600), opening=[HOUR], planned_stops=[], states=[StateInterval(at(0), at(1800), RUN)],
        parts=[CountedParts(at(900), 10, 60.0, good=5, scrap=5)],
    )  # fmt: skip
    idle = core.breakdown(
        at(3600), at(9000), opening=[Interval(at(3600), at(9000))], planned_stops=[],
        states=[StateInterval(at(3600), at(9000), REST)], parts=[],
    )  # fmt: skip
    both = together([day, idle])
    assert (both.seen, both.required, both.stops) == (7200, 9000, {REST: 5400})
    assert (both.trs, both.availability, both.observed) == (STRIKES(300 / 7200), 0.25, 0.8)
    assert (both.parts, both.judged, both.with_standard) == (10, 10, 10)
    uncounted = core.breakdown(at(0), at(60), opening=[], planned_stops=[], states=[], parts=None)
    assert (together([day, uncounted]).net, together([day, uncounted]).parts) == (None, None)
