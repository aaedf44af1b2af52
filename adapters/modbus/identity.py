"""Who answers: the checks that a profile or a site file asks for at connecting."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.modbus import codec, messages
from adapters.modbus.addresses import Expectation, Expected, ExpectedName, ExpectedValue, Options
from adapters.modbus.connection import Connection
from adapters.modbus.line import Line
from collector.errors import ProtocolError, Refused

_WORDS = {"vendor_name": "manufacturer", "revision": "software", "model_name": "model"}
_MOST_PARTS = 16


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
        DeviceError: If it does not answer.
    """
    said: dict[str, str] = {}
    for expectation in (*options.expect, *connection.expect):
        found = await _ask(line, connection, options, expectation, said)
        wanted = expectation.value if isinstance(expectation.value, tuple) else (expectation.value,)
        if not any(_same(found, one) for one in wanted):
            raise Refused(
                f"{line.endpoint.place}: {_where(expectation, connection)} is {found!r}, "
                f"expected {' or '.join(repr(one) for one in wanted)}: another device answers"
            )
    return said


async def _ask(
    line: Line, connection: Connection, options: Options, expectation: Expectation, said: dict[str, str]
) -> codec.Raw:
    unit = connection.unit if expectation.unit is None else expectation.unit
    try:
        match expectation:
            case ExpectedName():
                names = await _names(line, connection, unit)
                said |= {_WORDS.get(name, name): text for name, text in names.items()}
                return names.get(expectation.says, "")
            case ExpectedValue():
                found = await _value(line, connection, unit, options, expectation)
                said[f"{expectation.table} {expectation.start}"] = str(found)
                return found
    except messages.Declined as refusal:
        where = _where(expectation, connection)
        raise Refused(f"{line.endpoint.place}: {where} cannot be read, {refusal}: another device answers") from refusal


async def _value(line: Line, connection: Connection, unit: int, options: Options, place: ExpectedValue) -> codec.Raw:
    request = messages.read(place.table, place.start, place.count)
    answer = await line.ask(unit, request, connection)
    if place.table.of_bits:
        return bool(messages.payload(request, answer, 1)[0] & 1)
    data = messages.payload(request, answer, place.count * 2)
    return codec.decode(place.layout(options.word_order, options.byte_order), data)


async def _names(line: Line, connection: Connection, unit: int) -> dict[str, str]:
    names: dict[str, str] = {}
    first = 0
    for _ in range(_MOST_PARTS):
        request = messages.identify(first, regular=True)
        part = messages.identification(request, await line.ask(unit, request, connection))
        names |= part.objects
        if part.more is None:
            return names
        first = part.more
    raise ProtocolError(f"{line.endpoint.place}: a device identification without end")


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
