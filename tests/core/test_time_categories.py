"""Time categories by NF E60-182: where every second went, and rates that say how much of the time they know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.intervals import Interval
from collector.core.opening import PlannedStop, Shift, opening_intervals, planned_stop_intervals
from collector.core.signals import Execution
from collector.core.stretches import StateInterval
from collector.core.time_categories import CountedParts, TimeBreakdown, breakdown
from tests.core.workbench import after

HOUR = 3600.0
RUN, REST, HOLD, BLIND = Execution.ACTIVE, Execution.READY, Execution.FEED_HOLD, Execution.UNAVAILABLE
STRIKES = pytest.approx


def between(start: float, end: float) -> Interval:
    return Interval(after(start), after(end))


def states(*changes: tuple[float, Execution], end: float) -> list[StateInterval]:
    """States from their beginnings, the last one until `end`."""
    ends = [seconds for seconds, _ in changes[1:]] + [end]
    return [
        StateInterval(after(start), after(stop), execution)
        for (start, execution), stop in zip(changes, ends, strict=True)
    ]


def sort_out(until: float, said: Iterable[StateInterval], **changes: Any) -> TimeBreakdown:
    """The breakdown of a window in which the workshop is open all the time, unless the test says otherwise."""
    asked = {"opening": [between(0, until)], "planned_stops": [], "parts": [], **changes}
    return breakdown(after(0), after(until), states=said, **asked)


def losses(time: TimeBreakdown) -> float:
    """Every step of the waterfall."""
    assert time.pace_loss is not None
    assert time.scrap_loss is not None
    known = time.closed + time.planned_stops + time.unobserved + sum(time.stops.values())
    return known + time.micro_stops + time.pace_loss + time.scrap_loss


def the_standards_day(**changes: Any) -> TimeBreakdown:
    """24 h, open for 16, two of them planned stops; run for 12 h; 65 good parts of 10 min each make 10 h 50."""
    asked = {
        "opening": [between(4 * HOUR, 20 * HOUR)],
        "planned_stops": [between(10 * HOUR, 12 * HOUR)],
        "parts": [CountedParts(after(19 * HOUR), 70, 600.0, good=65, scrap=5)],
        **changes,
    }
    return sort_out(24 * HOUR, states((0, REST), (6 * HOUR, RUN), end=24 * HOUR), **asked)


def test_the_example_of_the_standard() -> None:
    """tU 10 h 50, tR 14 h, tO 16 h, tT 24 h: TRS 77 %, TRG 68 %, TRE 45 %."""
    day = the_standards_day()
    assert (day.total, day.opening, day.required) == (24 * HOUR, 16 * HOUR, 14 * HOUR)
    assert day.useful == STRIKES(10 * HOUR + 50 * 60)
    assert [round(100 * rate) for rate in (day.trs, day.trg, day.tre) if rate is not None] == [77, 68, 45]
    assert (day.operating, day.net) == (12 * HOUR, STRIKES(70 * 600))
    assert day.availability == STRIKES(12 / 14)
    assert day.performance == STRIKES(70 * 600 / (12 * HOUR))
    assert day.quality == STRIKES(65 / 70)
    assert day.loading == STRIKES(14 / 16)
    assert day.engagement == STRIKES(16 / 24)
    assert (day.observed, day.standard_known, day.quality_known) == (1.0, 1.0, 1.0)


def test_the_waterfall_of_that_day() -> None:
    day = the_standards_day()
    assert (day.closed, day.planned_stops, day.unobserved) == (8 * HOUR, 2 * HOUR, 0.0)
    assert day.stops == {REST: 2 * HOUR}
    assert day.pace_loss == STRIKES(20 * 60)
    assert day.scrap_loss == STRIKES(5 * 600)
    assert losses(day) == STRIKES(day.total - day.useful)


# Not knowing.


def test_a_part_without_a_standard_leaves_the_net_time_unknown() -> None:
    """And with it pace, quality and TRS; availability is known all the same, and so is how many parts lack one."""
    parts = [CountedParts(after(19 * HOUR), 60, 600.0), CountedParts(after(19 * HOUR), 20, None)]
    day = the_standards_day(parts=parts)
    assert (day.net, day.useful, day.performance, day.quality) == (None, None, None, None)
    assert (day.trs, day.trg, day.tre, day.pace_loss, day.scrap_loss) == (None,) * 5
    assert (day.parts, day.standard_known) == (80, 0.75)
    assert day.availability == STRIKES(12 / 14)


def test_where_nobody_counts_parts_nothing_of_them_is_known() -> None:
    day = the_standards_day(parts=None)
    assert (day.parts, day.net, day.trs, day.standard_known, day.quality_known) == (None,) * 5


def test_no_part_is_a_zero_that_is_known() -> None:
    """It ran for twelve hours and made nothing: TRS is 0, and the quality of nothing is not a number."""
    day = the_standards_day(parts=[])
    assert (day.parts, day.net, day.performance, day.trs, day.tre) == (0, 0.0, 0.0, 0.0, 0.0)
    assert (day.quality, day.standard_known, day.quality_known) == (None, None, None)


def test_unjudged_parts_pass_for_good_and_are_shown_as_unjudged() -> None:
    day = the_standards_day(parts=[CountedParts(after(19 * HOUR), 70, 600.0, good=7)])
    assert (day.quality, day.quality_known) == (1.0, 0.1)


def test_time_without_sight_is_neither_run_nor_stop() -> None:
    """Half the day unseen: the same rates as of the seen half, and half the coverage."""
    said = states((0, RUN), (3 * HOUR, REST), (4 * HOUR, BLIND), end=8 * HOUR)
    day = sort_out(8 * HOUR, said, parts=[CountedParts(after(3 * HOUR), 16, 600.0)])
    assert (day.required, day.seen, day.unobserved, day.observed) == (8 * HOUR, 4 * HOUR, 4 * HOUR, 0.5)
    assert (day.availability, day.trs) == (0.75, STRIKES(16 * 600 / (4 * HOUR)))
    assert day.stops == {REST: HOUR}
    missing = sort_out(8 * HOUR, said[:2], parts=[CountedParts(after(3 * HOUR), 16, 600.0)])
    assert missing == day


def test_never_seen_is_unknown() -> None:
    day = sort_out(8 * HOUR, [])
    assert (day.observed, day.availability, day.trs, day.trg, day.tre) == (0.0, None, None, None, None)
    assert (day.loading, day.engagement) == (1.0, 1.0)


def test_a_closed_day_has_no_rates() -> None:
    day = sort_out(24 * HOUR, states((0, REST), end=24 * HOUR), opening=[])
    assert (day.opening, day.required, day.closed, day.engagement) == (0.0, 0.0, 24 * HOUR, 0.0)
    assert (day.observed, day.loading, day.availability, day.trs, day.tre) == (None,) * 5


@pytest.mark.parametrize(
    ("part", "counts"),
    [
        pytest.param(CountedParts(after(HOUR), 1, 60.0), True, id="in observed required time"),
        pytest.param(CountedParts(after(2 * HOUR), 1, 60.0), True, id="counted in the instant of the break"),
        pytest.param(CountedParts(after(0), 1, 60.0), False, id="counted in the instant of opening: made before"),
        pytest.param(CountedParts(after(2.5 * HOUR), 1, 60.0), False, id="in the break"),
        pytest.param(CountedParts(after(9 * HOUR), 1, 60.0), False, id="after hours"),
        pytest.param(CountedParts(after(HOUR), 1, 60.0, backfilled=True), False, id="made while nobody watched"),
        pytest.param(CountedParts(after(7 * HOUR), 1, 60.0), False, id="while the machine was not seen"),
    ],
)
def test_only_parts_of_observed_required_time_count(part: CountedParts, counts: bool) -> None:
    day = sort_out(
        10 * HOUR,
        states((0, RUN), (6 * HOUR, BLIND), (7.5 * HOUR, RUN), end=10 * HOUR),
        opening=[between(0, 8 * HOUR)],
        planned_stops=[between(2 * HOUR, 3 * HOUR)],
        parts=[part],
    )
    assert day.parts == (1 if counts else 0)


# Stops.


@pytest.mark.parametrize(
    ("said", "micro", "stops"),
    [
        pytest.param(states((0, RUN), (100, REST), (399, RUN), end=600), 299, {}, id="short, between two runs"),
        pytest.param(states((0, RUN), (100, REST), (400, RUN), end=600), 0, {REST: 300}, id="as long as the limit"),
        pytest.param(states((0, REST), (100, RUN), end=600), 0, {REST: 100}, id="before the first run"),
        pytest.param(states((0, RUN), (500, REST), end=600), 0, {REST: 100}, id="after the last run"),
        pytest.param(states((0, RUN), (100, HOLD), (250, REST), (350, RUN), end=600), 250, {}, id="two states"),
        pytest.param(
            states((0, RUN), (100, HOLD), (300, REST), (420, RUN), end=600),
            0, {HOLD: 200, REST: 120}, id="two states, together too long",
        ),
        pytest.param(states((0, RUN), (100, REST), (150, BLIND), (200, RUN), end=600), 0, {REST: 50}, id="at a gap"),
        pytest.param(
            states((0, RUN), (100, REST), (110, RUN), (120, REST), (130, RUN), end=600), 20, {}, id="many",
        ),
        pytest.param([], 0, {}, id="nothing seen"),
    ],
)  # fmt: skip
def test_micro_stops(said: list[StateInterval], micro: float, stops: dict[Execution, float]) -> None:
    """A stop under five minutes between two runs is a loss of pace and stays in the operating time."""
    day = sort_out(600, said)
    assert (day.micro_stops, day.stops) == (micro, stops)
    assert day.operating == micro + sum(state.seconds for state in said if state.execution is RUN)


def test_a_stop_at_a_break_is_between_no_runs() -> None:
    """The machine stood a minute before the break and ran right after it: that minute is a stop."""
    day = sort_out(900, states((0, RUN), (240, REST), (600, RUN), end=900), planned_stops=[between(300, 600)])
    assert (day.stops, day.micro_stops) == ({REST: 60}, 0.0)


def test_the_limit_of_micro_stops_is_the_workshops() -> None:
    said = states((0, RUN), (100, REST), (150, RUN), end=600)
    assert sort_out(600, said, micro_stop=50.0).stops == {REST: 50}
    assert sort_out(600, said, micro_stop=51.0).micro_stops == 50


def test_overlapping_states_are_counted_once() -> None:
    """Of two states for one instant the later one holds."""
    said = [StateInterval(after(0), after(600), RUN), StateInterval(after(300), after(600), REST)]
    day = sort_out(600, reversed(said))
    assert (day.operating, day.stops, day.seen) == (300, {REST: 300}, 600)


def test_a_standard_that_is_too_slow_shows_as_negative_loss() -> None:
    """The sum stays right, and performance above 1 says that the standard is to be looked at."""
    day = sort_out(600, states((0, RUN), end=600), parts=[CountedParts(after(600), 10, 90.0)])
    assert (day.performance, day.pace_loss) == (1.5, -300)
    assert losses(day) == STRIKES(day.total - 900)


# Days in which the clocks change.


@pytest.mark.parametrize(("month", "day", "hours"), [(3, 29, 23), (10, 25, 25), (6, 7, 24)])
def test_a_civil_day_has_the_hours_that_it_has(month: int, day: int, hours: int) -> None:
    zone = ZoneInfo("Europe/Paris")
    since = datetime(2026, month, day, tzinfo=zone)
    until = since + timedelta(days=1)
    shifts = [Shift("nuit", (6, 7), time(22), time(6)), Shift("jour", (7,), time(6), time(14))]
    stops = [PlannedStop("pause", (7,), time(1), time(4))]
    opening = opening_intervals(shifts, since, until, zone=zone, place="hall")
    planned = planned_stop_intervals(stops, since, until, zone=zone, machine="mill-1")
    all_day = [StateInterval(since.astimezone(UTC), until.astimezone(UTC), RUN)]
    time_of_day = breakdown(since, until, opening=opening, planned_stops=planned, states=all_day, parts=None)
    assert time_of_day.total == hours * HOUR
    assert time_of_day.opening == (hours - 8) * HOUR
    assert time_of_day.required == 13 * HOUR
    assert time_of_day.availability == 1.0


# Laws.

SPANS = st.lists(st.tuples(st.integers(-20, 620), st.integers(0, 300)), max_size=6).map(
    lambda spans: [between(60 * start, 60 * (start + minutes)) for start, minutes in spans]
)
WAYS = st.lists(st.tuples(st.integers(0, 60), st.sampled_from([RUN, RUN, REST, HOLD, BLIND])), max_size=25)
PARTS = st.lists(
    st.builds(
        lambda minute, parts, standard, share, backfilled: CountedParts(
            after(60 * minute), parts, standard, scrap=int(parts * share), backfilled=backfilled
        ),
        st.integers(-20, 620), st.integers(0, 9), st.floats(1, 900), st.floats(0, 1), st.booleans(),
    ),
    max_size=10,
)  # fmt: skip


def way(steps: list[tuple[int, Execution]]) -> list[StateInterval]:
    said, minute = [], 0
    for minutes, execution in steps:
        said.append(StateInterval(after(60 * minute), after(60 * (minute + minutes)), execution))
        minute += minutes
    return said


@given(opening=SPANS, planned=SPANS, steps=WAYS, parts=PARTS, micro_stop=st.floats(0, 1_000))
def test_every_second_is_somewhere(
    opening: list[Interval],
    planned: list[Interval],
    steps: list[tuple[int, Execution]],
    parts: list[CountedParts],
    micro_stop: float,
) -> None:
    """tT >= tO >= tR >= tF, the losses add up to total less useful, and the rates multiply as the standard says."""
    day = sort_out(600 * 60, way(steps), opening=opening, planned_stops=planned, parts=parts, micro_stop=micro_stop)
    assert day.total >= day.opening >= day.required >= day.seen >= day.operating >= day.micro_stops >= 0
    assert day.useful is not None
    assert losses(day) == STRIKES(day.total - day.useful)
    assert day.operating + sum(day.stops.values()) == STRIKES(day.seen)
    if day.availability is not None and day.performance is not None and day.quality is not None:
        assert day.trs == STRIKES(day.availability * day.performance * day.quality)
    if day.trs is not None and day.seen == day.required:
        assert day.trg == STRIKES(day.useful / day.opening)
        assert day.tre == STRIKES(day.useful / day.total)


@given(steps=WAYS, parts=PARTS, more=st.integers(1, 300))
def test_a_gap_lowers_coverage_and_nothing_else(
    steps: list[tuple[int, Execution]], parts: list[CountedParts], more: int
) -> None:
    """An hour in which nobody watched, added after what was seen, changes neither time nor rate of what was seen."""
    seen = sum(minutes for minutes, _ in steps)
    parts = [replace(part, at=min(part.at, after(60 * seen))) for part in parts]
    before = sort_out(60 * seen, way(steps), parts=parts)
    behind = sort_out(60 * (seen + more), way([*steps, (more, BLIND)]), parts=parts)
    assert (behind.useful, behind.seen, behind.operating) == (before.useful, before.seen, before.operating)
    assert (behind.trs, behind.availability, behind.stops) == (before.trs, before.availability, before.stops)
    assert behind.observed is not None
    assert behind.observed < (before.observed or 1.0) or before.observed == 0.0
    assert behind.unobserved == before.unobserved + 60 * more


@given(steps=WAYS, parts=PARTS, cut=st.integers(0, 600))
def test_two_halves_make_the_whole(steps: list[tuple[int, Execution]], parts: list[CountedParts], cut: int) -> None:
    """A day is the sum of its shifts, second by second, micro-stops left out: one of them may be cut in two."""
    asked: dict[str, Any] = {
        "opening": [between(0, 36_000)], "planned_stops": [between(9_000, 12_000)], "states": way(steps),
        "parts": parts, "micro_stop": 0.0,
    }  # fmt: skip
    whole = breakdown(after(0), after(36_000), **asked)
    halves = [breakdown(after(0), after(60 * cut), **asked), breakdown(after(60 * cut), after(36_000), **asked)]
    for name in ("total", "opening", "required", "seen", "operating", "net", "useful", "parts"):
        assert sum(getattr(half, name) for half in halves) == STRIKES(getattr(whole, name))
