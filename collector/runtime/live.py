"""The workshop as it stands now, for whoever shows it. Written by supervisors and engine, read by pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from collector.core.facts import CycleEnded, CycleOutcome, Fact
from collector.core.machine import MachineState
from collector.core.signals import Reading
from collector.runtime.room import Room


class Line(StrEnum):
    """How the line to a machine stands."""

    CONNECTING = "connecting"
    UP = "up"
    DOWN = "down"
    REFUSED = "refused"
    FAULTED = "faulted"


@dataclass(slots=True)
class MachineLive:
    """One machine now.

    Args:
        machine: Its id.
        state: What the core knows of it, as last committed.
        line: How the line stands.
        reason: Why it is down, in words; empty when it is up.
        heard_at: When it was last heard of (UTC).
        values: The last reading of each signal.
        identity: What it says of itself.
        complaints: Signals that it does not give, with the reason.
        connects: How many times the line was opened.
        line_since: Since when the line stands as it does (UTC); None before the first try has ended.
        opened_in: Seconds that opening it took the last time.
        answered_in: Seconds that the machine took to confirm the last thing that it was told.
        lag: Seconds by which its latest values were older than their receipt, by its own clock, corrected by what that
            clock is off; None where it dates nothing.
        readings: How many readings came.
        last_cycle: The last completed cycle since the start; None before there was one.
    """

    machine: str
    state: MachineState
    line: Line = Line.CONNECTING
    reason: str = ""
    heard_at: datetime | None = None
    values: dict[str, Reading] = field(default_factory=dict)
    identity: Mapping[str, str] = field(default_factory=dict)
    complaints: Mapping[str, str] = field(default_factory=dict)
    connects: int = 0
    line_since: datetime | None = None
    opened_in: float | None = None
    answered_in: float | None = None
    lag: float | None = None
    readings: int = 0
    last_cycle: CycleEnded | None = None

    def begin_anew(self) -> None:
        """Forget what the line told: it is opened anew, perhaps to something else."""
        self.line, self.reason, self.line_since = Line.CONNECTING, "", None
        self.heard_at = self.opened_in = self.answered_in = self.lag = None
        self.values.clear()
        self.identity, self.complaints = {}, {}


class Live:
    """All machines now.

    `machines` is never changed in place, but replaced: threads walk through it.

    Args:
        machines: Their ids, in the order of the site file.
    """

    def __init__(self, machines: Iterable[str]) -> None:
        self.machines: dict[str, MachineLive] = {
            machine: MachineLive(machine, MachineState(machine)) for machine in machines
        }
        self.room = Room.PLENTY
        self.facts = 0
        self.last_fact_at: datetime | None = None
        self._followers: list[Callable[[Sequence[Fact]], None]] = []

    def of(self, machine: str) -> MachineLive:
        """How a machine stands; nothing is known of one that is not shown."""
        return self.machines.get(machine) or MachineLive(machine, MachineState(machine))

    def arrange(self, machines: Iterable[str]) -> None:
        """Show these machines from now on: those that were there before as they stand, the others as unknown."""
        known = self.machines
        self.machines = {one: known.get(one) or MachineLive(one, MachineState(one)) for one in machines}

    def follow(self, told: Callable[[Sequence[Fact]], None]) -> None:
        """Have somebody told of facts as they are committed, in their order; he may neither wait nor fail."""
        self._followers.append(told)

    def committed(self, states: Mapping[str, MachineState], facts: Sequence[Fact]) -> None:
        """Show what the journal now holds."""
        for machine, state in states.items():
            if machine in self.machines:
                self.machines[machine].state = state
        for fact in facts:
            self.facts += 1
            self.last_fact_at = fact.at
            if (
                isinstance(fact, CycleEnded)
                and fact.outcome is CycleOutcome.COMPLETED
                and fact.machine in self.machines
            ):
                self.machines[fact.machine].last_cycle = fact
        for told in self._followers:
            told(facts)
