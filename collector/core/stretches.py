"""A machine's states as runs and stops, cut to the time that was required of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from operator import attrgetter

from collector.core.execution import PACES, Pace
from collector.core.intervals import Interval
from collector.core.signals import Execution


@dataclass(frozen=True, slots=True)
class StateInterval:
    """What the controller did from `start` to `end` (UTC)."""

    start: datetime
    end: datetime
    execution: Execution

    @property
    def seconds(self) -> float:
        return (self.end - self.start).total_seconds()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Observed states without a gap between them, in all of which the machine ran, or in none.

    Args:
        runs: It ran.
        states: What its controller did, one after the other.
        between_runs: For a stop: it ran right before and right after.
    """

    runs: bool
    states: Sequence[StateInterval]
    between_runs: bool

    @property
    def seconds(self) -> float:
        return sum(state.seconds for state in self.states)


def stretches(states: Sequence[StateInterval], required: Sequence[Interval]) -> Iterator[Stretch]:
    """The observed required time as runs and stops. A stop beside a gap, a break or closing time is between no runs."""
    pieces = list(_within(states, required))
    groups: list[list[StateInterval]] = []
    for piece in pieces:
        if groups and groups[-1][-1].end == piece.start and _runs(groups[-1][-1]) is _runs(piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    for number, group in enumerate(groups):
        touches_before = number > 0 and groups[number - 1][-1].end == group[0].start
        touches_after = number + 1 < len(groups) and groups[number + 1][0].start == group[-1].end
        # Two groups that touch differ in kind, so what a stop touches is a run.
        yield Stretch(_runs(group[0]), group, touches_before and touches_after)


def _within(states: Sequence[StateInterval], required: Sequence[Interval]) -> Iterator[StateInterval]:
    """The states cut to the required time; both are in order of time."""
    j = 0
    for state in states:
        while j < len(required) and required[j].end <= state.start:
            j += 1
        k = j
        while k < len(required) and required[k].start < state.end:
            yield _cut(state, required[k].start, required[k].end)
            k += 1


def one_at_a_time(states: Iterable[StateInterval]) -> Iterator[StateInterval]:
    """The states in order of time, each ending where the next one begins at the latest."""
    ordered = sorted(states, key=attrgetter("start"))
    for state, following in zip_longest(ordered, ordered[1:]):
        whole = state if following is None else _cut(state, state.start, following.start)
        if whole.start < whole.end:
            yield whole


def _cut(state: StateInterval, start: datetime, end: datetime) -> StateInterval:
    if start <= state.start and state.end <= end:
        return state
    return StateInterval(max(state.start, start), min(state.end, end), state.execution)


def _runs(state: StateInterval) -> bool:
    return PACES[state.execution] is Pace.RUN
