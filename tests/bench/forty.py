"""OPC UA: forty machines that change 25 values each once a second, as a whole workshop does; to the disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.opcua_values import stored_between, until_come
from tests.bench.processes import Child, module
from tests.bench.workplaces import site

MACHINES, ITEMS = 40, 25
"""In ten equal parts they change, whole machines or some values of each: a multiple of ten."""

PERIOD = 1.0
"""Seconds between two changes of one value."""

WARM, MEASURED = 3, 20
"""Changes of each value: before the measurement, and in each part of it."""


async def measure(directory: Path) -> Sequence[Figure]:
    """One server holds them all, and gives each its session."""
    whole = MACHINES * ITEMS
    async with module("opcua_machines", 0, MACHINES, ITEMS) as server:
        port = (await server.hear())["ready"]
        path = site(directory, opcua=[port] * MACHINES, items=ITEMS)
        async with module("collecting", path) as collector:
            await until_come(collector, "whole", whole)
            await until_come(collector, "kept", whole)
            await _flow(server, collector, WARM, "")
            together = await _flow(server, collector, MEASURED, "together")
            spread = await _flow(server, collector, MEASURED, "")
            memory = collector.rss()
            dropped = (await collector.ask("counts"))["dropped"]
            sessions = (await server.ask("sessions"))["sessions"]
    sent = 2 * MEASURED * whole
    stored = stored_between(directory / "data" / "samples.sqlite", WARM, WARM + 2 * MEASURED)
    told = f"{MACHINES} machines × {ITEMS} values at {1 / PERIOD:g} Hz, over {MEASURED * PERIOD:.0f} s"
    return [
        Figure("of one core, each machine sampled at one instant", together, "%", most=10.0, remark=told),
        Figure(
            "of one core, each machine's values spread over the second",
            spread,
            "%",
            remark="four messages a second from each instead of one",
        ),
        Figure("memory", memory, "MB"),
        Figure("values sent", sent),
        Figure("values lost", sent - stored, most=0, remark=f"{stored:,} stored, {dropped} dropped on the way"),
        Figure("OPC UA sessions", sessions, most=MACHINES, remark="one per machine"),
    ]


async def _flow(server: Child, collector: Child, ticks: int, how: str) -> float:
    """The collector's share of one core while everything changes so many times, in per cent."""
    before, began = (await collector.ask("counts"))["kept"], collector.cpu()
    told = await server.ask("go", ticks, PERIOD, how)
    share = (collector.cpu() - began) / float(told["seconds"]) * 100
    await until_come(collector, "kept", before + told["sent"])
    return share
