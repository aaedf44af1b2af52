"""What the controller does: its state, modes, program, tool, alarms and guards."""

from __future__ import annotations

from dataclasses import dataclass

from collector.core.facts.fact import Fact
from collector.core.signals import Execution


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionChanged(Fact):
    execution: Execution
    previous: Execution


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeChanged(Fact):
    """A mode that decides what counts.

    Args:
        mode: Which signal changed: `controller_mode`, `functional_mode`, `dry_run`, ...
        value: Its value now, as text; None when it is no longer known.
        excluded: The reasons for which parts and cycles are now left out, in alphabetical order.
    """

    mode: str
    value: str | None
    excluded: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramChanged(Fact):
    program: str | None
    previous: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolChanged(Fact):
    tool: str | None
    previous: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRaised(Fact):
    """`alarm` is the controller's text or number, or `emergency_stop`."""

    alarm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmCleared(Fact):
    alarm: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardChanged(Fact):
    closed: bool | None
