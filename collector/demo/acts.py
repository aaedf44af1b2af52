"""What happens in the demo's past, one thing after another: told by those who act, done by who keeps the past."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from collector.access.decision import Decision
from collector.core.events import Event
from collector.core.facts import Fact, Role
from collector.core.signals import Value
from collector.store.registry_records import Operation, Order


@dataclass(frozen=True, slots=True)
class Says:
    """A machine says something."""

    at: datetime
    machine: str
    signal: str
    value: Value


@dataclass(frozen=True, slots=True)
class Befalls:
    """Something happens to a machine's line or to the people at it."""

    at: datetime
    machine: str
    event: Event


@dataclass(frozen=True, slots=True)
class Tells:
    """Somebody says something that touches no machine's state."""

    at: datetime
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class Asks:
    """Somebody stands at a machine and wants to begin; answered with the decisions about everybody who asks."""

    at: datetime
    machine: str
    persons: tuple[str, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class Changes:
    """The office brings in an order, or changes one: how it is from now on."""

    at: datetime
    order: Order
    operations: Sequence[Operation]


@dataclass(frozen=True, slots=True)
class Reconsiders:
    """Something has changed in a place that rights rest on: everybody at its machines is decided about anew."""

    at: datetime
    place: str


Act = Says | Befalls | Tells | Asks | Changes | Reconsiders


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an act.

    Args:
        facts: What was told of it.
        decisions: What was decided, where somebody asked.
    """

    facts: Sequence[Fact] = ()
    decisions: Sequence[Decision] = ()


Acting = Generator[Act, Outcome, Any]
"""Somebody, or a machine: says what happens next, and is told what became of it."""
