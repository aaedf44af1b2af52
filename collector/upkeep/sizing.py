"""How much a workshop will write: values a second, facts a day, room after a year.

The bytes are measured: `tests/upkeep/test_sizing.py` writes real files by the real core and store, and holds these
numbers against them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SAMPLE = 29.0
"""Bytes in the file for a measured value that is kept: its series, time, value, and its share of half-full pages."""

PIECE, PIECE_EVERY = 75.0, 300.0
"""Bytes of a piece of the overview by which charts of long times are drawn, and the seconds that it sums up."""

CYCLE, CYCLE_FACTS = 3_100.0, 5
"""Bytes and facts of a cycle with its part, under somebody's order: two states, begin, end, count, and their tables."""

TOOL, TOOL_FACTS = 420.0, 1
"""The same for a change of tool, with its line in the cycle that it is part of."""

SESSION, SESSION_FACTS = 850.0, 2
"""The same for a session of somebody at a machine."""

DECISION, DECISION_FACTS = 14_000.0, 3
"""The same for a decision on who may start it, with all that it rested on, the permit given and withheld."""

OTHER = 700.0
"""Bytes of any other fact: a declaration, an alarm, a mode, a program."""

EMPTY = 690_000.0
"""Bytes of a database with nothing in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one machine does on a day on which the workshop is open.

    Args:
        signals: Measured values that it tells (telemetry; states and counters are facts).
        every: Seconds between two values of a signal that differ enough to be kept.
        hours: Hours for which it is on.
        cycle: Seconds from one cycle to the next while it works; None for what has no cycles, such as a meter.
        work: The share of these hours in which it works.
        tools: Tools in a cycle.
        sessions: Sessions on it.
        decided: Who may start it is decided.
        others: Other facts: stops explained, declarations, alarms, modes.
    """

    signals: int
    every: float
    hours: float
    cycle: float | None
    work: float
    tools: float
    sessions: float
    decided: bool
    others: float

    @property
    def cycles(self) -> float:
        """Cycles a day."""
        return 0.0 if self.cycle is None else self.hours * 3_600.0 * self.work / self.cycle


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What a workshop writes.

    Args:
        machines: How many machines.
        signals: Measured values of all of them.
        values_per_second: Measured values kept in a second, while all are on.
        samples_per_day: Measured values kept in a day of work.
        sample_bytes_per_day: What they take.
        cycles_per_day: Cycles in a day of work.
        facts_per_day: Facts in a day of work.
        fact_bytes_per_day: What they take, tables included.
    """

    machines: int
    signals: int
    values_per_second: float
    samples_per_day: float
    sample_bytes_per_day: float
    cycles_per_day: float
    facts_per_day: float
    fact_bytes_per_day: float

    def sample_bytes(self, days: float, most: float = float("inf")) -> float:
        """Bytes of measured values after so many days of work; the oldest go where there are too many."""
        return min(most, self.sample_bytes_per_day * days)

    def fact_bytes(self, days: float) -> float:
        """Bytes of the journal and its tables after so many days of work."""
        return EMPTY + self.fact_bytes_per_day * days

    def days_of(self, most: float) -> float:
        """Days of work whose measured values fit into so many bytes."""
        return most / self.sample_bytes_per_day if self.sample_bytes_per_day else float("inf")


def size_of(loads: Iterable[Load]) -> Size:
    """Add up what machines do."""
    all_ = list(loads)
    samples = sum(one.signals * one.hours * 3_600.0 / one.every for one in all_)
    pieces = sum(one.signals * one.hours * 3_600.0 / max(one.every, PIECE_EVERY) for one in all_)
    cycles = sum(one.cycles for one in all_)
    tools = sum(one.cycles * one.tools for one in all_)
    sessions = sum(one.sessions for one in all_)
    decisions = sum(one.sessions for one in all_ if one.decided)
    others = sum(one.others for one in all_)
    facts, taken = facts_of(cycles=cycles, tools=tools, sessions=sessions, decisions=decisions, others=others)
    return Size(
        machines=len(all_), signals=sum(one.signals for one in all_),
        values_per_second=sum(one.signals / one.every for one in all_), samples_per_day=samples,
        sample_bytes_per_day=samples * SAMPLE + pieces * PIECE, cycles_per_day=cycles, facts_per_day=facts,
        fact_bytes_per_day=taken,
    )  # fmt: skip


def facts_of(
    *, cycles: float, tools: float, sessions: float, decisions: float, others: float = 0.0
) -> tuple[float, float]:
    """How many facts so many happenings leave behind, and how many bytes with their tables."""
    facts = cycles * CYCLE_FACTS + tools * TOOL_FACTS + sessions * SESSION_FACTS + decisions * DECISION_FACTS + others
    taken = cycles * CYCLE + tools * TOOL + sessions * SESSION + decisions * DECISION + others * OTHER
    return facts, taken
