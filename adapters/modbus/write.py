"""Writing: the function by the type, then the same place read back. Levels only, and never sent twice."""

from __future__ import annotations

from collections.abc import Sequence

from adapters.modbus import codec, messages
from adapters.modbus.addresses import Address, Options, Table
from adapters.modbus.connection import Connection
from adapters.modbus.line import Line
from collector.core.signals import Value
from collector.errors import WriteRejected
from collector.ports import Point, device_value


class Writer:
    """The points of one device that may be told something.

    Args:
        points: All its points.
        connection: Its default unit and its patience.
        options: Its orders, and whether it knows the functions that write one thing.

    Raises:
        ValueError: If a writable point lies in a table that can only be read.
    """

    def __init__(self, points: Sequence[Point], connection: Connection, options: Options) -> None:
        self._connection = connection
        self._options = options
        self._points = {point.signal: point for point in points if point.writable}
        for signal, point in self._points.items():
            if point.address.table not in (Table.COIL, Table.HOLDING):
                raise ValueError(f"{signal} cannot be writable: {point.address.table} can only be read")

    async def write(self, line: Line, signal: str, value: Value) -> None:
        """Write one signal and read it back.

        Raises:
            WriteRejected: If the device says no, holds another value afterwards, or the signal cannot be written.
            Resting: If its unit has been silent and nothing was sent.
            DeviceError: If it does not answer, so that nobody knows what it holds.
        """
        point = self._points.get(signal)
        if point is None:
            raise WriteRejected(f"{signal} is not writable in this machine's profile")
        address: Address = point.address
        unit = self._connection.unit if address.unit is None else address.unit
        try:
            raw = device_value(point, value)
            async with line.writing:
                if address.table is Table.COIL:
                    await self._write_coil(line, unit, address, codec.as_bool(raw))
                else:
                    await self._write_registers(line, unit, address, raw)
        except messages.Declined as refusal:
            raise WriteRejected(f"{signal} at {line.endpoint.place} unit {unit}: {refusal}") from refusal
        except (ValueError, TypeError, ArithmeticError) as error:
            raise WriteRejected(f"{signal} cannot be {value!r}: {error}") from error

    async def _write_coil(self, line: Line, unit: int, address: Address, value: bool) -> None:
        request = messages.write_coil(address.start, value, self._options.single_writes)
        messages.confirm_echo(request, await line.ask(unit, request, self._connection))
        back = await self._read(line, unit, address, 1)
        if bool(back[0] & 1) is not value:
            raise WriteRejected(f"coil {address.start} of unit {unit} was told {value} and reads back {not value}")

    async def _write_registers(self, line: Line, unit: int, address: Address, raw: codec.Raw) -> None:
        layout = address.layout(self._options.word_order, self._options.byte_order)
        size = address.count * 2
        if address.bit is None:
            data = codec.encode(layout, raw)
        else:
            present = await self._read(line, unit, address, size)
            data = codec.with_bit(layout, present, codec.as_bool(raw))
        request = messages.write_registers(address.start, data, self._options.single_writes)
        messages.confirm_echo(request, await line.ask(unit, request, self._connection))
        back = await self._read(line, unit, address, size)
        # Of a register that is shared bit by bit, only our bit is ours to judge.
        same = back == data if address.bit is None else codec.decode(layout, back) == codec.decode(layout, data)
        if not same:
            raise WriteRejected(
                f"holding {address.start} of unit {unit} was told {data.hex(' ')} and reads back {back.hex(' ')}"
            )

    async def _read(self, line: Line, unit: int, address: Address, size: int) -> bytes:
        request = messages.read(address.table, address.start, address.count)
        return messages.payload(request, await line.ask(unit, request, self._connection), size)
