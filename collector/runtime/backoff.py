"""How long to wait before trying a device again: doubling, bounded, jittered, so that not all knock at once."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

SHORTEST, LONGEST = 0.25, 2.0
"""Seconds. The longest is short because a machine that comes back is to give data again within three seconds."""

PERSON_NEEDED = 30.0
"""Seconds between tries at a device that says no: only a person can change its mind."""


@dataclass(slots=True)
class Backoff:
    """Waiting times for one device.

    Args:
        shortest: Seconds of the first wait.
        longest: Seconds that no wait exceeds.
        chance: Where the jitter comes from.
    """

    shortest: float = SHORTEST
    longest: float = LONGEST
    chance: random.Random = field(default_factory=random.Random)
    _next: float = 0.0

    def reset(self) -> None:
        """The device answered: begin again with the shortest wait."""
        self._next = 0.0

    def next(self) -> float:
        """Seconds to wait now: between half and the whole of the present step."""
        self._next = min(max(self._next * 2.0, self.shortest), self.longest)
        return self._next * self.chance.uniform(0.5, 1.0)
