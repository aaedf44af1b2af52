"""A machine kept by the real supervisor over the real adapter, in a test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from collector.core.events import Event
from collector.core.machine import MachineState
from collector.core.signals import Reading, Value
from collector.ports import Adapter
from collector.runtime.live import MachineLive
from collector.runtime.mailbox import DroppingMailbox, WaitingMailbox
from collector.runtime.supervisor import Supervisor
from tests.adapters.opcua.listening import PATIENCE


class QuickClock:
    """The computer's own time, with the waits between two tries noted and cut short."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        await asyncio.sleep(min(seconds, 0.3))


class Kept:
    """A machine under its supervisor; what the engine would be given is kept."""

    def __init__(self, device: Adapter) -> None:
        self.live = MachineLive("mill", MachineState("mill"))
        self.clock = QuickClock()
        self.given: list[Reading | Event] = []
        self._vital = WaitingMailbox()
        self._supervisor = Supervisor(self.live, device, self._vital, DroppingMailbox(), self.clock)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Kept]:
        failure: Exception | None = None
        async with asyncio.TaskGroup() as group:
            work = [
                group.create_task(self._supervisor.run(), name="supervisor"),
                group.create_task(self._take(), name="engine"),
            ]
            try:
                yield self
            except Exception as raised:
                failure = raised
            finally:
                for task in work:
                    task.cancel()
        if failure is not None:
            raise failure

    async def _take(self) -> None:
        while True:
            for delivery in await self._vital.take():
                self.given += delivery.events

    def values(self, signal: str) -> list[Value]:
        return [one.value for one in self.given if isinstance(one, Reading) and one.signal == signal]

    def kinds(self) -> list[str]:
        return [type(one).__name__ for one in self.given if not isinstance(one, Reading)]

    async def until(self, met: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not met():  # noqa: ASYNC110 - the condition is the test's own
                await asyncio.sleep(0.01)
