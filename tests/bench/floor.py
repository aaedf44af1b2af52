"""The floor page of twelve machines of which each changes every second: what twenty browsers cost the collector."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
from sqlalchemy import Connection

from collector.accounts.rights import AccountRole
from collector.control import read_control
from collector.store.registry import Registry
from collector.store.registry_records import Order
from collector.store.store import Store
from tests.bench import school
from tests.bench.figures import Figure
from tests.bench.processes import PATIENCE, Child, module
from tests.bench.running import address, connected, etabli_run
from tests.bench.signing_in import Cookies, sign_in

BROWSERS = 20
SETTLE, SECONDS = 5.0, 20.0


@dataclass(frozen=True, slots=True)
class Busy:
    """A workshop at work.

    Args:
        machines: The program that is its machines.
        collector: The collector.
        url: Its pages.
        cookies: What browsers bring.
    """

    machines: Child
    collector: Child
    url: str
    cookies: Cookies

    def cookie(self, role: AccountRole = AccountRole.HEAD) -> str:
        """The header of a browser of this role."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies[role].items())


@asynccontextmanager
async def busy_workshop(directory: Path) -> AsyncIterator[Busy]:
    """Twelve machines at which somebody works for an order, and which change every second, with the whole collector."""
    async with module("busy_machines", 0) as machines:
        site_file = school.site_file(directory, (await machines.hear())["ready"])
        data = directory / "data"
        await asyncio.to_thread(_furnish, data)
        cookies = await asyncio.to_thread(sign_in, data)
        async with etabli_run(site_file) as collector:
            url = await address(site_file)
            await connected(url, len(school.MACHINES))
            await _open_sessions(data, url)
            await machines.ask("bustle")
            yield Busy(machines, collector, url, cookies)


async def measure(directory: Path) -> Sequence[Figure]:
    """The collector's share of a core without a browser and with twenty."""
    async with busy_workshop(directory) as busy:
        await asyncio.sleep(SETTLE)
        alone = await _share(busy.collector)
        async with module("viewers", f"{busy.url}/", BROWSERS, busy.cookie()) as viewers:
            async with asyncio.timeout(PATIENCE):
                await viewers.hear()
            await asyncio.sleep(SETTLE)
            before = await viewers.ask("counts")
            looked_at = await _share(busy.collector)
            after = await viewers.ask("counts")
            memory = busy.collector.rss()
        elements = (after["elements"] - before["elements"]) / SECONDS / BROWSERS
    told = f"clients of socket.io that draw nothing, for the server browsers; {elements:.0f} elements/s to each"
    return [
        Figure("of one core, nobody looks", alone, "%", remark="12 machines, each changes 3 values a second"),
        Figure(f"of one core, {BROWSERS} browsers on the floor page", looked_at, "%", remark=told),
        Figure("of that for the browsers", looked_at - alone, "%", most=10.0),
        Figure("browsers that were lost", after["lost"], most=0),
        Figure("memory, with them", memory, "MB"),
    ]


async def _share(collector: Child) -> float:
    before = collector.cpu()
    await asyncio.sleep(SECONDS)
    return (collector.cpu() - before) / SECONDS * 100


def _furnish(data: Path) -> None:
    today = datetime.now(UTC).date()

    def work(connection: Connection) -> None:
        school.register(connection, today)
        registry = Registry(connection)
        for one in school.orders(today, {}):
            if isinstance(one, Order):
                registry.save_order(one)
            else:
                registry.save_operation(one)

    with Store.open(data) as store:
        store.write_now(work)


async def _open_sessions(data: Path, url: str) -> None:
    """Somebody at each machine, for an order that goes over it."""
    control = await asyncio.to_thread(read_control, data)
    assert control is not None
    headers = {"Authorization": f"Bearer {control.token}"}
    async with httpx.AsyncClient(base_url=url, headers=headers, trust_env=False, timeout=10) as client:
        for place, machine in enumerate(school.MACHINES):
            order, number = next(
                (order, route.index(machine.id) + 1)
                for order in range(school.OPEN_FROM, school.ORDERS)
                if machine.id in (route := school.route(order))
            )
            answer = await client.post("/api/sessions", json={
                "machine": machine.id, "persons": [f"E-{place:03}"], "order": school.number_of(order),
                "operation": str(10 * number), "author": "bench",
            })  # fmt: skip
            answer.raise_for_status()
