"""The supervisors of the machines, each with its task: begun, ended and replaced one by one while the others go on."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping

from collector.opened import Workshop
from collector.ports import Adapter
from collector.runtime.supervisor import Supervisor
from collector.settings import Machine


def adapters_of(machines: Iterable[Machine]) -> dict[str, Adapter]:
    """How machines are reached, by their ids; nothing is asked of them yet."""
    return {one.id: one.dialect.build(one.device) for one in machines}


class Crew:
    """Who keeps the lines to the machines.

    Args:
        shop: The workshop in which they stand.
        group: Where the supervisors' tasks run.
    """

    def __init__(self, shop: Workshop, group: asyncio.TaskGroup) -> None:
        self._shop = shop
        self._group = group
        self._keepers: dict[str, Supervisor] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.changing = asyncio.Lock()
        """Held by whoever opens and closes lines."""

    @property
    def keepers(self) -> Mapping[str, Supervisor]:
        """Who keeps the line, by machine."""
        return self._keepers

    def begin(self, adapters: Mapping[str, Adapter]) -> None:
        """Open lines and keep them."""
        shop = self._shop
        for machine, adapter in adapters.items():
            keeper = Supervisor(shop.live.machines[machine], adapter, shop.mailbox, shop.telemetry, shop.clock)
            self._keepers[machine] = keeper
            self._tasks[machine] = self._group.create_task(keeper.run(), name=f"supervisor {machine}")

    async def end(self, machines: Collection[str]) -> None:
        """Close the lines of machines; returns once every one is closed."""
        ending = [task for machine in machines if (task := self._tasks.pop(machine, None)) is not None]
        for machine in machines:
            self._keepers.pop(machine, None)
        for task in ending:
            task.cancel()
        if ending:
            await asyncio.wait(ending)

    def cancel(self) -> None:
        """Let all lines be closed, without waiting for it."""
        for task in self._tasks.values():
            task.cancel()
