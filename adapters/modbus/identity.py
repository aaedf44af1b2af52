"""Who answers: the checks that a profile or a site file asks for at connecting."""

from __future__ import annotations

import re
from collections.abc import Mapping

from adapters.modbus import codec, messages
from adapters.modbus.addresses import Expectation, Expected, ExpectedName, ExpectedValue, Options
from adapters.modbus.connection import Connection
from adapters.modbus.line import Line
from collector.errors import ProtocolError, Refused, Unreachable

WORDS = {"vendor_name": "manufacturer", "revision": "software", "model_name": "model"}
"""Names of the device identification for which the house has a word of its own."""
_MOST_PARTS = 16


class Unwell(Unreachable):
    """The device is there, and cannot say who it is at the moment."""


async def identify(line: Line, connection: Connection, options: Options) -> Mapping[str, str]:
    """Check every expectation.

    Args:
        line: Where the device is asked.
        connection: The site's expectations, and the unit that is asked where an expectation names none.
        options: The profile's expectations and orders.

    Returns:
        What the device said of itself.

    Raises:
        Refused: If it is not whom we expect, or cannot say so.
        Unwell: If it cannot say so at the moment: busy, or out of order.
        DeviceError: If it does not answer.
    """
    said: dict[str, str] = {}
    for expectation in (*options.expect, *connection.expect):
        found = await _ask(line, connection, options, expectation, said)
        if not fits(expectation, found):
            raise Refused(
                f"{line.endpoint.place}: {_where(expectation, connection)} is {found!r}, "
                f"expected {_wanted(expectation)}: another device answers"
            )
    return said


def fits(expectation: Expectation, found: codec.Raw) -> bool:
    """What was found is what was expected."""
    if expectation.matches is not None:
        return re.search(expectation.matches, str(found)) is not None
    return any(_same(found, one) for one in _values(expectation))


async def value_at(line: Line, connection: Connection, unit: int, options: Options, place: ExpectedValue) -> codec.Raw:
    """What a place holds, in the device's own numbers.

    Raises:
        Declined: If the device says no.
        DeviceError: If it does not answer.
    """
    request = messages.read(place.table, place.start, place.count)
    answer = await line.ask(unit, request, connection)
    if place.table.of_bits:
        return bool(messages.payload(request, answer, 1)[0] & 1)
    data = messages.payload(request, answer, place.count * 2)
    return codec.decode(place.layout(options.word_order, options.byte_order), data)


async def names(line: Line, connection: Connection, unit: int) -> dict[str, str]:
    """What a device says of itself (function 43 / 14), by the names of `ExpectedName.says`.

    Raises:
        Declined: If the device does not say.
        DeviceError: If it does not answer, or without end.
    """
    said: dict[str, str] = {}
    first = 0
    for _ in range(_MOST_PARTS):
        request = messages.identify(first, regular=True)
        part = messages.identification(request, await line.ask(unit, request, connection))
        said |= part.objects
        if part.more is None:
            return said
        first = part.more
    raise ProtocolError(f"{line.endpoint.place}: a device identification without end")


async def _ask(
    line: Line, connection: Connection, options: Options, expectation: Expectation, said: dict[str, str]
) -> codec.Raw:
    unit = connection.unit if expectation.unit is None else expectation.unit
    try:
        match expectation:
            case ExpectedName():
                given = await names(line, connection, unit)
                said |= {WORDS.get(name, name): text for name, text in given.items()}
                return given.get(expectation.says, "")
            case ExpectedValue():
                found = await value_at(line, connection, unit, options, expectation)
                said[f"{expectation.table} {expectation.start}"] = str(found)
                return found
    except messages.Declined as refusal:
        where = f"{line.endpoint.place}: {_where(expectation, connection)}"
        if not refusal.lasting:
            raise Unwell(f"{where} cannot be read now, {refusal}") from refusal
        raise Refused(f"{where} cannot be read, {refusal}: another device answers") from refusal


def _values(expectation: Expectation) -> tuple[Expected, ...]:
    match expectation.value:
        case tuple() as several:
            return several
        case None:
            return ()
        case one:
            return (one,)


def _wanted(expectation: Expectation) -> str:
    if expectation.matches is not None:
        return f"a text that matches {expectation.matches!r}"
    return " or ".join(repr(one) for one in _values(expectation))


def _same(found: codec.Raw, wanted: Expected) -> bool:
    if isinstance(found, str) or isinstance(wanted, str):
        return str(found).strip() == str(wanted).strip()
    return found == wanted


def _where(expectation: Expectation, connection: Connection) -> str:
    unit = connection.unit if expectation.unit is None else expectation.unit
    match expectation:
        case ExpectedName():
            return f"the {expectation.says} of unit {unit}"
        case ExpectedValue():
            return f"{expectation.table} {expectation.start} of unit {unit}"
