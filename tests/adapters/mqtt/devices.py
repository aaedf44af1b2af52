"""Devices that behave at a broker like those of the makers: written from their documents, on a client of their own."""

from __future__ import annotations

import asyncio
import json
import math
import socket
from collections.abc import Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, ClassVar

import aiomqtt
import paho.mqtt.client as paho

AT_ONCE = (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class Simulated:
    """A device at a broker.

    Args:
        name: Its own name in its topics.
    """

    will: ClassVar[tuple[str, str, str]] = ("tele/{}/LWT", "Online", "Offline")

    def __init__(self, name: str) -> None:
        self.name = name
        self.commands: list[tuple[str, str, bool]] = []
        """What it was told: topic, payload, and whether the broker had kept it."""
        self.deaf = False
        """It is there, and answers nothing."""
        self._client: aiomqtt.Client | None = None
        self._task: asyncio.Task[None] | None = None
        self._there = asyncio.Event()

    def topics(self) -> Sequence[str]:
        """What it listens to."""
        return [f"cmnd/{self.name}/#"]

    async def take(self, topic: str, payload: str) -> None:
        """Do what a message says."""

    async def start(self, port: int) -> None:
        """Be at the broker."""
        self._there.clear()
        self._task = asyncio.get_running_loop().create_task(self._live(port), name=f"device {self.name}")
        async with asyncio.timeout(20):
            await self._there.wait()

    async def stop(self) -> None:
        """Be gone, without a word."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError, aiomqtt.MqttError):
                await self._task
            self._task = self._client = None

    async def lose_power(self) -> None:
        """The line breaks: the broker tells its last will."""
        assert self._client is not None
        sock = self._client._client.socket()
        assert sock is not None
        sock.shutdown(socket.SHUT_RDWR)
        await asyncio.wait([self._client._disconnected], timeout=20)
        await self.stop()

    async def say(self, topic: str, payload: Any, *, retain: bool = False, qos: int = 0) -> None:
        """Publish, under its own name where the topic has {}."""
        assert self._client is not None
        text = payload if isinstance(payload, str | bytes) else json.dumps(payload)
        await self._client.publish(topic.format(self.name), text, retain=retain, qos=qos)

    async def _live(self, port: int) -> None:
        topic, online, offline = self.will
        will = aiomqtt.Will(topic.format(self.name), offline, qos=1, retain=True)
        told: asyncio.Queue[paho.MQTTMessage] = asyncio.Queue()
        async with aiomqtt.Client(
            "127.0.0.1",
            port,
            will=will,
            identifier=f"dev-{self.name}",
            socket_options=[AT_ONCE],
            # Otherwise the library waits by `wait_for`, which on Python 3.11 can lose a cancellation.
            timeout=math.inf,
        ) as client:
            self._client = client
            client._disconnected.add_done_callback(lambda lost: lost.cancelled() or lost.exception())
            # Not by the library's iterator: it makes a task for each message, and the tests count tasks.
            client._client.on_message = lambda _client, _data, message: told.put_nowait(message)
            await client.subscribe([(one, 1) for one in self.topics()])
            await self.say(topic, online, retain=True, qos=1)
            self._there.set()
            while True:
                message = await told.get()
                text = message.payload.decode()
                self.commands.append((message.topic, text, message.retain))
                if not self.deaf:
                    await self.take(message.topic, text)


class Relay(Simulated):
    """A device with a relay that can fall off by itself."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.closed = False
        self.obeys = True
        self.fallen = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None

    async def stop(self) -> None:
        self._set_timer(None)
        await super().stop()

    async def switch(self, closed: bool, after: float | None = None) -> None:
        """Close or open, and say so; open again after so many seconds."""
        if self.obeys:
            self.closed = closed
            self._set_timer(after if closed else None)
        await self.tell_state()

    async def tell_state(self) -> None:
        """Say how the relay stands."""

    def _set_timer(self, after: float | None) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(after, self._fall) if after else None

    def _fall(self) -> None:
        self.closed = False
        self.fallen.set()


class Tasmota(Relay):
    """A Tasmota with one relay: `power` is what it calls it, and `says` what else its STATE holds."""

    def __init__(self, name: str, *, power: str = "POWER1") -> None:
        super().__init__(name)
        self.power = power
        self.pulse_time = 0
        self.keeps_pulse_time = True
        self.mac = "A0:B7:65:00:00:01"
        self.says: dict[str, Any] = {}

    @property
    def _seconds(self) -> float | None:
        if not self.pulse_time:
            return None
        return self.pulse_time / 10 if self.pulse_time <= 111 else float(self.pulse_time - 100)

    async def take(self, topic: str, payload: str) -> None:
        match topic.rpartition("/")[2].upper():
            case "POWER1":
                if payload:
                    await self.switch(payload.upper() == "ON", self._seconds)
                else:
                    await self.tell_state()
            case "PULSETIME1":
                if self.keeps_pulse_time:
                    self.pulse_time = int(payload)
                await self.say("stat/{}/RESULT", {"PulseTime1": {"Set": self.pulse_time, "Remaining": 0}})
            case "STATE":
                await self.say("stat/{}/RESULT", self._state())
            case "STATUS" if payload == "5":
                await self.say("stat/{}/STATUS5", {"StatusNET": {"Hostname": self.name, "Mac": self.mac}})

    async def tell_state(self) -> None:
        await self.say("stat/{}/RESULT", {self.power: "ON" if self.closed else "OFF"})

    async def tell_all(self) -> None:
        """What it says every few minutes, and when something changes."""
        await self.say("tele/{}/STATE", self._state(), qos=1)

    def _state(self) -> dict[str, Any]:
        return {"Time": "2026-11-02T10:00:00", **self.says, self.power: "ON" if self.closed else "OFF"}

    async def show_rdm6300(self, uid: str, *, retain: bool = False) -> None:
        await self.say("tele/{}/SENSOR", {"Time": "2026-11-02T10:00:00", "RDM6300": {"UID": uid}}, retain=retain)


class Shelly2(Relay):
    """A Shelly of the second generation: JSON-RPC over MQTT."""

    will = ("{}/online", "true", "false")
    refuses = False

    def topics(self) -> Sequence[str]:
        return [f"{self.name}/rpc", f"{self.name}/command/#", f"{self.name}/command"]

    async def take(self, topic: str, payload: str) -> None:
        if topic.endswith("/command") and payload == "announce":
            await self.say("{}/announce", {"id": self.name, "mac": "A0B765000002", "gen": 2, "ver": "1.4.4"})
        if not topic.endswith("/rpc"):
            return
        request = json.loads(payload)
        answer: dict[str, Any] = {"id": request["id"], "src": self.name, "dst": request["src"]}
        match request["method"]:
            case "Switch.Set" if self.refuses:
                answer["error"] = {"code": -105, "message": "Argument 'id', value 0 not found!"}
            case "Switch.Set":
                was, parameters = self.closed, request["params"]
                await self.switch(parameters["on"], parameters.get("toggle_after"))
                answer["result"] = {"was_on": was}
            case "Switch.GetStatus":
                answer["result"] = self._status()
        await self.say(f"{request['src']}/rpc", answer)

    async def tell_state(self) -> None:
        await self.say("{}/status/switch:0", self._status())

    def _status(self) -> dict[str, Any]:
        return {"id": 0, "source": "MQTT", "output": self.closed, "temperature": {"tC": 41.2}}


class Shelly1(Relay):
    """A Shelly of the first generation."""

    will = ("shellies/{}/online", "true", "false")

    def topics(self) -> Sequence[str]:
        return [f"shellies/{self.name}/relay/0/command", f"shellies/{self.name}/command"]

    async def take(self, topic: str, payload: str) -> None:
        if topic.endswith("/relay/0/command"):
            await self.switch(payload == "on")
        elif payload == "update":
            await self.tell_state()
        elif payload == "announce":
            await self.say("shellies/announce", {"id": self.name, "mac": "A0B765000003"})
            await self.say("shellies/{}/announce", {"id": self.name, "mac": "A0B765000003"})

    async def tell_state(self) -> None:
        await self.say("shellies/{}/relay/0", "on" if self.closed else "off")


class EspHome(Simulated):
    """An ESPHome reader whose configuration publishes each tag."""

    will = ("{}/status", "online", "offline")

    def topics(self) -> Sequence[str]:
        return [f"{self.name}/command"]


@asynccontextmanager
async def at_the_broker(port: int, *devices: Simulated) -> Any:
    """Devices at a broker for the length of a block."""
    try:
        for device in devices:
            await device.start(port)
        yield devices
    finally:
        for device in devices:
            await device.stop()
