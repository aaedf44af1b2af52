"""The only place that asks what time it is; tests put another clock here."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Protocol

from collector.steady import steady_now


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> datetime:
        """The time in UTC."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        ...


class SystemClock:
    """The computer's own clock, jumps and all: for what the law decides by."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class SteadyClock(SystemClock):
    """The time by which everything is dated; see `collector.steady`."""

    def now(self) -> datetime:
        return steady_now()
