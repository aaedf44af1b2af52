"""The time by which what comes from machines is dated: it follows this computer's clock, and never stands still.

A clock that is put back would show the same seconds twice. Durations measured by it would be nothing or negative, and a
counter that moves within no time looks edited. So from such a jump on time passes at half its pace, until the clock has
caught up; a jump ahead is followed at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

PACE = 2
"""By what the passing of time is divided while the clock has to catch up."""


class SteadyTime:
    """Tells it.

    Args:
        clock: The computer's clock (UTC).
        ticks: Nanoseconds that no jump ever moves.
    """

    def __init__(
        self, clock: Callable[[], datetime] = lambda: datetime.now(UTC), ticks: Callable[[], int] = time.monotonic_ns
    ) -> None:
        self._clock, self._ticks = clock, ticks
        self._last = clock(), ticks()

    def now(self) -> datetime:
        """The time (UTC); never earlier than what was told before."""
        (told, then), ticks = self._last, self._ticks()
        now = max(self._clock(), told + timedelta(microseconds=(ticks - then) // (1000 * PACE)))
        self._last = now, ticks
        return now


steady_now = SteadyTime().now
"""One for the whole process: what adapters date and what the engine dates is compared."""


def passing() -> float:
    """Seconds that pass whatever the clock is set to, those in which this computer sleeps among them.

    Only their difference means anything. Where a system has no such count (Windows), it is Python's monotonic one.

    Source: man 2 clock_gettime, CLOCK_BOOTTIME; CLOCK_MONOTONIC goes on while a Mac sleeps.
    """
    return time.monotonic() if _COUNT is None else time.clock_gettime(_COUNT)


_COUNT: int | None = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
