"""When something was: the machine's own time, corrected, wherever it can be believed; ours where it cannot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector.core.dating import OLDEST_SOURCE, in_order, when
from collector.core.events import ConnectionMade
from collector.core.machine import MachineState
from collector.core.rules import MachineRules
from collector.core.signals import Quality, Reading
from collector.core.step import step
from tests.core.workbench import MACHINE, T0, after

RULES = MachineRules(MACHINE)


def reading(source: datetime | None, received: datetime, signal: str = "execution", value: str = "ACTIVE") -> Reading:
    return Reading(MACHINE, signal, value, Quality.GOOD, source, received)


def connected(offset: float | None = None) -> MachineState:
    state, _ = step(MachineState(MACHINE), ConnectionMade(at=T0, clock_offset=offset), RULES)
    return state


@pytest.mark.parametrize(
    ("offset", "source", "at"),
    [
        pytest.param(None, None, 100, id="a protocol without times"),
        pytest.param(None, 99.5, 99.5, id="half a second on the way"),
        pytest.param(0.0, 100, 100, id="no time at all on the way"),
        pytest.param(300.0, 399, 99, id="five minutes fast, and known to be"),
        pytest.param(-300.0, -201, 99, id="five minutes slow, and known to be"),
        pytest.param(None, 400, 100, id="five minutes fast, not known: from the future"),
        pytest.param(300.0, 403, 100, id="from the future even so"),
        pytest.param(-0.9, 99.5, 99.5, id="a difference of clocks that may be none"),
        pytest.param(300.0, 401, 101, id="ahead by what a comparison of clocks over a network may miss"),
        pytest.param(None, 100 - 30, 100 - 30, id="as old as can be believed"),
        pytest.param(None, 100 - 31, 100, id="older than can be believed"),
        pytest.param(0.0, 100 - 300, 100, id="five minutes slow, where the clock that the server shows is right"),
        pytest.param(7_200.0, 7_299, 99, id="local time sent as UTC, and known to be"),
    ],
)
def test_the_machines_time_is_corrected_or_not_believed(offset: float | None, source: float | None, at: float) -> None:
    event = reading(None if source is None else after(source), after(100))
    assert when(connected(offset), event) == after(at)


def test_a_time_that_stands_still_is_not_believed() -> None:
    """The server dates every value with the start of the session: the first is believed, no later one."""
    state, times = connected(), []
    for received in (10.0, 20.0, 30.0):
        event = reading(after(5), after(received), value="ACTIVE" if received != 20.0 else "READY")
        times.append(when(state, event))
        state, _ = step(state, event, RULES)
    assert times == [after(5), after(20), after(30)]


def test_a_time_of_one_signal_says_nothing_of_another() -> None:
    state, _ = step(connected(), reading(after(5), after(6)), RULES)
    assert when(state, reading(after(5), after(6), "program", "P1")) == after(5)


def test_one_time_from_the_future_does_not_spoil_those_that_follow() -> None:
    """A controller that boots in 2099 and is then set right: the right times are believed."""
    state, _ = step(connected(), reading(datetime(2099, 1, 1, tzinfo=UTC), after(10)), RULES)
    assert when(state, reading(after(19), after(20))) == after(19)


def test_a_clock_set_back_is_believed_again_from_the_next_value_on() -> None:
    state, _ = step(connected(), reading(after(99), after(100)), RULES)
    state, _ = step(state, reading(after(95), after(110), value="READY"), RULES)
    assert state.at == after(110)
    assert when(state, reading(after(105), after(120))) == after(105)


def test_a_clock_set_back_by_minutes_presses_no_cycles_together() -> None:
    """From then on every date lies before what is known already: our own clock says how long a cycle took."""
    state, _ = step(connected(), reading(after(99), after(100)), RULES)
    for second in range(0, 60, 10):
        value = "READY" if second % 20 == 0 else "ACTIVE"
        state, facts = step(state, reading(after(second - 190), after(110 + second), value=value), RULES)
        assert {fact.at for fact in facts} == {after(110 + second)}


def test_a_new_line_asks_the_clock_anew() -> None:
    """The offset is measured at each connection, and a standing time gets its first chance again."""
    state, _ = step(connected(300.0), reading(after(305), after(10)), RULES)
    state, _ = step(state, ConnectionMade(at=after(20), clock_offset=None), RULES)
    assert state.clock_offset is None
    assert when(state, reading(after(19), after(21))) == after(19)


def test_time_never_goes_back_on_a_machine() -> None:
    """What was so before something that is known already is taken as of that instant."""
    state, _ = step(connected(), reading(after(50), after(51), "tool", "T1"), RULES)
    for source, received in ((40, 52), (45, 53)):
        state, (fact,) = step(state, reading(after(source), after(received), "program", f"P{source}"), RULES)
        assert (state.at, fact.at) == (after(50), after(50))


def test_reading_the_tools_keeps_no_time_of_the_machine_back() -> None:
    """A list that is read now and then is dated by that; a start a moment before is still on its way, and keeps its
    own time."""
    state, _ = step(connected(), reading(None, after(51), "tool_list", "12"), RULES)
    state, _ = step(state, reading(None, after(52), "tool_list", "12,8"), RULES)
    state, facts = step(state, reading(after(51.8), after(52.1), value="ACTIVE"), RULES)
    assert {fact.at for fact in facts} == {after(51.8)}


@given(
    source=st.datetimes(timezones=st.just(UTC)),
    received=st.integers(0, 10**9).map(after),
    offset=st.none() | st.floats(-1e9, 1e9),
    before=st.none() | st.datetimes(timezones=st.just(UTC)),
)
def test_any_time_at_all(source: datetime, received: datetime, offset: float | None, before: datetime | None) -> None:
    """The answer lies within the last moments and never in the future, from the year 1 to the year 9999."""
    state = MachineState(MACHINE, clock_offset=offset, source_times={} if before is None else {"execution": before})
    at = when(state, reading(source, received))
    assert received - OLDEST_SOURCE <= at <= received
    if at != received:
        assert at == source - timedelta(seconds=offset or 0.0)


def order_of(*signals: tuple[str, str]) -> list[str]:
    """The names of signals of one instant in the order in which they are read."""
    readings = [reading(None, after(1), signal, value) for signal, value in signals]
    return [one.signal for one in in_order(connected(), readings) if isinstance(one, Reading)]


def test_the_order_within_one_instant() -> None:
    """The target before the counter, counters before what holds from now on, the execution last of all."""
    said = [(name, "") for name in ("execution", "tool", "program", "dry_run", "part_count", "part_target")]
    assert order_of(*said) == [name for name, _ in reversed(said)]


@pytest.mark.parametrize(
    ("execution", "order"),
    [
        pytest.param("ACTIVE", ["dry_run", "execution", "stroke_count"], id="a run begins: its first strokes"),
        pytest.param("READY", ["stroke_count", "dry_run", "execution"], id="it ends: its last strokes"),
    ],
)
def test_strokes_belong_to_the_run_that_they_are_seen_with(execution: str, order: list[str]) -> None:
    assert order_of(("execution", execution), ("dry_run", ""), ("stroke_count", "")) == order
