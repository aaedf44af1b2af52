"""A program: an OPC UA server with the school's machines, which work, change tools, and say what they draw.

Node ids are `s=tour-1/execution` and so on. Commands: `bustle` has every machine change something every second from
then on; `still` ends that; `program MACHINE TEXT` gives a machine another program, and tells when.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime

from asyncua import ua

from tests.adapters.opcua.server import MachineServer, Variable
from tests.bench.school import MACHINES
from tests.bench.talk import commands, tell
from tests.ports import free_port

KINDS: Mapping[str, ua.VariantType] = {
    "execution": ua.VariantType.String, "program": ua.VariantType.String, "tool": ua.VariantType.String,
    "part_count": ua.VariantType.UInt32, "spindle_load": ua.VariantType.Double, "feed_override": ua.VariantType.Double,
    "power": ua.VariantType.Double,
}  # fmt: skip
FIRST = {"execution": "READY", "program": "O1", "tool": "T1", "part_count": 0, "spindle_load": 0.0,
         "feed_override": 100.0, "power": 1500.0}  # fmt: skip

RUNS = 4
"""Seconds that a part takes; of these the machine rests for one."""


async def bustle(server: MachineServer) -> None:
    """One machine after the other changes, each once a second; until cancelled."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    for turn in itertools.count():
        machine, second = MACHINES[turn % len(MACHINES)].id, turn // len(MACHINES)
        await _work(server, machine, second + turn % RUNS)
        await asyncio.sleep(max(0.0, began + (turn + 1) / len(MACHINES) - loop.time()))


async def _work(server: MachineServer, machine: str, second: int) -> None:
    await _say(server, machine, "spindle_load", float(20 + second * 37 % 60))
    await _say(server, machine, "power", float(1_500 + second * 811 % 4_000))
    match second % RUNS:
        case 0:
            await _say(server, machine, "part_count", second // RUNS)
            await _say(server, machine, "execution", "READY")
        case 1:
            await _say(server, machine, "execution", "ACTIVE")
        case step:
            await _say(server, machine, "tool", f"T{step}")


async def _say(server: MachineServer, machine: str, signal: str, value: object) -> None:
    await server.set(f"{machine}/{signal}", value, KINDS[signal], datetime.now(UTC))


async def main(port: int) -> None:
    """Serve until the measurement goes away."""
    variables = {
        f"{machine.id}/{signal}": Variable(FIRST[signal], kind)
        for machine in MACHINES
        for signal, kind in KINDS.items()
    }
    server = MachineServer(variables, port=port or free_port())
    await server.start()
    tell(ready=server.port)
    async with asyncio.TaskGroup() as group:
        working: asyncio.Task[None] | None = None
        async for words in commands():
            match words:
                case ["program", machine, text]:
                    at = time.time()
                    await _say(server, machine, "program", text)
                    tell(at=at)
                case ["bustle"]:
                    working = working or group.create_task(bustle(server), name="bustle")
                    tell(bustling=True)
                case _:
                    if working is not None:
                        working.cancel()
                        working = None
                    tell(bustling=False)
        if working is not None:
            working.cancel()
    await server.stop()


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    asyncio.run(main(int(sys.argv[1])))
