"""A whole workshop for a test: simulators and collector as processes, and what both of them wrote down."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from collector.control import read_control
from collector.core.facts import CounterBaselined, Fact
from collector.store import queries
from collector.store.reader import StoreReader
from collector.store.records import Count, Cycle
from collector.store.store import Store
from tests.simulators.playing import REPOSITORY, Playing, playing

PATIENCE = 90.0
"""Seconds after which what has not happened never will."""

F = TypeVar("F", bound=Fact)

SITE = """
[site]
name = "École de test"

[[places]]
id = "atelier"
name = "Atelier"

[web]
port = 0
"""

STANDS = {
    "machining_centre": ("machining_centre", "opcua/simulated-machining-centre", ""),
    "lathe": ("cnc_lathe", "opcua/siemens-sinumerik", ""),
    "press_brake": (
        "press_brake",
        "modbus/moxa-iologik-e1214-press-brake",
        'strokes_per_part = 4\ncycle_from = "execution"\ncompleted_by = "count"\n',
    ),
}
"""By simulator: its family, its profile, and what its site entry says besides."""

CALMLY = {"press_brake": ("--cycle", "24")}
"""Arguments by which a simulator leaves rests that a poll cannot miss, also on a computer that stalls: what happens
between two polls nobody can tell."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How the collector's process ended."""

    code: int
    errors: str


class School:
    """A data directory with its site file, and the simulators that stand in it.

    Args:
        folder: Where everything lies.
        machines: The simulators that play, by name.
        besides: What the site file says besides, by simulator, and under "" as a whole.
    """

    def __init__(self, folder: Path, machines: dict[str, Playing], besides: Mapping[str, str] | None = None) -> None:
        self._besides = besides or {}
        self.site_file = folder / "etabli.toml"
        self.data = folder / "data"
        self.machines = machines
        self.site_file.write_text(
            SITE + self._besides.get("", "") + "".join(self._entry(name) for name in machines), encoding="utf-8"
        )

    def _entry(self, name: str) -> str:
        family, profile, besides = STANDS[name]
        besides += self._besides.get(name, "")
        port = self.machines[name].port
        opcua = profile.startswith("opcua")
        reached = (
            f'url = "opc.tcp://127.0.0.1:{port}"' if opcua else f'host = "127.0.0.1"\nport = {port}\npoll = "50 ms"'
        )
        return (
            f'\n[[machines]]\nid = "{name.replace("_", "-")}"\nname = "{name}"\nfamily = "{family}"\n'
            f'place = "atelier"\nprofile = "{profile}"\nshortest_step = "20 ms"\n{besides}\n'
            f"[machines.connection]\n{reached}\n"
        )

    async def etabli(self, *arguments: str) -> tuple[int, str, str]:
        """Run a command to its end; returns its code, output and errors."""
        process = await self._start(*arguments, "--site", str(self.site_file))
        async with asyncio.timeout(PATIENCE):
            out, errors = await process.communicate()
        assert process.returncode is not None
        return process.returncode, out.decode(), errors.decode()

    async def _start(self, *arguments: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "collector",
            *arguments,
            cwd=REPOSITORY,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    @asynccontextmanager
    async def collecting(self, end: signal.Signals = signal.SIGTERM) -> AsyncIterator[asyncio.subprocess.Process]:
        """Run the collector; end it as asked. After SIGTERM it must have ended in good order."""
        process = await self._start("run", str(self.site_file))
        errors = ""
        try:
            await self.until(lambda: (word := read_control(self.data)) is not None and word.pid == process.pid)
            yield process
        finally:
            if process.returncode is None:
                process.send_signal(end)
            async with asyncio.timeout(PATIENCE):
                _, said = await process.communicate()
                errors = said.decode()
        assert "Traceback" not in errors, errors[errors.index("Traceback") :][:6_000]
        assert process.returncode == (0 if end is signal.SIGTERM else -end), errors

    async def until(self, true: Callable[[], bool]) -> None:
        """Poll a condition."""
        async with asyncio.timeout(PATIENCE):
            while not await asyncio.to_thread(true):  # noqa: ASYNC110 - another process gives no event
                await asyncio.sleep(0.2)

    def facts(self, kind: type[F], name: str) -> list[F]:
        """What the collector has written down of one kind about a machine."""
        with StoreReader.open(self.data) as store:
            return [
                entry.fact
                for entry in store.facts(kinds=[kind.__name__], machine=name.replace("_", "-"))
                if isinstance(entry.fact, kind)
            ]

    def counter(self, name: str) -> int | None:
        """The last value of a machine's counter that the collector has written down."""
        machine = name.replace("_", "-")
        with Store.open(self.data) as store:
            body = store.states().get(machine)
        counters = json.loads(body)["counters"] if body else {}
        return next((counter["value"] for counter in counters.values()), None)

    def collected(self, name: str) -> tuple[list[Cycle], list[Count]]:
        """The machine's cycles and counts as the views have them."""
        machine = name.replace("_", "-")
        with Store.open(self.data) as store, store.reader() as connection:
            cycles = list(queries.cycles(connection, queries.BEGINNING, queries.END, machine))
            counts = list(queries.counts(connection, queries.BEGINNING, queries.END, machine))
        return cycles, counts

    def made(self, name: str) -> int:
        """Parts that the machine made since the collector first saw its counter, by the machine's own truth.

        A part that was in hand then is left out where it takes several steps of the counter: its first ones were not
        seen.
        """
        with Store.open(self.data) as store:
            first = next(iter(store.facts(kinds=["CounterBaselined"], machine=name.replace("_", "-")))).fact
        assert isinstance(first, CounterBaselined)
        machine = self.machines[name]
        if name != "press_brake":
            return sum(row["parts"] for row in machine.told("part") if row["counter"] > first.value)
        begun = {row["cycle"]: row["counter"] for row in reversed(machine.told("stroke"))}
        return sum(row["parts"] for row in machine.told("part") if begun[row["cycle"]] > first.value)

    def baselined_at(self, name: str) -> datetime:
        """When the collector first saw the machine's counter."""
        with Store.open(self.data) as store:
            entries = store.facts(kinds=["CounterBaselined"], machine=name.replace("_", "-"))
            return next(entry.fact.at for entry in entries)


@asynccontextmanager
async def school(
    folder: Path, machines: Sequence[str], *arguments: str, besides: Mapping[str, str] | None = None
) -> AsyncIterator[School]:
    """Start simulators and write a site file for them."""
    async with AsyncExitStack() as stack:
        running: dict[str, Playing] = {}
        for number, name in enumerate(machines, 1):
            truth = folder / f"{name}.jsonl"
            running[name] = await stack.enter_async_context(
                playing(name, truth, "--seed", str(number), *arguments, *CALMLY.get(name, ()))
            )
        yield School(folder, running, besides)


def happened(row: dict[str, Any]) -> datetime:
    """When a row of the truth was so (UTC)."""
    return datetime.fromisoformat(row["at"])
