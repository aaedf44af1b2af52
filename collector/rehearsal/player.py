"""A simulated machine as a process of its own, what it is ordered, and what it says really happened."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from collector.errors import RequestRefused

STARTING = 180.0
"""Seconds that a machine may take to start, and to do what it is ordered."""


@dataclass(frozen=True, slots=True)
class Role:
    """A machine of the rehearsal.

    Args:
        machine: Its id in the site file.
        module: The simulator.
        family: Its family.
        profile: How it is read.
        besides: What its entry says besides.
        seed: Where its chance begins.
        arguments: What it is asked to be, beyond the usual.
    """

    machine: str
    module: str
    family: str
    profile: str
    besides: str = ""
    seed: int = 1
    arguments: tuple[str, ...] = ()


STROKES = 4
"""How often the press bends for one part."""

ROLES = (
    Role("centre-1", "simulators.machining_centre", "machining_centre", "opcua/simulated-machining-centre"),
    Role("plieuse-1", "simulators.press_brake", "press_brake", "modbus/moxa-iologik-e1214-press-brake",
         f'strokes_per_part = {STROKES}\ncycle_from = "execution"\ncompleted_by = "count"\n', 2, ("--cycle", "24")),
)  # fmt: skip
"""One over OPC UA and one over Modbus. The press leaves rests between bends that a poll cannot miss."""


class Player:
    """A simulator that runs.

    Args:
        role: What it plays.
        ready: Its first line: where it serves, and where it takes orders.
        truth: The file in which it writes what really happens.
    """

    def __init__(self, role: Role, ready: Mapping[str, Any], truth: Path) -> None:
        self.role, self._ready, self._truth = role, ready, truth

    @property
    def port(self) -> int:
        """Where it serves."""
        return int(self._ready["ready"])

    async def told(self, what: str) -> list[dict[str, Any]]:
        """What has happened of one kind; a line that is being written is left for the next look."""
        return await asyncio.to_thread(self._told, what)

    def _told(self, what: str) -> list[dict[str, Any]]:
        *whole, _ = self._truth.read_text("utf-8").split("\n")
        return [row for line in whole if (row := json.loads(line))["what"] == what]

    async def order(self, name: str, argument: float | None = None) -> dict[str, Any]:
        """Have it do something.

        Raises:
            RequestRefused: If it does not.
        """
        try:
            async with asyncio.timeout(STARTING):
                answer = await self._answer(name, argument)
        except (OSError, ValueError) as error:  # a time that has run out is an OSError
            raise RequestRefused(f"{self.role.machine} does not answer to {name}: {error!r}") from error
        if answer.get("ok") is not True:
            raise RequestRefused(f"{self.role.machine} does not do {name}: {answer}")
        return answer

    async def _answer(self, name: str, argument: float | None) -> dict[str, Any]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._ready["control"])
        try:
            writer.write(json.dumps({"do": name, "argument": argument}).encode() + b"\n")
            answer: dict[str, Any] = json.loads(await reader.readline())
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()
        return answer


@asynccontextmanager
async def playing(role: Role, folder: Path, speed: float) -> AsyncIterator[Player]:
    """Let a machine play for the length of a block.

    Raises:
        RequestRefused: If it does not start.
    """
    truth, said = folder / f"{role.machine}.jsonl", folder / f"{role.machine}.log"
    with said.open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", role.module, "--port", "0", "--seed", str(role.seed), "--speed", str(speed),
            "--truth", str(truth), "--calm", "--attached", *(role.arguments or ("--cycle", "8")),
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=log,
        )  # fmt: skip
    try:
        assert process.stdout is not None
        try:
            async with asyncio.timeout(STARTING):
                line = await process.stdout.readline()
        except TimeoutError:
            raise RequestRefused(f"{role.module} did not start within {STARTING:g} s") from None
        if not line:
            why = (await asyncio.to_thread(said.read_text, "utf-8", "replace"))[-500:]
            raise RequestRefused(f"{role.module} did not start (exit code {await process.wait()}): {why}")
        yield Player(role, json.loads(line), truth)
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        try:
            async with asyncio.timeout(5):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()
