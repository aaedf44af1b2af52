"""What the tests of the namespace and of Sparkplug share: a workshop to look at, a publisher at work, who listens."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import aiomqtt

from collector.core.facts import CycleEnded, CycleOutcome, Fact, fact_id
from collector.core.facts.writing import encode
from collector.core.machine import MachineState
from collector.core.signals import Execution, Quality, Reading
from collector.runtime.backoff import Backoff
from collector.sinks.mqtt.connection import Publishing, Sparkplug
from collector.sinks.mqtt.namespace import Cell, Namespace
from collector.sinks.mqtt.publisher import MqttPublisher
from collector.sinks.mqtt.sparkplug.node import SparkplugNode
from collector.sinks.mqtt.standing import Sight, Standing
from collector.store.outbox import StoreOutbox
from collector.store.retained import StoreRetained
from collector.store.store import Store
from tests.adapters.mqtt.devices import Simulated
from tests.store.telling import ANNE

PATIENCE = 60.0
"""Seconds: a bound for hangs, never a measure."""

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NAMES = Namespace(
    "ecoles/lyon",
    "saint-eloi",
    {"usinage": "Usinage"},
    {"tour-1": Cell("Tour CN", "usinage", "tournage", "cnc_lathe"), "scie-1": Cell("Scie", "usinage", "saw", "saw")},
)
LATHE = "ecoles/lyon/saint-eloi/usinage/tournage/tour-1"
STATUS = "ecoles/lyon/saint-eloi/collector/status"


def at(seconds: float) -> datetime:
    """Some time after nine."""
    return NOW + timedelta(seconds=seconds)


def cycle(number: int, **changes: Any) -> CycleEnded:
    """The lathe has completed a cycle, in somebody's session."""
    given: dict[str, Any] = {
        "cycle": f"tour-1.c{number}", "outcome": CycleOutcome.COMPLETED, "started_at": at(number - 1),
        "start_seen": True, "gross": 1.0, "active": 1.0, "hold": 0.0, "blind": 0.0, "program": "AXE", "tools": (),
        "excluded": (), "attribution": ANNE, "attribution_at_end": ANNE,
    }  # fmt: skip
    return CycleEnded(machine="tour-1", at=at(number), **(given | changes))


def id_of(fact: Fact) -> str:
    """The fact's id, as in the journal."""
    return fact_id(type(fact).__name__, encode(fact))


def reading(signal: str, value: Any, seconds: float = 0, quality: Quality = Quality.GOOD) -> Reading:
    """The lathe says something."""
    return Reading("tour-1", signal, value, quality, None, at(seconds))


@dataclass
class Scene:
    """A workshop that a test arranges: it is looked at as the real one is."""

    namespace: Namespace = NAMES
    machines: dict[str, Standing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stand("tour-1")

    def stand(self, machine: str, line: str = "up", execution: Execution = Execution.READY, **further: Any) -> None:
        """A machine stands so from now on."""
        state = MachineState(machine, at=NOW, connected=line == "up", execution=execution, since=NOW)
        self.machines[machine] = Standing(machine, state, line, further.pop("since", NOW), NOW, **further)

    def read(self, signal: str, value: Any, seconds: float = 0, quality: Quality = Quality.GOOD) -> None:
        """A value of the lathe's is another."""
        lathe = self.machines["tour-1"]
        self.machines["tour-1"] = replace(
            lathe, values={**lathe.values, signal: reading(signal, value, seconds, quality)}
        )

    async def __call__(self) -> Sight:
        return Sight(self.namespace, list(self.machines.values()))


@dataclass(frozen=True, slots=True)
class Heard:
    """One message as it came."""

    topic: str
    payload: bytes
    retained: bool

    @property
    def body(self) -> dict[str, Any]:
        """What it says."""
        found: dict[str, Any] = json.loads(self.payload)
        return found


class Listener(Simulated):
    """Hears everything, as bytes. Its own line to the broker holds while the collector's breaks.

    Args:
        user: Its name and password at the broker; None for none.
    """

    def __init__(self, user: tuple[str, str] | None = None) -> None:
        super().__init__("office")
        self._user = user
        self._news = asyncio.Event()
        self.heard: list[Heard] = []

    async def _live(self, port: int) -> None:
        name, password = self._user or (None, None)
        async with aiomqtt.Client(
            "127.0.0.1", port, identifier=f"dev-{id(self)}", timeout=float("inf"), username=name, password=password
        ) as client:
            self._client = client
            client._disconnected.add_done_callback(lambda lost: lost.cancelled() or lost.exception())
            client._client.on_message = self._on_message
            await client.subscribe([("#", 1)])
            self._there.set()
            await asyncio.get_running_loop().create_future()

    def _on_message(self, _client: Any, _data: Any, message: Any) -> None:
        self.heard.append(Heard(message.topic, bytes(message.payload), message.retain))
        self._news.set()

    def on(self, topic: str) -> list[Heard]:
        """What came on a topic, or on those below one that ends with /#."""
        if topic.endswith("#"):
            return [one for one in self.heard if one.topic.startswith(topic[:-1])]
        return [one for one in self.heard if one.topic == topic]

    def states(self) -> list[dict[str, Any]]:
        """How the lathe stood, one after the other."""
        return [one.body for one in self.on(f"{LATHE}/state") if one.payload]

    def ids(self) -> list[str]:
        """The events heard, each once, in the order of their first coming."""
        return list(dict.fromkeys(one.body["id"] for one in self.heard if one.topic.endswith("/events")))

    @property
    def status(self) -> str:
        """What it knows of the collector."""
        return next((one.payload.decode() for one in reversed(self.on(STATUS))), "")

    async def until(self, met: Any) -> None:
        """Listen until a condition holds."""
        async with asyncio.timeout(PATIENCE):
            while not met():
                self._news.clear()
                await self._news.wait()


@asynccontextmanager
async def listening(port: int, user: tuple[str, str] | None = None) -> AsyncIterator[Listener]:
    """Somebody who listens, for the length of a block."""
    listener = Listener(user)
    try:
        await listener.start(port)
        yield listener
    finally:
        await listener.stop()


def settings(port: int, **further: Any) -> Publishing:
    """A broker here, with short times."""
    return Publishing.model_validate(
        {"host": "127.0.0.1", "port": port, "timeout": "4 s", "root": "ecoles/lyon", **further}
    )


@asynccontextmanager
async def publishing(port: int, store: Store, scene: Scene, **further: Any) -> AsyncIterator[MqttPublisher]:
    """A publisher that tries again soon, for the length of a block; it begins where the one before has ended."""
    outbox = await asyncio.to_thread(StoreOutbox, "mqtt", store, in_order=True, from_now=True)
    publisher = MqttPublisher(
        settings(port, **further), "saint-eloi", outbox, StoreRetained("mqtt", store), scene, Backoff(0.02, 0.1)
    )
    async with asyncio.TaskGroup() as group:
        running = group.create_task(publisher.run(), name="facts over MQTT")
        try:
            yield publisher
        finally:
            running.cancel()


@asynccontextmanager
async def node(
    port: int, scene: Scene, room: int = 1000, group: str = "Lyon", **further: Any
) -> AsyncIterator[SparkplugNode]:
    """An edge node that looks often, for the length of a block."""
    sparkplug = Sparkplug.model_validate({"group": group, "every": "100 ms"}).model_copy(update={"every": 0.02})
    edge = SparkplugNode(
        settings(port, **further), sparkplug, "saint-eloi", scene, Backoff(0.02, 0.1), room=room
    )  # fmt: skip
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(edge.run(), name="values by Sparkplug")
        try:
            yield edge
        finally:
            running.cancel()


async def committed(store: Store, facts: Sequence[Fact]) -> list[str]:
    """Write facts down; their ids."""
    await asyncio.to_thread(store.commit_now, list(facts))
    return [id_of(fact) for fact in facts]


async def until(met: Any) -> None:
    """Poll a condition that nobody tells of."""
    async with asyncio.timeout(PATIENCE):
        while not met():  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)
