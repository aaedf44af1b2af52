"""A program: an OPC UA server with so many machines of so many Doubles each, which change as they are told.

Node ids are `s=m1/c0001` and so on, in the namespace URI. Every change writes the next whole number, to all of them, so
that whoever reads them can count what is missing.

Commands: `go TICKS` changes every value ten times a second, `go TICKS PERIOD` once in so many seconds, with `together`
behind it those of one machine at one instant; `drift` every five seconds until the end; `sessions` counts the clients.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from datetime import UTC, datetime

from asyncua import Server, ua

from tests.adapters.opcua.server import MachineServer, Variable
from tests.bench.talk import commands, tell
from tests.ports import free_port

PERIOD = 0.1
"""Seconds between two changes of one value."""

SLICES = 10
"""Parts of a period among which the changes are spread: machines do not change everything at one instant."""

DRIFT = 5.0


class Change(ua.DataValue):
    """A value that is never altered: asyncua's server would copy it to the ground for every client, and reach 5,000
    changes a second instead of three times as many."""

    def __deepcopy__(self, memo: object) -> Change:
        return self


class Machines:
    """The server's values and the number that they hold."""

    def __init__(self, server: Server, nodes: list[ua.NodeId]) -> None:
        self._server = server
        self._nodes = nodes
        self._number = 0

    async def change(self, part: int = 0, parts: int = 1, together: bool = False) -> None:
        """Write the next number to one of so many parts of the values: some of each machine, or whole machines."""
        if part == 0:
            self._number += 1
        value = ua.Variant(float(self._number), ua.VariantType.Double)
        size = len(self._nodes) // parts
        for node in self._nodes[part * size : (part + 1) * size] if together else self._nodes[part::parts]:
            await self._server.write_attribute_value(node, Change(value, SourceTimestamp=datetime.now(UTC)))

    async def go(self, ticks: int, period: float = PERIOD, together: bool = False) -> float:
        """Change everything so many times, once in a period (in seconds); gives the seconds that it took."""
        began = time.monotonic()
        for turn in range(ticks * SLICES):
            await self.change(turn % SLICES, SLICES, together)
            # At least once around the loop, for the server's own tasks, even when the time is over.
            await asyncio.sleep(max(0.0, began + (turn + 1) * period / SLICES - time.monotonic()))
        return time.monotonic() - began

    async def drift(self) -> None:
        """Change everything now and then."""
        while True:
            await self.change()
            await asyncio.sleep(DRIFT)


async def main(port: int, machines: int, items: int) -> None:
    """Serve until the measurement goes away."""
    names = [f"m{machine}/c{item:04}" for machine in range(1, machines + 1) for item in range(1, items + 1)]
    held = MachineServer({name: Variable(0.0, ua.VariantType.Double) for name in names}, port=port or free_port())
    await held.start()
    play = Machines(held.server, [held.node(name) for name in names])
    tell(ready=held.port, at=time.monotonic())
    async with asyncio.TaskGroup() as group:
        drifting: list[asyncio.Task[None]] = []
        async for words in commands():
            match words:
                case ["go", ticks, *how]:
                    took = await play.go(int(ticks), *map(float, how[:1]), together="together" in how)
                    tell(sent=int(ticks) * len(names), seconds=took)
                case ["drift"]:
                    drifting.append(group.create_task(play.drift(), name="drift"))
                    tell(drifting=True)
                case _:
                    tell(sessions=held.sessions)
        for task in drifting:
            task.cancel()
    await held.stop()


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    asyncio.run(main(*map(int, sys.argv[1:])))
