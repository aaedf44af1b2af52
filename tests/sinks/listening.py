"""What the tests of sinks share: facts that are alarms, a publisher at work, and somebody who listens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from collector.core.facts import Fact, PermitNotObeyed, RightExpired, SupervisorLeft, UnauthorisedRun
from collector.runtime.backoff import Backoff
from collector.sinks.mqtt.alarms import MqttAlarms
from collector.sinks.mqtt.connection import Connection
from collector.sinks.mqtt.topics import Layout, Spot
from tests.adapters.mqtt.devices import Simulated

PATIENCE = 60.0
"""Seconds: a bound for hangs, never a measure."""

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LAYOUT = Layout(
    "etabli", "saint-eloi", {"usinage": "Usinage", "tolerie": "Tôlerie"}, {"tour-1": Spot("Tour CN", "usinage")}
)
STATUS = "etabli/saint-eloi/status"
AT_THE_LATHE = "etabli/saint-eloi/usinage/tour-1/alarms"


def run_at(seconds: float, reason: str = "no session") -> UnauthorisedRun:
    """The lathe runs without right, some time after nine."""
    return UnauthorisedRun(machine="tour-1", at=NOW + timedelta(seconds=seconds), reason=reason)


EVERY_KIND: Sequence[Fact] = (
    UnauthorisedRun(machine="tour-1", at=NOW, reason="denied", session="tour-1.s4", persons=("p-1", "p-2")),
    PermitNotObeyed(machine="tour-1", at=NOW, wanted=False, found="reads back True"),
    RightExpired(
        machine="tour-1",
        at=NOW,
        session="tour-1.s4",
        person="p-1",
        failed=("K4.medical",),
        grace_until=NOW + timedelta(minutes=5),
    ),
    SupervisorLeft(machine="", at=NOW, person="t-1", place="tolerie", reason="handover", to="t-2"),
)
"""One fact of each kind that is an alarm."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One message as it came."""

    topic: str
    text: str
    retained: bool

    @property
    def body(self) -> dict[str, Any]:
        """What an alarm says."""
        body: dict[str, Any] = json.loads(self.text)
        return body


class Subscriber(Simulated):
    """Listens to everything under `etabli`."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._news = asyncio.Event()

    def topics(self) -> Sequence[str]:
        """What it listens to."""
        return ["etabli/#"]

    async def take(self, topic: str, payload: str) -> None:
        """Wake whoever waits."""
        self._news.set()

    @property
    def heard(self) -> list[Heard]:
        """All messages, in the order of their coming."""
        return [Heard(*command) for command in self.commands]

    @property
    def alarms(self) -> list[dict[str, Any]]:
        """What the alarms among them say."""
        return [one.body for one in self.heard if one.topic.endswith("/alarms")]

    @property
    def status(self) -> str:
        """What it knows of the collector."""
        return next((one.text for one in reversed(self.heard) if one.topic.endswith("/status")), "")

    async def until(self, met: Callable[[], bool]) -> None:
        """Listen until a condition holds."""
        async with asyncio.timeout(PATIENCE):
            while not met():
                self._news.clear()
                await self._news.wait()


def connection(port: int, **further: Any) -> Connection:
    """A broker here, with short times."""
    return Connection.model_validate({"host": "127.0.0.1", "port": port, "timeout": "2 s", **further})


@asynccontextmanager
async def publishing(port: int, *, room: int = 100, **further: Any) -> AsyncIterator[MqttAlarms]:
    """A publisher that tries again soon, for the length of a block."""
    alarms = MqttAlarms(connection(port, **further), LAYOUT, Backoff(0.02, 0.1), room)
    async with asyncio.TaskGroup() as group:
        running = group.create_task(alarms.run(), name="alarms over MQTT")
        try:
            yield alarms
        finally:
            running.cancel()


async def until(met: Callable[[], bool]) -> None:
    """Poll a condition that nobody tells of."""
    async with asyncio.timeout(PATIENCE):
        while not met():  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)
