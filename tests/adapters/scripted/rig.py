"""A device that speaks JSON lines on a free loopback port and behaves as told."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

from adapters.scripted import DIALECT, Address, Connection, Options
from collector.core.signals import Execution, Value
from collector.ports import Adapter, Device, Point
from tests.ports import free_port

OURS, ANOTHER = "EP-0417", "EP-9999"
STATES = {0: Execution.READY, 1: Execution.INTERRUPTED, 3: Execution.ACTIVE}
"""The device's own numbers for its states; 99 is one that the profile does not know."""

POINTS = (
    Point("execution", Address(name="state"), values={str(number): word for number, word in STATES.items()}),
    Point("part_count", Address(name="parts")),
    Point("program", Address()),
    Point("spindle_load", Address(name="load"), scale=0.1),
    Point("permit", Address(), writable=True),
)
ALIVE_EVERY = 0.3


class ScriptedRig:
    """The device of `adapters.scripted.line`, on a real socket."""

    name = "scripted"

    def __init__(self) -> None:
        self.held: dict[str, Any] = {"state": 0, "parts": 0, "program": "", "load": 0, "permit": False}
        self.serial = OURS
        self.silent = self.garbled = self.stubborn = False
        self.lines: set[_Line] = set()
        self._server: asyncio.Server | None = None
        self.port = free_port()

    def adapter(self) -> Adapter:
        """An adapter that expects our serial number, with short timeouts."""
        to = Connection(url=f"tcp://127.0.0.1:{self.port}", serial=OURS)
        return DIALECT.build(Device(self.name, to, POINTS, Options(timeout=3.0, silence=2.0)))

    async def start(self) -> None:
        """Serve; whatever ailed the device is over, and what it holds it still holds."""
        self.silent = self.garbled = False
        self._server = await asyncio.get_running_loop().create_server(lambda: _Line(self), "127.0.0.1", self.port)

    async def kill(self) -> None:
        """Stop listening and break every line."""
        if self._server is not None:
            self._server.close()
            for line in list(self.lines):
                line.transport.abort()
            await self._server.wait_closed()
            self._server = None

    async def set(self, signal: str, value: Value) -> None:
        """Let the device change a value and say so."""
        raw: Any = value
        match signal:
            case "execution":
                raw = next((number for number, word in STATES.items() if word == value), 99)
            case "spindle_load":
                assert isinstance(value, float)
                raw = round(value * 10)
        name = next(point.address.name or point.signal for point in POINTS if point.signal == signal)
        self.held[name] = raw
        for line in self.lines:
            line.say(say="value", name=name, value=raw, time=datetime.now(UTC).isoformat())

    async def get(self, signal: str) -> Value:
        """What the device holds, in our words."""
        match signal:
            case "execution":
                return STATES.get(self.held["state"])
            case "part_count":
                return int(self.held["parts"])
            case "spindle_load":
                return float(self.held["load"]) / 10
        held: Value = self.held[signal]
        return held

    async def fall_silent(self) -> None:
        """Say nothing more on any line."""
        self.silent = True

    async def talk_garbage(self) -> None:
        """Say what is no JSON, on the lines there are and on new ones."""
        self.garbled = True
        for line in self.lines:
            line.say(say="alive")

    async def become_another(self) -> None:
        """Greet with another serial number."""
        self.serial = ANOTHER

    async def ignore_writes(self) -> None:
        """Answer writes with the value that was held before."""
        self.stubborn = True

    @property
    def conversations(self) -> int:
        """Lines that are open."""
        return len(self.lines)

    async def close(self) -> None:
        """End it."""
        await self.kill()


class _Line(asyncio.Protocol):
    """One conversation, seen from the device."""

    def __init__(self, rig: ScriptedRig) -> None:
        self.rig, self.rest = rig, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.rig.lines.add(self)
        now = datetime.now(UTC).isoformat()
        self.say(say="hello", device={"model": "Rig", "serial": self.rig.serial}, time=now, held=self.rig.held)
        self.pulse = asyncio.get_running_loop().call_later(ALIVE_EVERY, self.beat)

    def beat(self) -> None:
        self.say(say="alive")
        self.pulse = asyncio.get_running_loop().call_later(ALIVE_EVERY, self.beat)

    def connection_lost(self, exc: Exception | None) -> None:
        self.pulse.cancel()
        self.rig.lines.discard(self)

    def say(self, **saying: Any) -> None:
        if not self.rig.silent:
            self.transport.write(b"\x16\x03\x01\xff\xfe\n" if self.rig.garbled else json.dumps(saying).encode() + b"\n")

    def data_received(self, data: bytes) -> None:
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            told = json.loads(line)
            if not self.rig.stubborn:
                self.rig.held[told["tell"]] = told["value"]
            self.say(say="holds", id=told["id"], value=self.rig.held[told["tell"]])
            self.say(say="value", name=told["tell"], value=self.rig.held[told["tell"]])
