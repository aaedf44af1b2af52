"""What `etabli run` costs while little happens: 20 machines, without a browser and with one."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.processes import Child, start
from tests.bench.running import CHANGE, ITEMS, MACHINES, address, all_connected, etabli_run, workshop_of_twenty

SETTLE, SECONDS = 4.0, 20.0
BROWSER_SETTLE, BROWSER_SECONDS = 6.0, 10.0


async def measure(directory: Path) -> Sequence[Figure]:
    """Look at the process from outside."""
    async with workshop_of_twenty(directory) as site_file, etabli_run(site_file) as collector:
        url = await address(site_file)
        await all_connected(url)
        await asyncio.sleep(SETTLE)
        told = f"{MACHINES} OPC UA sessions × {ITEMS} items, {MACHINES} Modbus units × {ITEMS} tags at 1 Hz"
        figures = [
            Figure("of one core", await _share(collector, SECONDS), "%", most=5.0, remark=told),
            Figure("memory", collector.rss(), "MB", most=200.0, remark=f"every value changes every {CHANGE:g} s"),
        ]
        chromium = shutil.which("chromium")
        if chromium is not None:
            async with _browser(chromium, url, directory):
                await asyncio.sleep(BROWSER_SETTLE)
                share = await _share(collector, BROWSER_SECONDS)
                figures.append(Figure("of one core, with a browser on the floor page", share, "%"))
                figures.append(Figure("memory, with it", collector.rss(), "MB"))
    return figures


async def _share(collector: Child, seconds: float) -> float:
    before = collector.cpu()
    await asyncio.sleep(seconds)
    return (collector.cpu() - before) / seconds * 100


@asynccontextmanager
async def _browser(chromium: str, url: str, directory: Path) -> AsyncIterator[None]:
    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0"]
    child = await start([chromium, *flags, f"--user-data-dir={directory / 'browser'}", url], talks=False)
    try:
        yield
    finally:
        await child.end()
