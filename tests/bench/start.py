"""How long `etabli run` takes from the command to the first value on the disk, in an empty data directory."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.processes import ENVIRONMENT, PATIENCE
from tests.bench.running import ITEMS, MACHINES, address, etabli_run, workshop_of_twenty

IMPORTS = "import collector.cli, collector.app, adapters.opcua.adapter, adapters.modbus.link"


async def measure(directory: Path) -> Sequence[Figure]:
    """Start twice: the first start compiles what is not compiled yet."""
    async with workshop_of_twenty(directory) as site_file:
        for _ in range(2):
            await asyncio.to_thread(shutil.rmtree, directory / "data", ignore_errors=True)
            began = time.monotonic()
            async with etabli_run(site_file) as collector, asyncio.TaskGroup() as looks:
                serving = looks.create_task(_served(site_file, began))
                first, complete = await _values(directory / "data" / "samples.sqlite", began)
                used = collector.cpu()
            pages = serving.result()
        interpreter, imports = await _python("pass"), await _python(IMPORTS)
    return [
        Figure("to the first value on the disk", first, "s", most=5.0, remark="20 machines, tables made anew"),
        Figure("to the last machine's first values", complete, "s", remark=f"{2 * MACHINES} × {ITEMS} values"),
        Figure("to the pages", pages, "s", remark="their address is known"),
        Figure("processor time by then", used, "s"),
        Figure(
            "interpreter and imports apart", imports, "s", remark=f"{interpreter:.2f} s of it the interpreter alone"
        ),
    ]


async def _served(site_file: Path, began: float) -> float:
    """Seconds from the start until the pages are served."""
    await address(site_file)
    return time.monotonic() - began


async def _values(path: Path, began: float) -> tuple[float, float]:
    """Seconds from the start to the first value on the disk, and to some of every machine."""
    first = 0.0
    async with asyncio.timeout(PATIENCE):
        while True:
            await asyncio.sleep(0.02)
            machines = await asyncio.to_thread(_machines, path)
            now = time.monotonic() - began
            first = first or (now if machines else 0.0)
            if machines == 2 * MACHINES:
                return first, now


def _machines(path: Path) -> int:
    """How many machines have values on the disk."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            query = "SELECT COUNT(DISTINCT machine) FROM series WHERE id IN (SELECT series FROM sample)"
            return int(connection.execute(query).fetchone()[0])
    except sqlite3.OperationalError:
        return 0


async def _python(program: str) -> float:
    """Seconds that an interpreter takes for a program; the better of two."""
    took = []
    for _ in range(2):
        began = time.monotonic()
        process = await asyncio.create_subprocess_exec(sys.executable, "-c", program, env=ENVIRONMENT)
        await process.wait()
        took.append(time.monotonic() - began)
    return min(took)
