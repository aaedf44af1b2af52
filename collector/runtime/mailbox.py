"""Between supervisors and engine: what the core lives on waits for room; telemetry makes room and is counted."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from collector.core.events import Event
from collector.core.signals import Reading


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one machine has to say, in the order in which it happened."""

    machine: str
    events: Sequence[Reading | Event]
    answer: asyncio.Future[None] | None = None


class WaitingMailbox:
    """Vital readings and events. Whoever delivers waits while it is full: nothing is ever dropped.

    Args:
        room: Deliveries that fit.
    """

    def __init__(self, room: int = 1_000) -> None:
        self._queue: asyncio.Queue[Delivery] = asyncio.Queue(room)

    async def put(self, delivery: Delivery) -> None:
        """Deliver, waiting for room."""
        await self._queue.put(delivery)

    async def take(self, most: int = 500) -> list[Delivery]:
        """Wait for something, then take all that is there, up to `most` deliveries."""
        taken = [await self._queue.get()]
        while len(taken) < most and not self._queue.empty():
            taken.append(self._queue.get_nowait())
        return taken

    def __len__(self) -> int:
        return self._queue.qsize()


class DroppingMailbox:
    """Telemetry. When it is full the oldest batch makes room, and its readings are counted as dropped.

    Args:
        room: Readings that fit.
    """

    def __init__(self, room: int = 200_000) -> None:
        self._room = room
        self._batches: deque[Sequence[Reading]] = deque()
        self._held = 0
        self._something = asyncio.Event()
        self.dropped = 0

    def put(self, readings: Sequence[Reading]) -> None:
        """Deliver at once."""
        self._batches.append(readings)
        self._held += len(readings)
        while self._held > self._room and len(self._batches) > 1:
            oldest = len(self._batches.popleft())
            self._held -= oldest
            self.dropped += oldest
        self._something.set()

    async def take(self) -> list[Reading]:
        """Wait for something, then take all that is there."""
        await self._something.wait()
        taken = [reading for batch in self._batches for reading in batch]
        self._batches.clear()
        self._held = 0
        self._something.clear()
        return taken

    def __len__(self) -> int:
        return self._held
