"""How long after a server's return all its values are there again, and whether one conversation holds them."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.processes import Child, module
from tests.bench.workplaces import REGISTERS, site

AWAY = 8.0
"""Seconds for which a server is gone, at least."""

OUTAGES = 2
ITEMS, TAGS = 100, 100


async def measure(directory: Path) -> Sequence[Figure]:
    """Pull the plug of both servers at once, and again."""
    async with AsyncExitStack() as stack:
        opcua = await stack.enter_async_context(module("opcua_machines", 0, 1, ITEMS))
        modbus = await stack.enter_async_context(module("modbus_machines", 0, 1, REGISTERS, 1.0))
        ports = {"opcua-1": (await opcua.hear())["ready"], "modbus-1-1": (await modbus.hear())["ready"]}
        path = site(directory, opcua=[ports["opcua-1"]], items=ITEMS, modbus=[ports["modbus-1-1"]], tags=TAGS)
        collector = await stack.enter_async_context(module("collecting", path, "--watch"))
        await _both_whole(collector)
        took: dict[str, list[float]] = {name: [] for name in ports}
        for _ in range(OUTAGES):
            await opcua.kill()
            await modbus.kill()
            await asyncio.sleep(AWAY)
            opcua = await stack.enter_async_context(module("opcua_machines", ports["opcua-1"], 1, ITEMS))
            modbus = await stack.enter_async_context(module("modbus_machines", ports["modbus-1-1"], 1, REGISTERS, 1.0))
            returned = {"modbus-1-1": (await modbus.hear())["at"], "opcua-1": (await opcua.hear())["at"]}
            whole = await _both_whole(collector)
            for name, at in returned.items():
                took[name].append(whole[name] - at)
        sessions = (await opcua.ask("sessions"))["sessions"]
        conversations = (await modbus.ask("counts"))["conversations"]
    return [
        _figure("OPC UA", took["opcua-1"]),
        _figure("Modbus", took["modbus-1-1"]),
        Figure("OPC UA sessions afterwards", sessions, most=1, remark=f"{ITEMS} of {ITEMS} items have a value"),
        Figure("Modbus conversations afterwards", conversations, most=1, remark=f"{TAGS} of {TAGS} tags have a value"),
    ]


def _figure(protocol: str, took: Sequence[float]) -> Figure:
    each = ", ".join(f"{one:.2f}" for one in took)
    return Figure(f"{protocol}: until every value is there", max(took), "s", most=3.0, remark=f"the worst of {each}")


async def _both_whole(collector: Child) -> dict[str, float]:
    """Wait until both machines have all their values, and give the instants since when they do."""
    whole: dict[str, float] = {}
    while len(whole) < 2:
        told = await collector.hear()
        if told["whole"]:
            whole[told["machine"]] = told["at"]
        else:
            whole.pop(told["machine"], None)
    return whole
