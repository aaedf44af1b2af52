"""Cycles: a program's run from its start to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from collector.core.facts.attribution import Attribution
from collector.core.facts.fact import Fact


class CycleOutcome(StrEnum):
    """How a cycle ended; UNKNOWN where its end was not seen."""

    COMPLETED = "completed"
    ABORTED = "aborted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolTime:
    """A tool in a cycle.

    Args:
        tool: The tool's number or name as the controller gives it.
        seconds: Time for which it was the active tool while the program ran (pauses left out).
    """

    tool: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleStarted(Fact):
    """A program began to run.

    Args:
        cycle: The cycle's id: machine, dot, `c` and its number.
        seen: The start itself was seen; False when the machine was already running.
    """

    cycle: str
    seen: bool
    program: str | None
    attribution: Attribution


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleEnded(Fact):
    """A cycle closed.

    Args:
        cycle: The cycle's id.
        outcome: Completed, aborted, or unknown.
        started_at: When it started; for an unseen start, when it was first seen running.
        start_seen: The start itself was seen.
        gross: Seconds from start to end.
        active: Seconds in which the program ran.
        hold: Seconds of pauses inside the cycle (feed hold, M00/M01, single block).
        blind: Seconds of it in which the machine was not seen.
        program: The program at the start.
        tools: Tools used and their time, in order of first use.
        excluded: Why the cycle does not count (dry run, MDI, ...); empty for one that does.
        attribution: Whose it is: the session and order at the START.
        attribution_at_end: The session and order at the end.
    """

    cycle: str
    outcome: CycleOutcome
    started_at: datetime
    start_seen: bool
    gross: float
    active: float
    hold: float
    blind: float
    program: str | None
    tools: tuple[ToolTime, ...]
    excluded: tuple[str, ...]
    attribution: Attribution
    attribution_at_end: Attribution
