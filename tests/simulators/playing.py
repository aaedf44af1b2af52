"""A simulator as a real process of its own, its control port, and its truth."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

PATIENCE = 90.0
"""Seconds after which a condition that has not come true never will."""

REPOSITORY = Path(__file__).parents[2]


class Playing:
    """A simulator that runs.

    Args:
        ready: Its ready line.
        truth_file: Its truth file.
        process: The process.
    """

    def __init__(self, ready: dict[str, Any], truth_file: Path, process: asyncio.subprocess.Process) -> None:
        self.ready = ready
        self.process = process
        self._truth_file = truth_file

    @property
    def port(self) -> int:
        return int(self.ready["ready"])

    @property
    def url(self) -> str:
        return f"opc.tcp://127.0.0.1:{self.port}"

    @property
    def truth(self) -> list[dict[str, Any]]:
        """What has happened so far; a line that is being written is left for the next look."""
        text = self._truth_file.read_text("utf-8") if self._truth_file.exists() else ""
        *whole, _ = text.split("\n")
        return [json.loads(line) for line in whole]

    def told(self, what: str) -> list[dict[str, Any]]:
        """The truth's rows of one kind."""
        return [row for row in self.truth if row["what"] == what]

    async def until(self, what: str, times: int = 1) -> list[dict[str, Any]]:
        """Wait until something has happened so many times."""
        await until(lambda: len(self.told(what)) >= times)
        return self.told(what)

    async def order(self, name: str, argument: float | None = None) -> dict[str, Any]:
        """Send one command to the control port."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.ready["control"])
        try:
            writer.write(json.dumps({"do": name, "argument": argument}).encode() + b"\n")
            answer: dict[str, Any] = json.loads(await reader.readline())
            return answer
        finally:
            writer.close()
            await writer.wait_closed()

    async def obeyed(self, name: str, argument: float | None = None) -> dict[str, Any]:
        """Send a command that must be obeyed."""
        answer = await self.order(name, argument)
        assert answer.get("ok") is True, answer
        return answer


async def until(true: Callable[[], bool]) -> None:
    """Poll a condition."""
    async with asyncio.timeout(PATIENCE):
        while not true():  # noqa: ASYNC110 - another process's file gives no event
            await asyncio.sleep(0.05)


@asynccontextmanager
async def playing(module: str, truth_file: Path, *arguments: str) -> AsyncIterator[Playing]:
    """Run `python -m simulators.<module>`; it must end cleanly, and have printed one line."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        f"simulators.{module}",
        "--truth",
        str(truth_file),
        *arguments,
        cwd=REPOSITORY,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            ready = json.loads(await process.stdout.readline())
        yield Playing(ready, truth_file, process)
    finally:
        if process.returncode is None:
            process.terminate()
        async with asyncio.timeout(PATIENCE):
            rest, _ = await process.communicate()
    assert (process.returncode, rest) == (0, b"")
