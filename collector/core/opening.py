"""When the workshop is open: shifts and planned stops as the site file gives them, in civil time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Shift:
    """A weekly period in which the workshop is open (temps d'ouverture, NF E60-182).

    Args:
        name: What people call it.
        days: ISO weekdays, 1 for Monday to 7 for Sunday.
        start: Wall clock in the site's zone.
        end: Wall clock; earlier than `start` for a shift over midnight.
        places: The places for which it holds; empty for all.
    """

    name: str
    days: tuple[int, ...]
    start: time
    end: time
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedStop:
    """A stop that was planned: break, maintenance, meeting, trial (arrêt planifié).

    Args:
        name: What people call it.
        days: ISO weekdays on which it recurs; empty for a stop on dates.
        start: Wall clock in the site's zone.
        end: Wall clock; earlier than `start` for a stop over midnight.
        first: First day on which it holds; None for always.
        last: Last day on which it holds, inclusive; None for always.
        machines: The machines for which it holds; empty for all.
    """

    name: str
    days: tuple[int, ...]
    start: time
    end: time
    first: date | None = None
    last: date | None = None
    machines: tuple[str, ...] = ()
