"""A real broker, which can be ended, and somebody who listens at it whatever happens."""

from __future__ import annotations

import asyncio
import getpass
import json
import logging
import shutil
import time
from asyncio.subprocess import DEVNULL, Process
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiomqtt

from collector.errors import RequestRefused
from collector.runtime.groups import task_group

PROGRAM = shutil.which("mosquitto") or shutil.which("mosquitto", path="/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin")
"""Mosquitto, which the rehearsal of the broker needs; None where it is not installed."""

_QUIET = logging.getLogger(__name__)
_QUIET.addHandler(logging.NullHandler())  # That its line breaks is what is rehearsed.

STARTING = 120.0
"""Seconds that it may take to start."""


class BrokerWitness:
    """What was told over MQTT: events by their ids, in the order of their coming.

    Args:
        folder: Where the broker keeps what it has not delivered.
        port: Where it serves.
    """

    def __init__(self, folder: Path, port: int) -> None:
        self.port = port
        self.times: Counter[str] = Counter()
        """By event, how often it was heard."""
        self.first: dict[str, float] = {}
        """By event, when it was heard first (seconds since 1970), in the order of their coming."""
        self._settings = folder / "mosquitto.conf"
        self._folder = folder
        self._process: Process | None = None

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[BrokerWitness]:
        """Serve, and listen, for the length of a block."""
        await asyncio.to_thread(
            self._settings.write_text,
            f"listener {self.port} 127.0.0.1\nallow_anonymous true\nuser {getpass.getuser()}\npersistence true\n"
            f"persistence_location {self._folder}/\nautosave_interval 1\nautosave_on_changes true\n",
        )
        try:
            await self.start()
            async with task_group() as group:
                listening = group.create_task(self._listen(), name="witness at the broker")
                yield self
                listening.cancel()
        finally:
            await self.stop()

    async def start(self) -> None:
        """Start it, on the same port and with what it kept.

        Raises:
            RequestRefused: If it does not start.
        """
        if PROGRAM is None:
            raise RequestRefused("mosquitto is not installed")
        self._process = await asyncio.create_subprocess_exec(
            PROGRAM, "-c", str(self._settings), stdout=DEVNULL, stderr=DEVNULL
        )
        try:
            async with asyncio.timeout(STARTING):
                while not await self._answers():
                    if self._process.returncode is not None:
                        raise RequestRefused(f"mosquitto did not start (exit code {self._process.returncode})")
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise RequestRefused(f"mosquitto did not start within {STARTING:g} s") from None

    async def stop(self) -> None:
        """End it. Not by pulling its plug: what a broker has confirmed and then loses is its own, and not ours."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()
        self._process = None

    async def _answers(self) -> bool:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return False
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
        return True

    async def _listen(self) -> None:
        """A session that lasts: what comes while the witness is away is kept for it."""
        while True:
            with suppress(aiomqtt.MqttError):
                async with aiomqtt.Client(
                    "127.0.0.1", self.port, identifier="witness", clean_session=False, timeout=5, logger=_QUIET
                ) as client:
                    await client.subscribe("+/+/#", qos=1)
                    async for message in client.messages:
                        self._hear(str(message.topic), message.payload)
            await asyncio.sleep(0.05)

    def _hear(self, topic: str, payload: object) -> None:
        if not topic.endswith("/events") or not isinstance(payload, bytes):
            return
        name = str(json.loads(payload)["id"])
        self.times[name] += 1
        self.first.setdefault(name, time.time())
