"""The demo's own clock: it stands where the past is."""

from __future__ import annotations

from datetime import datetime


class PastClock:
    """A clock that is set by whoever tells of the past.

    Args:
        at: Where it stands at first (UTC).
    """

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        """The time (UTC)."""
        return self.at

    async def sleep(self, seconds: float) -> None:
        """In the past nobody waits."""
