"""From a badge to the permit that the machine has: the whole collector, while 5,000 values a second come in."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import httpx

from collector.control import read_control
from tests.bench.figures import Figure
from tests.bench.processes import Child, module, start
from tests.bench.running import address, etabli_run
from tests.bench.workplaces import site

ITEMS = 500
"""Values of the OPC UA machine, ten changes a second each."""

BADGES = 300
"""Badges shown and taken away again."""

PAPERS = """
[[status]]
person = "E-1"
status = "adult_trainee"
since = {day}

[[safety_training]]
person = "E-1"
machine = "brake"
modes = ["production"]
given_on = {day}
evaluated_on = {day}
passed = true

[[verification]]
machine = "brake"
done_on = {day}
conform = true
"""


async def measure(directory: Path) -> Sequence[Figure]:
    """Show a badge again and again, and read off the machine's own record when it had the permit."""
    file = directory / "brake.jsonl"
    truth = Truth(file)
    async with module("opcua_machines", 0, 1, ITEMS) as server, _brake(file) as port:
        path = site(directory, opcua=[(await server.hear())["ready"]], items=ITEMS)
        await _furnish(directory, path, port)
        async with etabli_run(path):
            url = await address(path)
            quiet = await _badges(path, url, truth, BADGES // 4)
            async with asyncio.TaskGroup() as group:
                flood = group.create_task(_flow(server))
                busy = await _badges(path, url, truth, BADGES)
                flood.cancel()
    return [
        Figure("badge to permit, nothing else going on: half are faster than", _share(quiet, 0.5), "ms"),
        Figure("badge to permit under 5,000 values/s: half are faster than", _share(busy, 0.5), "ms"),
        Figure(
            "99 of 100 are faster than", _share(busy, 0.99), "ms", most=50.0, remark=f"{len(busy)} badges over HTTP"
        ),
        Figure("the slowest", max(busy), "ms"),
    ]


@asynccontextmanager
async def _brake(truth: Path) -> AsyncIterator[int]:
    child = await start(
        [sys.executable, "-m", "simulators.press_brake", "--truth", str(truth), "--require-permit", "--calm"]
    )
    try:
        yield int((await child.hear())["ready"])
    finally:
        await child.end()


async def _furnish(directory: Path, path: Path, port: int) -> None:
    """Put the brake into the site file, people and papers on file."""
    day = date.today() - timedelta(days=10)  # noqa: DTZ011 - papers of the day on which it is measured
    with path.open("a", encoding="utf-8") as file:
        file.write(
            '\n[[machines]]\nid = "brake"\nname = "brake"\nfamily = "press_brake"\nplace = "hall"\n'
            'profile = "modbus/moxa-iologik-e1214-press-brake"\naccess = "enforce"\nstrokes_per_part = 4\n\n'
            f'[machines.connection]\nhost = "127.0.0.1"\nport = {port}\npoll = "200 ms"\n\n[access]\nrules = "fr"\n'
        )
    people, papers = directory / "people.csv", directory / "papers.toml"
    people.write_text(
        "reference;family_name;given_name;role;birth_date;badge\nE-1;A;B;trainee;2000-01-05;04A15C32\n",
        encoding="utf-8",
    )
    papers.write_text(PAPERS.format(day=day), encoding="utf-8")
    for what, given in (("people", people), ("papers", papers)):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "collector", "import", what, str(given), "--yes", "--site", str(path),
            stdout=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        if await process.wait():
            raise RuntimeError(f"{what} were not taken")


async def _badges(path: Path, url: str, truth: Truth, count: int) -> list[float]:
    """Milliseconds from each badge to its permit."""
    control = read_control(path.parent / "data")
    assert control is not None
    took: list[float] = []
    headers = {"Authorization": f"Bearer {control.token}"}
    async with httpx.AsyncClient(base_url=url, headers=headers, trust_env=False, timeout=10) as client:
        for _ in range(count):
            began = time.time()
            await _show_badge(client)
            took.append((await truth.next(given=True) - began) * 1000)
            await _show_badge(client)
            await truth.next(given=False)
    return took


async def _show_badge(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/badges", json={"machine": "brake", "badge": "04A15C32"})
    if answer.is_error:
        raise RuntimeError(answer.text)


class Truth:
    """The brake's own record of its permit, read as it grows."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read = 0

    async def next(self, *, given: bool) -> float:
        """When the permit next became so (seconds since 1970)."""
        async with asyncio.timeout(10):
            while True:
                for at, value in self._news():
                    if value is given:
                        return at
                await asyncio.sleep(0.02)

    def _news(self) -> list[tuple[float, bool]]:
        with self._file.open("rb") as file:
            file.seek(self._read)
            whole, end, _ = file.read().rpartition(b"\n")
        self._read += len(whole) + len(end)
        rows = (json.loads(line) for line in whole.splitlines() if b'"permit"' in line)
        return [(datetime.fromisoformat(row["at"]).timestamp(), row["value"]) for row in rows]


async def _flow(server: Child) -> None:
    """Let the values change ten times a second, until cancelled."""
    while True:
        await server.ask("go", 10)


def _share(took: list[float], share: float) -> float:
    ordered = sorted(took)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
