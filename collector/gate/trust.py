"""How far the computer's clock can be trusted: does it move as time passes? Pure."""

from __future__ import annotations

from datetime import datetime

from collector.access.request import ClockTrust


class ClockWatch:
    """Compares the clock with the passing of time that nobody can set.

    Args:
        tolerance: Seconds of a jump that say nothing.
    """

    def __init__(self, tolerance: float) -> None:
        self._tolerance = tolerance
        self._last: tuple[datetime, float] | None = None
        self._jumped = 0.0

    @property
    def trust(self) -> ClockTrust:
        """How far it can be trusted now."""
        return ClockTrust(jumped_seconds=self._jumped)

    def seen(self, now: datetime, ticks: float) -> bool:
        """Look at the clock.

        Args:
            now: What it shows (UTC).
            ticks: Seconds on a clock that only runs on.

        Returns:
            It has just jumped by more than the tolerance. A jump back to where it was before heals.
        """
        if self._last is None:
            self._last = now, ticks
            return False
        before, then = self._last
        jump = (now - before).total_seconds() - (ticks - then)
        self._last = now, ticks
        if abs(jump) < 1.0:
            return False
        was = abs(self._jumped) > self._tolerance
        self._jumped += jump
        return (abs(self._jumped) > self._tolerance) != was
