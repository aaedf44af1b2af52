"""What reaches the core besides readings: the line, the passing of time, and what people ask for (imperative)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from collector.core.facts import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Args:
    at: When it happened (UTC).
    """

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionMade(Event):
    """The line to the machine stands; `clock_offset` is its clock minus ours in seconds, if known."""

    clock_offset: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionLost(Event):
    """Nothing has been heard of the machine since `at`."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Event):
    """Time went by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSession(Event):
    """Let trainees begin to work. A session that is still open is closed first, as changed.

    Args:
        persons: Opaque ids, one or two.
        order: The customer's order; None to work without one.
        operation: Its operation; None where the order has none.
        role: What the trainees will do.
        parts_per_cycle: Of the operation; None where the program's standard holds.
        per_part: Counter steps for one part, of the operation; None likewise.
        task: The task that was named, where hazards tell tasks apart; None for none.
        author: Who asks.
        via: `command`, `api` or `badge`.
    """

    persons: tuple[str, ...]
    order: str | None
    operation: str | None
    role: Role
    author: str
    via: str
    parts_per_cycle: int | None = None
    per_part: int | None = None
    task: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinSession(Event):
    """Let a second trainee join."""

    person: str
    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveSession(Event):
    """Let one trainee leave; the last one to leave closes the session."""

    person: str
    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseSession(Event):
    """End the session."""

    reason: str
    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameOrder(Event):
    """The machine names an order, and the registry was asked which one that is."""

    text: str | None
    order: str | None = None
    operation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewHeldCount(Event):
    """Decide about a held count."""

    hold: str
    accept: bool
    author: str
    reason: str
