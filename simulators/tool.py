"""The tools of a machine, and the cycle in which they are used."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class Tool:
    """A tool in the magazine and what is left of it.

    Args:
        number: The number that the program calls (T number).
        name: Its name in the tool list.
        place: Its place in the magazine; not its number.
        by_parts: Its life counts parts; else minutes of cutting.
        counting_up: Its life counts from 0 up to the limit; else from the start value down to 0.
        life: How much it may do: parts or minutes.
        speed: Its spindle speed (1/min).
        used: How much it has done since it was new.
        locked: Worn out: the control would refuse to call it.
    """

    number: int
    name: str
    place: int
    by_parts: bool
    counting_up: bool
    life: float
    speed: float
    used: float = 0.0
    locked: bool = False

    @property
    def shown(self) -> float:
        """The life value as the control shows it."""
        return self.used if self.counting_up else max(0.0, self.life - self.used)


@dataclass(slots=True)
class Cycle:
    """A cycle in progress, and the times that belong to it (real seconds)."""

    number: int
    started: datetime
    since: datetime
    excluded: str | None
    strokes: int = 0
    active: float = 0.0
    hold: float = 0.0
    tools: dict[int, float] = field(default_factory=dict)
