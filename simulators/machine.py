"""What a machine is at this moment, and how each event of its day changes it, whatever protocol shows it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, assert_never

from simulators.day import (
    DryRun,
    Ended,
    Event,
    Guard,
    Held,
    Mode,
    ModeChanged,
    Pedal,
    Purpose,
    Rested,
    Resumed,
    Selected,
    Started,
    Step,
    Stroke,
    ToolChanged,
    Work,
)
from simulators.tool import Cycle, Tool
from simulators.truth import Row, row


class Doing(Enum):
    """What the program does."""

    IDLE = "idle"
    RUNNING = "running"
    HELD = "held"
    STOPPED = "stopped"
    ENDED = "ended"
    ABORTED = "aborted"


@dataclass(slots=True)
class Machine:
    """A machine: its switches, its program, its counters.

    Args:
        name: What the workshop calls it.
        script: The events of its day.
        dice: Chance for what the script leaves open: loads and speeds.
        speed: How much faster than real time it works.
        modulus: Where its lifetime counter starts again at 0.
        tools: Its magazine.
        target_reset: The part counter returns to 0 by itself on reaching the parts planned.
    """

    name: str
    script: Iterator[Step]
    dice: random.Random
    speed: float
    modulus: int
    tools: dict[int, Tool] = field(default_factory=dict)
    target_reset: bool = False

    mode: Mode = Mode.AUTOMATIC
    purpose: Purpose = Purpose.PRODUCTION
    doing: Doing = Doing.IDLE
    work: Work = field(default_factory=lambda: Work("", "", 0))
    number_in_list: int = 0
    tool: int = 0
    dry_run: bool = False
    guard_closed: bool = True
    pedal: bool = False
    alarm: str = ""
    lifetime: int = 0
    parts: int = 0
    strokes: int = 0
    cycle: Cycle | None = None
    cycles: int = 0
    spindle_speed: float = 0.0
    spindle_load: float = 0.0

    def __post_init__(self) -> None:
        self.lifetime = self.dice.randint(1000, 5000) % self.modulus
        self.strokes = self.dice.randint(20_000, 60_000) % self.modulus
        for tool in self.tools.values():
            tool.used = (
                round(tool.life * self.dice.uniform(0.1, 0.7), 1)
                if not tool.by_parts
                else float(int(tool.life * self.dice.uniform(0.1, 0.7)))
            )
        if self.tools:
            self.tool = next(reversed(self.tools))

    def steps(self) -> Iterator[Step]:
        """The script of its day."""
        return self.script

    def apply(self, event: Event, at: datetime) -> list[Row]:
        """Let an event happen; returns what the truth says of it."""
        match event:
            case Selected(work, number):
                self.work, self.number_in_list = work, number
                self.parts = 0
                self.doing = Doing.IDLE
                return [row("program", program=work.program, order=work.order, planned=work.planned)]
            case ModeChanged(mode, purpose):
                self.mode, self.purpose = mode, purpose
                return [row("mode", mode=mode.value, purpose=purpose.value)]
            case DryRun(on):
                self.dry_run = on
                return [row("dry_run", on=on)]
            case Started():
                return self._start(at)
            case ToolChanged(number):
                if number == self.tool:
                    return []
                self._count_time(at)
                self.tool = number
                return [row("tool", tool=number, name=self.tools[number].name, cycle=self.cycles)]
            case Held(why):
                self._count_time(at)
                self.doing = Doing.HELD if why == "feed_hold" else Doing.STOPPED
                return [row("paused", why=why, cycle=self.cycles)]
            case Resumed():
                self._count_time(at)
                self.doing = Doing.RUNNING
                return [row("resumed", cycle=self.cycles)]
            case Pedal(down):
                self.pedal = down
                return []
            case Stroke():
                self.strokes = (self.strokes + 1) % self.modulus
                if self.cycle is not None:
                    self.cycle.strokes += 1
                return [row("stroke", counter=self.strokes, cycle=self.cycles)]
            case Guard(closed):
                self.guard_closed = closed
                return [row("guard", closed=closed)]
            case Ended(outcome, alarm):
                return self._end(outcome, alarm, at)
            case Rested():
                return [row("break")]
            case _:
                assert_never(event)

    def tick(self, at: datetime) -> None:
        """Let the needles of the load and speed gauges move."""
        if self.doing is Doing.RUNNING:
            nominal = self.tools[self.tool].speed if self.tool in self.tools else 0.0
            self.spindle_speed = round(nominal * self.dice.uniform(0.995, 1.005), 1)
            self.spindle_load = round(self.dice.uniform(5, 10) if self.dry_run else self.dice.uniform(25, 65), 1)
        else:
            self.spindle_speed = self.spindle_load = 0.0

    def power_cut(self, at: datetime) -> list[Row]:
        """The power goes: a running cycle is lost, switches fall back, counters stay (they are buffered)."""
        rows = self._end("aborted", "", at) if self.cycle is not None else []
        self.doing, self.alarm, self.pedal = Doing.IDLE, "", False
        return rows

    @property
    def excluded(self) -> str | None:
        """Why parts made now would be no parts for the customer; None if they are."""
        if self.dry_run:
            return "dry_run"
        if self.purpose is Purpose.SETUP:
            return "setup"
        if self.mode is not Mode.AUTOMATIC:
            return str(self.mode.value)
        return None

    def reset_counter(self) -> list[Row]:
        """Someone sets every counter to 0 (a reset button, a lost battery)."""
        before = self.counter
        self.lifetime = self.parts = self.strokes = 0
        return [row("counter_reset", before=before, after=0)]

    def edit_counter(self, delta: int) -> list[Row]:
        """The operator types another number into the counter."""
        before = self.counter
        self._set_counter(before + delta)
        return [row("counter_edit", before=before, after=self.counter)]

    def wind_counter_to_wrap(self) -> list[Row]:
        """Set the counter three before its wrap."""
        before = self.counter
        self._set_counter(self.modulus - 3)
        return [row("counter_set", before=before, after=self.counter, modulus=self.modulus)]

    @property
    def counter(self) -> int:
        """The counter that never returns to 0 in ordinary use: strokes of a brake, else parts in the lifetime."""
        return self.strokes if self.work.bends else self.lifetime

    def snapshot(self) -> dict[str, Any]:
        """The machine now, for whoever asks on the control port."""
        return {
            "doing": self.doing.value,
            "mode": self.mode.value,
            "purpose": self.purpose.value,
            "excluded": self.excluded,
            "program": self.work.program,
            "order": self.work.order,
            "tool": self.tool,
            "counter": self.counter,
            "lifetime": self.lifetime,
            "parts": self.parts,
            "strokes": self.strokes,
            "cycle": self.cycles,
        }

    def _set_counter(self, value: int) -> None:
        if self.work.bends:
            self.strokes = value % self.modulus
        else:
            self.lifetime = value % self.modulus

    def _start(self, at: datetime) -> list[Row]:
        rows = []
        for tool in self.tools.values():
            if tool.locked:
                tool.used, tool.locked = 0.0, False
                rows.append(row("tool_replaced", tool=tool.number, name=tool.name))
        self.cycles += 1
        self.cycle = Cycle(self.cycles, at, at, self.excluded)
        self.doing, self.alarm = Doing.RUNNING, ""
        rows.append(
            row(
                "cycle_started",
                cycle=self.cycles,
                program=self.work.program,
                order=self.work.order,
                excluded=self.excluded,
            )
        )
        return rows

    def _end(self, outcome: str, alarm: str, at: datetime) -> list[Row]:
        cycle = self.cycle
        if cycle is None:
            return []
        self._count_time(at)
        self.cycle = None
        self.alarm = alarm
        self.doing = Doing.ENDED if outcome == "completed" else Doing.ABORTED
        rows = []
        counted = parts = 0
        if outcome == "completed" and self.mode is Mode.AUTOMATIC:
            # A control counts the dry run too: only the one who reads its switches knows better.
            counted = 1
            parts = 0 if cycle.excluded else 1
            self.lifetime = (self.lifetime + 1) % self.modulus
            self.parts += 1
            if self.target_reset and self.parts >= self.work.planned > 0:
                self.parts = 0
            if not cycle.excluded:
                self._wear()
            rows.append(row("part", parts=parts, counter=self.lifetime, excluded=cycle.excluded, cycle=cycle.number))
        rows.append(
            row(
                "cycle_ended",
                cycle=cycle.number,
                outcome=outcome,
                parts=parts,
                counted=counted,
                strokes=cycle.strokes,
                excluded=cycle.excluded,
                program=self.work.program,
                order=self.work.order,
                gross_seconds=round((at - cycle.started).total_seconds(), 6),
                active_seconds=round(cycle.active, 6),
                hold_seconds=round(cycle.hold, 6),
                tools={str(number): round(seconds, 6) for number, seconds in cycle.tools.items()},
            )
        )
        return rows

    def _count_time(self, at: datetime) -> None:
        """Credit the time since the last event to what the machine did meanwhile."""
        cycle = self.cycle
        if cycle is None:
            return
        seconds = (at - cycle.since).total_seconds()
        cycle.since = at
        if self.doing is Doing.RUNNING:
            cycle.active += seconds
            if self.tool:
                cycle.tools[self.tool] = cycle.tools.get(self.tool, 0.0) + seconds
                tool = self.tools[self.tool]
                if not tool.by_parts and not cycle.excluded:
                    tool.used = round(tool.used + seconds * self.speed / 60.0, 3)
        else:
            cycle.hold += seconds

    def _wear(self) -> None:
        """Count the part on the tools that made it, and lock those that are worn."""
        for number, _ in self.work.tools:
            tool = self.tools[number]
            if tool.by_parts:
                tool.used += 1.0
            tool.locked = tool.used >= tool.life
