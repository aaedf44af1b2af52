"""OPC UA: 1,000 values, ten changes a second each, to the disk; beside asyncua alone, which only receives them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.processes import PATIENCE, Child, module
from tests.bench.workplaces import site
from tests.sinks.influx.databases import Database, victoria_metrics

ITEMS = 1_000
WARM, MEASURED = 20, 60
"""Changes of each value: before the measurement, and in it."""


async def measure(directory: Path) -> Sequence[Figure]:
    """Let one server serve both in turn."""
    async with module("opcua_machines", 0, 1, ITEMS) as server:
        port = (await server.hear())["ready"]
        async with module("bare", "opcua", port, ITEMS) as client:
            bare, _, _ = await flow(server, client)
        path = site(directory, opcua=[port], items=ITEMS)
        async with module("collecting", path) as collector:
            ours, sent, seconds = await flow(server, collector)
            told = await collector.ask("counts")
    # The server's numbers go on from one client to the next: ours saw the last ones.
    stored = stored_between(
        directory / "data" / "samples.sqlite", 2 * (WARM + MEASURED) - MEASURED, 2 * (WARM + MEASURED)
    )
    return [
        Figure(
            "processor time per value, to the disk",
            ours / sent * 1e6,
            "µs",
            bare=bare / sent * 1e6,
            remark="asyncua alone only receives",
        ),
        Figure("times the bare library", ours / bare, most=3.0),
        Figure("of one core", ours / seconds * 100, "%"),
        Figure("changes per second that the server reached", sent / seconds, remark="10,000 were asked of it"),
        Figure("values sent", sent),
        Figure("values lost", sent - stored, most=0, remark=f"{stored:,} stored, {told['dropped']} dropped on the way"),
    ]


async def measure_with_a_sink(directory: Path) -> Sequence[Figure]:
    """The same, told to a real VictoriaMetrics as it comes."""
    async with module("opcua_machines", 0, 1, ITEMS) as server, telling_a_database(directory, server) as collector:
        spent, sent, seconds = await flow(server, collector, "carried")
    return [
        Figure("processor time per value, to the disk and the database", spent / sent * 1e6, "µs",
               remark="from a machine's change to the database's yes"),
        Figure("of one core", spent / seconds * 100, "%"),
        Figure("changes per second that the server reached", sent / seconds, remark="10,000 were asked of it"),
    ]  # fmt: skip


@asynccontextmanager
async def telling_a_database(directory: Path, server: Child) -> AsyncIterator[Child]:
    """A collector of a server that has just started, beside a real VictoriaMetrics."""
    with ExitStack() as stack:
        database = await asyncio.to_thread(stack.enter_context, victoria_metrics())
        path = told_to(database, site(directory, opcua=[(await server.hear())["ready"]], items=ITEMS))
        async with module("collecting", path) as collector:
            yield collector


def told_to(database: Database, site_file: Path) -> Path:
    """Have a site's facts and values told to a database; gives the site file."""
    told = f'[influx]\nurl = "http://127.0.0.1:{database.port}"\nbucket = "bench"\n'
    site_file.write_text(f"{site_file.read_text('utf-8')}\n{told}", "utf-8")
    return site_file


async def flow(server: Child, client: Child, where: str = "kept") -> tuple[float, int, float]:
    """Processor time that the client used in the measured part, values sent in it, seconds that it took."""
    await until_come(client, "whole", ITEMS)
    before = (await client.ask("counts"))[where]
    warm = (await server.ask("go", WARM))["sent"]
    await until_come(client, where, before + warm)
    began = client.cpu()
    told = await server.ask("go", MEASURED)
    await until_come(client, where, before + warm + told["sent"])
    return client.cpu() - began, told["sent"], told["seconds"]


async def until_come(client: Child, what: str, number: int) -> None:
    """Wait until so many have come, or until nothing more comes."""
    seen, still = -1, 0
    async with asyncio.timeout(PATIENCE):
        while seen < number and (still < 20 or what == "whole"):
            await asyncio.sleep(0.1)
            count = (await client.ask("counts"))[what]
            still = still + 1 if count == seen else 0
            seen = count


def stored_between(path: Path, after: int, until: int) -> int:
    """How many of the numbers of the measured part are on the disk, over all series."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        (count,) = connection.execute(
            "SELECT COUNT(*) FROM (SELECT DISTINCT series, value FROM sample WHERE value > ? AND value <= ?)",
            (after, until),
        ).fetchone()
    return int(count)
