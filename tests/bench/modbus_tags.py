"""Modbus: 1,000 changing tags at 1 Hz on ten units behind one gateway, to the disk; beside pymodbus alone."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from adapters.modbus.poll import plan
from collector.settings import load
from tests.bench.figures import Figure
from tests.bench.processes import Child, module
from tests.bench.workplaces import REGISTERS, site

UNITS, TAGS = 10, 100
SECONDS = 12.0


async def measure(directory: Path) -> Sequence[Figure]:
    """Let one server serve both in turn."""
    async with module("modbus_machines", 0, UNITS, REGISTERS, 1.0) as server:
        port = (await server.hear())["ready"]
        path = site(directory, modbus=[port], units=UNITS, tags=TAGS)
        device = load(path).machines[0].device
        planned = [block for table in plan(device.points, device.options).values() for block in table]
        blocks = [f"{unit}:{block.start}:{block.count}" for unit in range(1, UNITS + 1) for block in planned]
        async with module("bare", "modbus", port, *blocks) as client:
            bare, _, _ = await _poll(server, client)
        async with module("collecting", path) as collector:
            ours, requests, kept = await _poll(server, collector)
    planned_and_one = len(blocks) * (1 + 1 / SECONDS)
    return [
        Figure(
            "requests per poll of all units",
            requests / SECONDS,
            most=planned_and_one,
            bare=len(blocks),
            remark=f"{len(blocks)} blocks planned; one poll more or less in {SECONDS:g} s",
        ),
        Figure(
            "of one core",
            ours / SECONDS * 100,
            "%",
            most=2.0,
            bare=bare / SECONDS * 100,
            remark="pymodbus alone reads the same blocks, and only reads",
        ),
        Figure("values kept per second", kept / SECONDS, remark=f"{UNITS * TAGS:,} change each second"),
    ]


async def _poll(server: Child, client: Child) -> tuple[float, int, int]:
    """Processor time of the client, requests that the server saw, values that the client kept, once all is settled."""
    await asyncio.sleep(3)
    kept = (await client.ask("counts"))["kept"]
    began, before = client.cpu(), (await server.ask("counts"))["requests"]
    await asyncio.sleep(SECONDS)
    used, after = client.cpu() - began, (await server.ask("counts"))["requests"]
    return used, after - before, (await client.ask("counts"))["kept"] - kept
