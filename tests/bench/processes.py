"""Processes that a measurement starts, talks to in JSON lines, looks at from outside, and ends."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
"""Measured processes may keep their compiled modules, as an installed collector does."""

PATIENCE = 60.0
"""Seconds for which an answer is awaited."""

_TICK = os.sysconf("SC_CLK_TCK")


class Child:
    """One process of a measurement."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self.pid = process.pid

    async def hear(self) -> dict[str, Any]:
        """The next thing that it tells."""
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"process {self.pid} has ended (exit code {await self._process.wait()})")
        answer: dict[str, Any] = json.loads(line)
        return answer

    async def ask(self, *words: object) -> dict[str, Any]:
        """Tell it something, and hear what it answers."""
        assert self._process.stdin is not None
        self._process.stdin.write((" ".join(map(str, words)) + "\n").encode())
        return await self.hear()

    def cpu(self) -> float:
        """Seconds of processor time that all its threads have used, to a hundredth."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICK

    def rss(self) -> float:
        """Megabytes in memory."""
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
        raise RuntimeError(f"process {self.pid} has ended")

    async def kill(self) -> None:
        """End it at once, as when the plug is pulled."""
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    async def end(self) -> None:
        """Ask it to end, and see to it that it does."""
        with suppress(ProcessLookupError):
            self._process.terminate()
        with suppress(TimeoutError):
            async with asyncio.timeout(8):
                await self._process.wait()
        await self.kill()


async def start(
    command: Sequence[str],
    *,
    talks: bool = True,
    folder: Path | None = None,
    environment: Mapping[str, str] = ENVIRONMENT,
) -> Child:
    """Start a process.

    Args:
        command: Program and arguments.
        talks: It tells and is told JSON lines; otherwise its output is left aside.
        folder: Where it works; None for where we do.
        environment: Its environment.
    """
    pipe = asyncio.subprocess.PIPE if talks else asyncio.subprocess.DEVNULL
    errors = None if talks else asyncio.subprocess.DEVNULL
    return Child(
        await asyncio.create_subprocess_exec(
            *command, stdin=pipe, stdout=pipe, stderr=errors, env=environment, cwd=folder
        )
    )


@asynccontextmanager
async def module(name: str, *arguments: object) -> AsyncIterator[Child]:
    """One of this package's programs for the length of a block."""
    child = await start([sys.executable, "-m", f"tests.bench.{name}", *map(str, arguments)])
    try:
        yield child
    finally:
        await child.end()
