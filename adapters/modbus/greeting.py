"""The first words with a device: who it is, and what it has to be told before it can do its work."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.modbus import messages
from adapters.modbus.addresses import Options, SetUp
from adapters.modbus.connection import Connection
from adapters.modbus.identity import Unwell, fits, identify, value_at
from adapters.modbus.line import Line
from collector.errors import Refused


async def greet(line: Line, connection: Connection, options: Options) -> Mapping[str, str]:
    """Check who answers, and set the device up where its profile says so and it is not done yet.

    A device whose own watchdog has run out may decline every question, that for its name included, until it is set up
    anew: one that is out of order, and only such a one, is set up before it has said who it is.

    Returns:
        What the device said of itself.

    Raises:
        Refused: If it is not whom we expect, or does not let itself be set up.
        DeviceError: If it does not answer.
    """
    try:
        said = await identify(line, connection, options)
    except Unwell:
        if options.set_up is None:
            raise
        await _set_up(line, connection, options, options.set_up)
        return await identify(line, connection, options)
    if options.set_up is not None:
        await _set_up(line, connection, options, options.set_up)
    return said


async def _set_up(line: Line, connection: Connection, options: Options, wanted: SetUp) -> None:
    unit = connection.unit
    async with line.writing:
        if await _is_done(line, connection, options, wanted):
            return
        for one in wanted.writes:
            request = messages.write_registers(one.start, one.value.to_bytes(2, "big"), options.single_writes)
            try:
                messages.confirm_echo(request, await line.ask(unit, request, connection))
            except messages.Declined as refusal:
                raise Refused(
                    f"{line.endpoint.place} unit {unit} is not set up: holding {one.start} does not take "
                    f"{one.value}, {refusal}"
                ) from refusal


async def _is_done(line: Line, connection: Connection, options: Options, wanted: SetUp) -> bool:
    unit = connection.unit if wanted.done.unit is None else wanted.done.unit
    try:
        return fits(wanted.done, await value_at(line, connection, unit, options, wanted.done))
    except messages.Declined as refusal:
        if refusal.lasting:
            where = f"{wanted.done.table} {wanted.done.start}"
            raise Refused(
                f"{line.endpoint.place} unit {unit} cannot be set up: {where} cannot be read, {refusal}"
            ) from refusal
        return False
