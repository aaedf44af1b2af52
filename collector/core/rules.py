"""How one machine's signals are to be read: what opens a cycle, what counts as a part, what is plausible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class CycleFrom(StrEnum):
    """What a cycle is made of: a run of the program, or the way from one count to the next."""

    EXECUTION = "execution"
    COUNT = "count"


class CompletedBy(StrEnum):
    """What proves that a cycle was completed: the controller's own state, or the counter that moved."""

    STATE = "state"
    COUNT = "count"


class PartsFrom(StrEnum):
    """What parts are counted from."""

    COUNTER = "counter"
    CYCLES = "cycles"


@dataclass(frozen=True, slots=True)
class CounterRules:
    """One counter.

    Args:
        signal: `part_count` or `stroke_count`.
        epoch: Names where the counter lives; a value kept under another epoch is no baseline.
        modulus: The counter returns to 0 after `modulus - 1`; None where it does not wrap.
        auto_reset: It returns to 0 by itself when it reaches `part_target`, and that step is a part
            (Siemens actParts / reqParts).
        per_part: Counter steps that make one part: 1, or the bends per part of a press brake.
    """

    signal: str
    epoch: str
    modulus: int | None = None
    auto_reset: bool = False
    per_part: int = 1


@dataclass(frozen=True, slots=True)
class Standard:
    """What the planning office expects of a program.

    Args:
        cycle: Seconds for one cycle; None where nobody timed it.
        parts_per_cycle: Parts that one cycle makes (nest, pallet, multiple clamping).
        per_part: Counter steps (strokes) for one part, instead of the counter's own; None to leave it.
    """

    cycle: float | None = None
    parts_per_cycle: int = 1
    per_part: int | None = None


@dataclass(frozen=True, slots=True)
class MachineRules:
    """All that the core needs to know of one machine.

    Args:
        machine: The machine's id.
        counters: Its counters, the first one being the one that counts.
        cycle_from: What a cycle is made of.
        completed_by: What proves completion, for cycles from execution.
        parts_from: What parts are counted from.
        standard: What holds for programs that the table does not name.
        standards: By program, exactly as the machine reports it.
        warm_up_programs: Programs whose cycles and parts do not count.
        shortest_step: Seconds that one counter step takes at the very least; a counter that moves faster was edited
            by hand. None lets a twentieth of the standard cycle decide, or 0.2 s where there is none.
        settle: Seconds after a program's end in which a counter's step still belongs to its cycle.
    """

    machine: str
    counters: tuple[CounterRules, ...] = ()
    cycle_from: CycleFrom = CycleFrom.EXECUTION
    completed_by: CompletedBy = CompletedBy.STATE
    parts_from: PartsFrom = PartsFrom.CYCLES
    standard: Standard = Standard()
    standards: Mapping[str, Standard] = field(default_factory=dict)
    warm_up_programs: frozenset[str] = frozenset()
    shortest_step: float | None = None
    settle: float = 5.0

    def standard_for(self, program: str | None) -> Standard:
        """What is expected of a program; the machine's own standard where the table does not name it."""
        return self.standards.get(program, self.standard) if program is not None else self.standard
