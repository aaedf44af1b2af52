"""Whoever reads a link in a test, until something is true."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence

from collector.core.signals import Reading, Value
from collector.ports import Link

PATIENCE = 60.0
"""Seconds after which what should come will not."""


class Listener:
    """Keeps what a link says."""

    def __init__(self, link: Link) -> None:
        self.heard: list[Reading] = []
        self._batches: AsyncIterator[Sequence[Reading]] = link.readings()

    def of(self, signal: str) -> list[Reading]:
        return [reading for reading in self.heard if reading.signal == signal]

    def values(self, signal: str) -> list[Value]:
        return [reading.value for reading in self.of(signal)]

    async def batch(self) -> Sequence[Reading]:
        async with asyncio.timeout(PATIENCE):
            batch = await anext(self._batches)
        self.heard += batch
        return batch

    async def until(self, met: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not met():
                await self.batch()
