"""A program: a Modbus server with so many units, whose registers all change once a second, and which counts requests.

Command: `counts` gives the requests so far and the conversations that are open.
"""

from __future__ import annotations

import asyncio
import sys
import time
from contextlib import suppress

from tests.adapters.modbus.server import Server, Unit
from tests.bench.talk import commands, tell
from tests.ports import free_port


async def change(units: list[Unit], registers: int, period: float) -> None:
    """Count up in every register, until cancelled."""
    number = 0
    while True:
        number = (number + 1) % 60_000
        for unit in units:
            unit.tables["holding"] = {place: number + place for place in range(registers)}
        await asyncio.sleep(period)


async def main(port: int, units: int, registers: int, period: float) -> None:
    """Serve until the measurement goes away."""
    server = Server()
    server.port = port or free_port()
    server.units = {number: Unit() for number in range(1, units + 1)}
    await server.start()
    tell(ready=server.port, at=time.monotonic())
    async with asyncio.TaskGroup() as group:
        changing = group.create_task(change(list(server.units.values()), registers, period), name="change")
        async for _ in commands():
            tell(requests=len(server.asked), conversations=server.conversations)
        changing.cancel()
    with suppress(asyncio.CancelledError):
        await server.stop()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])))
