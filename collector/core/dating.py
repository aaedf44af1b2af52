"""When a reading was so, and in which order the readings of one delivery are to be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from collector.core.events import Event
from collector.core.execution import PACES, Pace
from collector.core.machine import MachineState
from collector.core.signals import Reading

OLDEST_SOURCE = timedelta(seconds=30)
"""A value that its machine dates further back than this is dated by our own clock. A line that stalls for so long has
ended, and what a new line says first is seen as of then: an older date can only come from a clock that is wrong, and as
time never goes back on a machine, believing it would press whole cycles into one instant."""

CLOCK_TOLERANCE = timedelta(seconds=2)
"""Clocks are compared over a network, and many servers move their clock once a second only: a difference below this is
taken for none, and a value may be dated by so much ahead of its receipt. Times that are all off by the same moment
still measure cycles exactly."""

_RUNS = frozenset(str(execution) for execution, pace in PACES.items() if pace is Pace.RUN)


def when(state: MachineState, reading: Reading) -> datetime:
    """When a reading was so, by our clock: the machine's own time, corrected, wherever that can be believed.

    A source time that stands still while its value changes, or lies in the future or far in the past, is not believed.
    """
    received, source = reading.receive_time, reading.source_time
    if source is None:
        return received
    before = state.source_times.get(reading.signal)
    age = _age(state, received, source)
    believable = -CLOCK_TOLERANCE <= age <= OLDEST_SOURCE and (before is None or source > before)
    return received - age if believable else received


def ahead(state: MachineState, reading: Reading) -> bool:
    """Whether a reading is dated in the future, by more than clocks may differ."""
    source = reading.source_time
    return source is not None and _age(state, reading.receive_time, source) < -CLOCK_TOLERANCE


def in_order(state: MachineState, events: Sequence[Reading | Event]) -> Sequence[Reading | Event]:
    """The events of one delivery by the time at which they were so.

    Of one instant, counters come first, for their parts were made under what held before (the finished dry run, the
    program that has just been changed); then modes; the state that opens and closes cycles last, so that a cycle
    begins under what holds now. Strokes that are seen together with the start of a run were made in that run: before
    it the machine rested, and their counter was read then too.
    """
    if len(events) == 1:
        return events
    dated = [(_seen(state, event), event) for event in events]
    starts = {at for at, event in dated if _starts(event)}
    return [event for _, event in sorted(dated, key=lambda one: (one[0], _precedence(one[1], one[0] in starts)))]


_ORDER = {
    "part_target": 0, "part_count": 1, "stroke_count": 1, "program": 3, "order": 4, "tool": 5, "tool_name": 6,
    "tool_place": 6, "tool_life_by": 6, "tool_full": 6, "tool_warning": 6, "tool_lock_reason": 7, "tool_locked": 8,
    "tool_left": 9, "tool_list": 10, "execution": 11,
}  # fmt: skip
"""Of tools: which is meant, its name and terms, why it is locked, that it is, what is left of it; then their list."""
_MODES = 2
_STROKES_OF_A_NEW_RUN = 12


def _precedence(event: Reading | Event, starting: bool) -> int:
    if not isinstance(event, Reading):
        return -1
    if starting and event.signal == "stroke_count":
        return _STROKES_OF_A_NEW_RUN
    return _ORDER.get(event.signal.partition(".")[0], _MODES)


def _seen(state: MachineState, event: Reading | Event) -> datetime:
    """When it was so. What was so before the line stood is seen now: of one instant."""
    if not isinstance(event, Reading):
        return event.at
    at = when(state, event)
    return max(at, state.at) if state.at is not None else at


def _starts(event: Reading | Event) -> bool:
    return isinstance(event, Reading) and event.signal == "execution" and event.value in _RUNS


def _age(state: MachineState, received: datetime, source: datetime) -> timedelta:
    """How old a value was when it came, by the machine's clock; negative for one from the future."""
    offset = timedelta(seconds=state.clock_offset or 0.0)
    return received - source + (offset if abs(offset) >= CLOCK_TOLERANCE else timedelta(0))
