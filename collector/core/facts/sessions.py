"""People and orders at the machine: sessions, and the order that the machine itself names."""

from __future__ import annotations

from dataclasses import dataclass

from collector.core.facts.attribution import Role
from collector.core.facts.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionOpened(Fact):
    """Trainees began to work at a machine.

    Args:
        session: The session's id: machine, dot, `s` and its number.
        persons: Opaque ids, one or two.
        via: `command`, `api`, `badge` or `kiosk`.
        task: The task that was named, where hazards tell tasks apart; None for none.
    """

    session: str
    persons: tuple[str, ...]
    order: str | None
    operation: str | None
    role: Role
    author: str
    via: str
    task: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionJoined(Fact):
    session: str
    person: str
    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLeft(Fact):
    session: str
    person: str
    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionClosed(Fact):
    """The trainees left. `reason`: `left`, `shift_end`, `changed`, or what the author wrote."""

    session: str
    reason: str
    author: str
    via: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderReported(Fact):
    """The machine itself names an order.

    Args:
        text: What it says; None when it no longer names one.
        order: The order in the registry that it matches; None if it matches none.
        operation: The operation of that order for this machine, where it is the only one.
    """

    text: str | None
    order: str | None
    operation: str | None
