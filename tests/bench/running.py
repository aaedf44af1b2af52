"""The whole collector as it is installed: `etabli run` on a site of twenty machines, in a process of its own."""

from __future__ import annotations

import asyncio
import json
import re
import sys
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from tests.bench.processes import PATIENCE, Child, module, start
from tests.bench.workplaces import REGISTERS, site

MACHINES, ITEMS = 10, 25
"""Of each protocol, and values of each machine."""

CHANGE = 5.0
"""Seconds after which a value changes."""


@asynccontextmanager
async def workshop_of_twenty(directory: Path) -> AsyncIterator[Path]:
    """Ten OPC UA machines on one server and ten Modbus units behind one gateway; gives the site file."""
    async with (
        module("opcua_machines", 0, MACHINES, ITEMS) as opcua,
        module("modbus_machines", 0, MACHINES, REGISTERS, CHANGE) as modbus,
    ):
        ports = (await opcua.hear())["ready"], (await modbus.hear())["ready"]
        await opcua.ask("drift")
        yield site(directory, opcua=[ports[0]] * MACHINES, items=ITEMS, modbus=[ports[1]], units=MACHINES, tags=ITEMS)


@asynccontextmanager
async def etabli_run(site_file: Path) -> AsyncIterator[Child]:
    """`etabli run` for the length of a block."""
    child = await start([sys.executable, "-m", "collector", "run", str(site_file)], talks=False)
    try:
        yield child
    finally:
        await child.end()


async def address(site_file: Path) -> str:
    """Wait until the pages are served, and give their address."""
    control = site_file.parent / "data" / "control.json"
    async with asyncio.timeout(PATIENCE):
        while True:
            with suppress(FileNotFoundError, ValueError):
                return str(json.loads(control.read_text(encoding="utf-8"))["url"])
            await asyncio.sleep(0.01)


async def all_connected(url: str) -> None:
    """Wait until every machine's line is up."""
    await connected(url, 2 * MACHINES)


async def connected(url: str, machines: int) -> None:
    """Wait until the lines of so many machines are up."""
    async with asyncio.timeout(PATIENCE):
        while True:
            if await asyncio.to_thread(_connected, url) == machines:
                return
            await asyncio.sleep(0.1)


def _connected(url: str) -> int:
    """How many lines stand, by the collector's own metrics."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{url}/metrics", timeout=10) as answer:
        return len(re.findall(r"^etabli_machine_up\{.*\} 1\.0$", answer.read().decode(), re.MULTILINE))
