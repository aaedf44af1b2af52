"""All that is known of one machine at an instant: what `step` starts from, and what a restart begins with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from collector.core.counters import CounterState
from collector.core.cycles import ClosedCycle, OpenCycle
from collector.core.execution import Phase
from collector.core.facts import Attribution, CountStep, Role
from collector.core.signals import Execution, Value
from collector.core.tool_state import ToolState


@dataclass(frozen=True, slots=True)
class Session:
    """The session that is open at the machine; see SessionOpened."""

    session: str
    opened_at: datetime
    persons: tuple[str, ...]
    order: str | None
    operation: str | None
    role: Role
    parts_per_cycle: int | None = None
    per_part: int | None = None
    task: str | None = None


@dataclass(frozen=True, slots=True)
class ReportedOrder:
    """The order that the machine itself names; see OrderReported."""

    text: str
    order: str | None
    operation: str | None


@dataclass(frozen=True, slots=True)
class HeldCount:
    """A jump of a counter that waits for a person; see CountHeld."""

    counter: str
    at: datetime
    since: datetime
    steps: int
    parts: int
    step: CountStep
    raw_from: int
    raw_to: int
    backfilled: bool
    excluded: tuple[str, ...]
    attribution: Attribution
    program: str | None
    per_part: int = 1
    parts_per_cycle: int = 1


@dataclass(frozen=True, slots=True)
class MachineState:
    """What is known of one machine.

    Args:
        machine: Its id.
        at: The latest instant of which something is known (UTC); it never goes back.
        connected: The line stands.
        lost_at: Since when it has not stood; None before the first connection or while it stands.
        clock_offset: The machine's clock minus ours, in seconds; None where it shows no clock.
        source_times: When the machine itself dated the last value of each vital signal.
        execution: What the controller does.
        since: Since when the execution is what it is (UTC); None before anything was known.
        cold: It has not been seen at rest since it was last seen anew, so the start of what runs was not seen.
        modes: Mode signals as last known.
        excluded: Why cycles and parts do not count now.
        program: As last known.
        program_at: Since when the machine names it (UTC); None before it named any.
        tool: The active tool as last known.
        alarm: The alarm's text; None for none.
        emergency_stop: The emergency stop is triggered.
        guard_closed: The guard is closed; None where unknown.
        part_target: Parts after which an auto-resetting counter returns to 0.
        counters: By signal.
        cycle: The cycle that is open.
        last_cycle: The last one that closed.
        session: The session that is open.
        reported: The order that the machine names.
        holds: Counts that wait for review, by id.
        numbers: How many cycles, counts, holds and sessions there were, by their letter.
        tools: What is known of each tool, by what the controller calls it.
    """

    machine: str
    at: datetime | None = None
    connected: bool = False
    lost_at: datetime | None = None
    clock_offset: float | None = None
    source_times: Mapping[str, datetime] = field(default_factory=dict)
    execution: Execution = Execution.UNAVAILABLE
    since: datetime | None = None
    cold: bool = True
    modes: Mapping[str, Value] = field(default_factory=dict)
    excluded: tuple[str, ...] = ()
    program: str | None = None
    program_at: datetime | None = None
    tool: str | None = None
    alarm: str | None = None
    emergency_stop: bool = False
    guard_closed: bool | None = None
    part_target: int | None = None
    counters: Mapping[str, CounterState] = field(default_factory=dict)
    cycle: OpenCycle | None = None
    last_cycle: ClosedCycle | None = None
    session: Session | None = None
    reported: ReportedOrder | None = None
    holds: Mapping[str, HeldCount] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    tools: Mapping[str, ToolState] = field(default_factory=dict)

    @property
    def phase(self) -> Phase:
        """Where the open cycle stands."""
        return self.cycle.phase if self.cycle is not None else Phase.NONE

    @property
    def attribution(self) -> Attribution:
        """Whose work is done here now, and for which order; the session's word goes before the machine's."""
        session, reported = self.session, self.reported
        order = reported.order if reported is not None else None
        operation = reported.operation if reported is not None else None
        if session is None:
            return Attribution(order=order, operation=operation)
        if session.order is not None:
            order, operation = session.order, session.operation or (operation if order == session.order else None)
        return Attribution(
            session=session.session, persons=session.persons, order=order, operation=operation, role=session.role
        )
