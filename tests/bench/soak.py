"""An hour at 5,000 values a second with half the machines off: what stays in memory, and whether anything is lost."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.opcua_values import told_to, until_come
from tests.bench.processes import Child, module
from tests.bench.workplaces import site
from tests.ports import free_port
from tests.sinks.influx.databases import victoria_metrics

MINUTES = 60.0
"""How long; `--minutes` says otherwise."""

MACHINES, ITEMS, PERIOD = 10, 250, 0.5
"""Those that are there: 2,500 values, each of which changes twice a second. As many again are off."""

SETTLED = 0.1
"""The part of the time after which memory is looked at: caches are full, and what was given back has been."""

EVERY = 15.0
"""Seconds between two looks."""


async def measure(directory: Path) -> Sequence[Figure]:
    """Let the machines work, and look at the collector from outside."""
    with victoria_metrics() as database:
        async with module("opcua_machines", 0, MACHINES, ITEMS) as server:
            there = (await server.hear())["ready"]
            ports = [there] * MACHINES + [free_port() for _ in range(MACHINES)]
            path = told_to(database, site(directory, opcua=ports, items=ITEMS))
            async with module("collecting", path) as collector:
                return await _hold_out(server, collector)


async def _hold_out(server: Child, collector: Child) -> Sequence[Figure]:
    await until_come(collector, "whole", MACHINES * ITEMS)
    await until_come(collector, "carried", MACHINES * ITEMS)
    began, cpu = time.monotonic(), collector.cpu()
    before = await collector.ask("counts")
    looks: list[tuple[float, float]] = []
    sent, seconds = 0, MINUTES * 60
    while (passed := time.monotonic() - began) < seconds:
        told = await server.ask("go", round(EVERY / PERIOD), PERIOD)
        sent += told["sent"]
        looks.append((passed, collector.rss()))
    spent, lasted = collector.cpu() - cpu, time.monotonic() - began
    await until_come(collector, "carried", before["carried"] + sent)
    counts = await collector.ask("counts")
    untold = sent - (counts["carried"] - before["carried"])
    settled = [rss for at, rss in looks if at >= seconds * SETTLED]
    quarter = max(len(settled) // 4, 1)
    first, last = sum(settled[:quarter]) / quarter, sum(settled[-quarter:]) / quarter
    return [
        Figure("memory, in the last quarter over the first", last - first, "MB", most=10.0,
               remark=f"{first:.0f} MB, then {last:.0f} MB; {min(settled):.0f} to {max(settled):.0f} in between"),
        Figure("minutes", lasted / 60),
        Figure("values a second", sent / lasted),
        Figure("of one core", spent / lasted * 100, "%", remark="to the disk and a database"),
        Figure("values that are not on the disk", sent - (counts["kept"] - before["kept"]), most=0,
               remark=f"of {sent:,}; {counts['dropped'] - before['dropped']} dropped on the way"),
        Figure("values that the database was not told", max(untold, 0), most=0),
    ]  # fmt: skip
