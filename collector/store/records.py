"""What the questions to the views are answered with: rows as pages, reports and exports read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collector.core.facts import CountOrigin, CountStep, CycleOutcome, Role
from collector.core.signals import Execution


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """A cycle; while it runs, all that only its end tells is None.

    Args:
        cycle: Its id.
        start: When it started, or was first seen running.
        gross: Seconds from start to end; `active`, `hold` and `blind` are parts of it.
        tools: Tools in the order of their first use, and in `tool_seconds` the time of each.
        persons: Opaque ids of those whose cycle it is.
    """

    cycle: str
    machine: str
    start: datetime
    end: datetime | None
    outcome: CycleOutcome | None
    gross: float | None
    active: float | None
    hold: float | None
    blind: float | None
    program: str | None
    start_seen: bool
    excluded: tuple[str, ...]
    tools: tuple[str, ...]
    tool_seconds: tuple[float, ...]
    session: str | None
    persons: tuple[str, ...]
    order: str | None
    operation: str | None
    role: Role | None
    session_at_end: str | None
    order_at_end: str | None
    operation_at_end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateInterval:
    """A state of a machine from its start to its end; None for the one that lasts."""

    machine: str
    execution: Execution
    start: datetime
    end: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Counted parts as they stand after assignments and corrections.

    Args:
        count: Its id.
        since: For parts made while nobody watched: since when.
        parts: Of these `good`, `scrap` and `rework` are declared, and of the rest nothing is known.
        origin: Where the number comes from.
        author: Who changed it last.
        reason: Why.
    """

    count: str
    machine: str
    counter: str
    at: datetime
    since: datetime | None
    parts: int
    good: int
    scrap: int
    rework: int
    step: CountStep
    raw_from: int | None
    raw_to: int | None
    origin: CountOrigin
    backfilled: bool
    excluded: tuple[str, ...]
    cycle: str | None
    session: str | None
    persons: tuple[str, ...]
    order: str | None
    operation: str | None
    role: Role | None
    program: str | None
    author: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class ToolUse:
    """A tool in a cycle: `seconds` for which it was the active one while the program ran."""

    machine: str
    cycle: str
    started_at: datetime
    position: int
    tool: str
    seconds: float
    program: str | None
    order: str | None
    operation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Somebody in a session, from joining to leaving; None while there."""

    person: str
    joined_at: datetime
    left_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Trainees at a machine."""

    session: str
    machine: str
    opened_at: datetime
    closed_at: datetime | None
    order: str | None
    operation: str | None
    role: Role
    via: str
    closed_reason: str | None
    presences: tuple[Presence, ...]

    @property
    def persons(self) -> tuple[str, ...]:
        """Opaque ids of those who are in it now, or were when it closed."""
        return tuple(one.person for one in self.presences if one.left_at in (None, self.closed_at))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCount:
    """A counter's jump: `status` is `open`, `accepted` or `rejected`; see `CountHeld` for the numbers."""

    hold: str
    machine: str
    counter: str
    at: datetime
    raw_from: int
    raw_to: int
    steps: int
    parts: int
    plausible: int
    reason: str
    session: str | None
    order: str | None
    operation: str | None
    status: str
    reviewed_at: datetime | None
    author: str | None
    review_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderProgress:
    """What has been made for an operation: completed `cycles`, and in `active` the seconds in which their programs
    ran. What does not count is left out."""

    order: str
    operation: str | None
    parts: int = 0
    good: int = 0
    scrap: int = 0
    rework: int = 0
    cycles: int = 0
    active: float = 0.0
    last_at: datetime | None = None
