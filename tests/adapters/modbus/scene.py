"""What the Modbus tests share: a server of each transport, connections to it, and an ear for links."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from adapters.modbus import Address, Connection, Options
from adapters.modbus.link import ModbusAdapter, ModbusLink
from collector.core.signals import Quality, Reading, Value
from collector.errors import DeviceError
from collector.ports import Device, Point
from tests.adapters.modbus.server import Server

TRANSPORTS = ("tcp", "rtu-over-tcp", "serial")
PATIENCE = 60.0
"""Seconds after which a test counts as hung; never a measure."""


@asynccontextmanager
async def serving(transport: str = "tcp") -> AsyncIterator[tuple[Server, dict[str, Any]]]:
    """A server and the keys of a connection that lead to it."""
    server = Server(rtu=transport == "rtu-over-tcp")
    try:
        if transport == "serial":
            # A pseudo terminal has no parity bit.
            yield (
                server,
                {"transport": "serial", "device": server.start_serial(), "baud_rate": 115200, "parity": "none"},
            )
        else:
            await server.start()
            yield server, {"transport": transport, "host": "127.0.0.1", "port": server.port}
    finally:
        await server.stop()


def adapter(
    place: dict[str, Any], points: Sequence[Point], options: dict[str, Any] | None = None, **keys: Any
) -> ModbusAdapter:
    """An adapter with short times, unless other keys are given."""
    short = {"poll": "20 ms", "timeout": "2 s", "silence": "5 s", "back_off": "50 ms", "back_off_max": "200 ms"}
    connection = Connection.model_validate(short | place | keys)
    return ModbusAdapter(Device("m", connection, points, Options.model_validate(options or {})))


def at(signal: str, table: str, register: int, type: str | None = None, **keys: Any) -> Point:  # noqa: A002
    """A point; `scale`, `offset`, `values` and `writable` are the point's, the other keys the address's."""
    row = {key: keys.pop(key) for key in ("scale", "offset", "values", "extract", "writable") if key in keys}
    address = {"table": table, "register": register, "type": type, **keys}
    return Point(signal, Address.model_validate(address), **row)


class Ear:
    """Follows a link and keeps the last reading of every signal, and all of them in order."""

    def __init__(self, link: ModbusLink) -> None:
        self.last: dict[str, Reading] = {}
        self.heard: list[Reading] = []
        self._batches = link.readings()

    def value(self, signal: str) -> Value:
        return self.last[signal].value

    def bad(self) -> set[str]:
        return {signal for signal, reading in self.last.items() if reading.quality is Quality.BAD}

    async def batch(self) -> Sequence[Reading]:
        async with asyncio.timeout(PATIENCE):
            batch = await anext(self._batches)
        self.heard += batch
        self.last |= {reading.signal: reading for reading in batch}
        return batch

    async def until(self, met: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not met():
                await self.batch()

    async def end(self) -> DeviceError:
        try:
            await self.until(lambda: False)
        except DeviceError as ended:
            return ended
        raise AssertionError


@asynccontextmanager
async def listening(adapter: ModbusAdapter) -> AsyncIterator[tuple[ModbusLink, Ear]]:
    """A link and an ear for it."""
    async with adapter.connect() as link:
        assert isinstance(link, ModbusLink)
        yield link, Ear(link)


async def eventually(met: Callable[[], bool]) -> None:
    """Wait for a condition outside the link."""
    async with asyncio.timeout(PATIENCE):
        while not met():  # noqa: ASYNC110
            await asyncio.sleep(0.005)
