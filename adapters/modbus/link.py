"""The link to one Modbus device: its units polled on a fixed grid, writes confirmed, one end for every failure."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from math import floor, inf
from types import MappingProxyType

from adapters.modbus.addresses import Address, Options
from adapters.modbus.connection import Connection
from adapters.modbus.greeting import greet
from adapters.modbus.line import Line, Resting, lease
from adapters.modbus.poll import UnitPoll, plan
from adapters.modbus.wire import Endpoint, NoAnswer, renewed
from adapters.modbus.write import Writer
from collector.core.signals import Reading, Value
from collector.errors import DeviceError, Unreachable, WriteRejected
from collector.ports import Device, Link, Point
from collector.steady import passing

SHORTEST_GAP = 2.0
"""Seconds: below that a machine that was not asked was seen all the same, however short a silence is set."""


class ModbusAdapter:
    """Knows how to reach one Modbus device.

    Args:
        device: The device, with this package's Connection, Options and Addresses.

    Raises:
        ValueError: If the profile asks for what no request can bring: a text longer than `max_registers`, a writable
            point in a table that can only be read, or nothing at all.
    """

    def __init__(self, device: Device) -> None:
        if not device.points:
            raise ValueError("a Modbus device needs at least one point: there is nothing else to know it by")
        self._device = device
        self._connection: Connection = device.connection
        self._options: Options = device.options
        self._units = _by_unit(device.points, self._connection.unit)
        for points in self._units.values():
            plan(points, self._options)
        self._writer = Writer(device.points, self._connection, self._options)

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[Link]:
        """Open one conversation, or join the one that is open with the same gateway or on the same cable.

        Raises:
            Unreachable: If nobody listens, or no unit of this device answers.
            Refused: If another device answers, or it does not let itself be set up.
            ProtocolError: If the answers are no Modbus.
        """
        connection = self._connection
        async with lease(Endpoint.of(connection), connection.timeout) as line:
            identity = await greet(line, connection, self._options)
            complaints: dict[str, str] = {}
            polls = [
                UnitPoll(self._device.machine, unit, points, self._options, connection, line, complaints)
                for unit, points in self._units.items()
            ]
            await _anybody_there(polls)
            link = ModbusLink(polls, self._writer, line, connection, identity, complaints)
            failure: Exception | None = None
            async with asyncio.TaskGroup() as tasks:
                pollers = [
                    tasks.create_task(link.keep_polling(poll), name=f"modbus {self._device.machine} unit {poll.unit}")
                    for poll in polls
                ]
                try:
                    yield link
                except Exception as error:  # Raised again below: the group would wrap it in a group of exceptions.
                    failure = error
                finally:
                    for poller in pollers:
                        poller.cancel()
            if failure is not None:
                raise failure


class ModbusLink:
    """One open conversation with one device, over a line that it may share with others."""

    def __init__(
        self,
        polls: Sequence[UnitPoll],
        writer: Writer,
        line: Line,
        connection: Connection,
        identity: Mapping[str, str],
        complaints: Mapping[str, str],
    ) -> None:
        self._polls = polls
        self._writer = writer
        self._line = line
        self._connection = connection
        self._identity = MappingProxyType(dict(identity))
        self._complaints = complaints
        self._loop = asyncio.get_running_loop()
        self._start = self._loop.time()
        self._failure: DeviceError | None = None
        # One place per unit and one to wake the reader: a unit whose batch is not taken is not polled again.
        self._waiting_batches: asyncio.Queue[Sequence[Reading] | None] = asyncio.Queue(len(polls) + 1)
        self._heard_at = passing()
        # A slow line with many blocks takes its time: by how long it took before is known what is too long.
        self._usual = inf
        self.skipped_polls = 0
        """Polls left out because the one before took longer than the period, or nobody took its batch."""

    @property
    def identity(self) -> Mapping[str, str]:
        """What the device said of itself at connecting."""
        return self._identity

    @property
    def clock_offset(self) -> float | None:
        """Modbus shows no clock."""
        return None

    @property
    def complaints(self) -> Mapping[str, str]:
        """Signals that the device does not give, each with the reason."""
        return MappingProxyType(self._complaints)

    async def readings(self) -> AsyncIterator[Sequence[Reading]]:
        """Batches as the units answer: at first every point, then what changed.

        Raises:
            DeviceError: When the line fails, or no unit of this device has answered for the connection's silence.
        """
        while True:
            if self._failure is not None and self._waiting_batches.empty():
                raise renewed(self._failure)
            batch = await self._waiting_batches.get()
            if batch is not None:
                yield batch

    async def write(self, signal: str, value: Value) -> None:
        """Tell the device a value and read it back.

        Raises:
            WriteRejected: If the device does not take it, reads back another, or may not be told.
            DeviceError: If it is not known what the device now holds; the link has then ended.
        """
        if self._failure is not None:
            raise renewed(self._failure)
        try:
            await self._writer.write(self._line, signal, value)
        except DeviceError as error:
            if isinstance(error, Resting) and len(self._polls) > 1:
                # One of several units is away, and nothing was sent: the others go on.
                raise WriteRejected(f"{signal} was not sent: {error}") from error
            self._end(error)
            raise

    async def keep_polling(self, poll: UnitPoll) -> None:
        """Poll one unit on the grid of the connection's period until the link ends."""
        period, tick = self._connection.poll, 0
        while self._failure is None:
            try:
                batch = await poll.poll()
            except DeviceError as error:
                self._end(error)
                return
            if batch is not None:
                if (blind := self._blind_for()) > 0:
                    why = f"{self._line.endpoint.place} was asked nothing for {blind:.0f} s"
                    self._end(Unreachable(f"{why}: this computer slept, or had no time for it"))
                    return
                await self._waiting_batches.put(batch)
            if all(one.silent for one in self._polls):
                units = ", ".join(str(one.unit) for one in self._polls)
                place = self._line.endpoint.place
                self._end(Unreachable(f"unit {units} at {place} has not answered for {self._connection.silence:g} s"))
                return
            now = self._loop.time()
            next_tick = max(tick + 1, floor((now - self._start) / period) + 1)
            self.skipped_polls += next_tick - tick - 1
            tick = next_tick
            await asyncio.sleep(self._start + tick * period - now)

    def _blind_for(self) -> float:
        """Seconds for which no unit was heard of, if they are too many to say that the machine was seen; else 0.

        A line may outlive a computer's sleep; what the machine did meanwhile nobody saw: a gap like any other.
        """
        now = passing()
        gap = now - self._heard_at
        usual, self._heard_at, self._usual = self._usual, now, gap
        connection = self._connection
        return gap if gap > max(SHORTEST_GAP, connection.silence, 3 * connection.poll, 3 * usual) else 0.0

    def _end(self, failure: DeviceError) -> None:
        if self._failure is None:
            self._failure = failure
            if not self._waiting_batches.full():
                self._waiting_batches.put_nowait(None)


async def _anybody_there(polls: Sequence[UnitPoll]) -> None:
    silence: NoAnswer | None = None
    for poll in polls:
        try:
            await poll.sign_of_life()
        except NoAnswer as reason:
            silence = reason
        else:
            return
    if silence is not None:
        raise Unreachable(str(silence)) from silence


def _by_unit(points: Sequence[Point], default: int) -> dict[int, list[Point]]:
    units: dict[int, list[Point]] = {}
    for point in points:
        address: Address = point.address
        units.setdefault(default if address.unit is None else address.unit, []).append(point)
    return units
