"""The collector of the rehearsal: a process of its own, with a site file of its own, which can be killed."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import httpx

from collector.control import read_control
from collector.errors import RequestRefused
from collector.rehearsal.false_clock import FalseClock
from collector.rehearsal.player import Role
from collector.rehearsal.small_disk import RESERVE

STARTING = 240.0
"""Seconds that it may take to start."""

SITE = """\
[site]
name = "Répétition des pannes"

[[places]]
id = "atelier"
name = "Atelier"

[web]
port = 0

[store]
directory = "data"
reserve = "{reserve} MB"
"""

INFLUX = """
[influx]
url = "{url}"
bucket = "rehearsal"
age = "200 ms"
timeout = "2 s"
"""

MQTT = """
[mqtt]
host = "127.0.0.1"
port = {port}
timeout = "2 s"
"""

MACHINE = """
[[machines]]
id = "{id}"
name = "{id}"
family = "{family}"
place = "atelier"
profile = "{profile}"
shortest_step = "20 ms"
{besides}
[machines.connection]
{reached}
"""


class House:
    """The collector.

    Args:
        folder: Where its site file and its data lie.
        clock: Shows it another time than this computer's; None where nothing can.
    """

    def __init__(self, folder: Path, clock: FalseClock | None) -> None:
        self._clock = clock
        self.folder = folder
        self.site_file = folder / "etabli.toml"
        self.data = folder / "data"
        self._process: asyncio.subprocess.Process | None = None
        self._log = folder / "collector.log"

    def furnish(self, machines: Sequence[tuple[Role, int]], database: str, broker: int | None) -> None:
        """Write the site file. Blocks.

        Args:
            machines: Each with the port where the collector finds it.
            database: The address of the database.
            broker: The port of the broker; None where there is none.
        """
        text = SITE.format(reserve=RESERVE) + INFLUX.format(url=database)
        if broker is not None:
            text += MQTT.format(port=broker)
        for role, port in machines:
            opcua = role.profile.startswith("opcua")
            tcp = f'host = "127.0.0.1"\nport = {port}\npoll = "50 ms"'
            reached = f'url = "opc.tcp://127.0.0.1:{port}"' if opcua else tcp
            text += MACHINE.format(
                id=role.machine, family=role.family, profile=role.profile, besides=role.besides, reached=reached
            )
        self.site_file.write_text(text, encoding="utf-8")

    async def start(self, *, by_false_clock: bool = False) -> None:
        """Start it, and wait until it works.

        Args:
            by_false_clock: Let it see the time by the clock that can be made to jump. That costs it dear: each look at
                the time takes much longer.

        Raises:
            RequestRefused: If it does not.
        """
        with self._log.open("ab") as log:
            self._process = process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "collector", "run", str(self.site_file), stdout=log, stderr=log,
                env={**os.environ, **(self._clock.environment if by_false_clock and self._clock is not None else {})},
            )  # fmt: skip
        last = time.monotonic() + STARTING
        while (control := await asyncio.to_thread(read_control, self.data)) is None or control.pid != process.pid:
            if process.returncode is not None or time.monotonic() > last:
                said = await asyncio.to_thread(self._log.read_text, "utf-8", "replace")
                ended = "does not start" if process.returncode is None else f"ended with {process.returncode}"
                raise RequestRefused(f"the collector {ended}: {said[-500:]}")
            await asyncio.sleep(0.05)

    async def kill(self) -> None:
        """As when the power fails."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    async def stop(self) -> int:
        """Ask it to end in good order; its exit code."""
        if self._process is None:
            return 0
        if self._process.returncode is None:
            self._process.terminate()
        return await self._process.wait()

    async def health(self) -> dict[str, object]:
        """What it says of itself; empty where it does not answer."""
        control = await asyncio.to_thread(read_control, self.data)
        if control is None:
            return {}
        async with httpx.AsyncClient(timeout=5, headers={"Authorization": f"Bearer {control.token}"}) as client:
            with suppress(httpx.HTTPError, ValueError):
                answer: dict[str, object] = (await client.get(f"{control.url}/api/health")).json()
                return answer
        return {}
