"""Writing: which function, what is read back, and what is never done."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from collector.core.signals import Value
from collector.errors import ProtocolError, Unreachable, WriteRejected
from collector.ports import Point
from tests.adapters.modbus.scene import TRANSPORTS, adapter, at, listening, serving
from tests.adapters.modbus.server import Server, Unit

WRITES = {5, 6, 15, 16}


def written(server: Server) -> list[int]:
    """The functions with which the server was told something, in order."""
    return [asked.function for asked in server.asked if asked.function in WRITES]


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize(
    ("point", "options", "value", "function", "registers"),
    [
        (at("permit", "coil", 2, writable=True), {}, True, 5, {2: 1}),
        (at("permit", "coil", 3, writable=True), {}, False, 5, {3: 0}),
        (at("permit", "coil", 2, writable=True), {"single_writes": False}, True, 15, {2: 1}),
        (at("permit", "coil", 2, writable=True, values={"false": True, "true": False}), {}, True, 5, {2: 0}),
        (at("permit", "holding", 9, "bool", writable=True), {}, True, 6, {9: 1}),
        (at("permit", "holding", 9, "u16", writable=True, values={"21845": True, "0": False}), {}, True, 6, {9: 21845}),
        (at("watchdog", "holding", 7, "u16", writable=True), {}, 41, 6, {7: 41}),
        (at("watchdog", "holding", 7, "u16", writable=True, byte_order="little"), {}, 1, 6, {7: 256}),
        (at("watchdog", "holding", 7, "u16", writable=True), {"single_writes": False}, 41, 16, {7: 41}),
        (at("watchdog", "holding", 7, "u16", writable=True, scale=0.1), {}, 3, 6, {7: 30}),
        (at("watchdog", "holding", 7, "u32", writable=True), {}, 0x10002, 16, {7: 1, 8: 2}),
        (at("watchdog", "holding", 7, "u32", writable=True, word_order="little"), {}, 0x10002, 16, {7: 2, 8: 1}),
        (at("watchdog", "holding", 7, "i64", writable=True), {}, -1, 16, {7: 65535, 10: 65535}),
        (at("watchdog", "holding", 7, "f32", writable=True), {}, 2, 16, {7: 0x4000, 8: 0}),
    ],
)
async def test_the_type_chooses_the_function_and_the_value_arrives(
    transport: str, point: Point, options: dict[str, Any], value: Value, function: int, registers: dict[int, int]
) -> None:
    """FC5, 6, 15 or 16, once; and the device holds what was meant."""
    table = point.address.table
    async with serving(transport) as (server, place), listening(adapter(place, [point], options)) as (link, ear):
        await ear.batch()
        await link.write(point.signal, value)
        assert written(server) == [function]
        assert {n: server.units[1].get(table, n) for n in registers} == registers
        await ear.until(lambda: ear.value(point.signal) == value)


async def test_a_bit_is_written_without_touching_its_neighbours() -> None:
    """Two relays in one register, told at the same moment: neither write undoes the other."""
    points = [at("permit", "holding", 0, "bool", bit=3, writable=True),
              at("watchdog", "holding", 0, "bool", bit=9, writable=True)]  # fmt: skip
    async with serving() as (server, place), listening(adapter(place, points)) as (link, _):
        server.units[1].tables["holding"][0] = 0b1000_0000_0000_0101
        async with asyncio.TaskGroup() as group:
            group.create_task(link.write("permit", True))
            group.create_task(link.write("watchdog", 1))
        assert server.units[1].tables["holding"][0] == 0b1000_0010_0000_1101
        await link.write("permit", False)
        assert server.units[1].tables["holding"][0] == 0b1000_0010_0000_0101


@pytest.mark.parametrize(
    ("point", "value", "said"),
    [
        (at("watchdog", "holding", 7, "u16", writable=True), 70000, "does not fit"),
        (at("watchdog", "holding", 7, "u16", writable=True), 1.5, "no whole number"),
        (at("watchdog", "holding", 7, "u16", writable=True, values={"1": 1}), 2, "no device value"),
        (at("permit", "coil", 7, writable=True), None, "neither yes nor no"),
        (at("permit", "coil", 7), True, "not writable"),
    ],
)
async def test_what_cannot_be_written_is_not_sent(point: Point, value: Value, said: str) -> None:
    """Nothing goes to the machine that does not mean exactly what was asked."""
    async with serving() as (server, place), listening(adapter(place, [point])) as (link, ear):
        with pytest.raises(WriteRejected, match=said):
            await link.write(point.signal, value)
        assert not written(server)
        await ear.batch()


@pytest.mark.parametrize("code", [1, 2, 3, 4, 6])
async def test_a_device_that_says_no_has_rejected_the_write(code: int) -> None:
    """An exception is the device's answer, and the link goes on."""
    point = at("permit", "coil", 2, writable=True)
    async with serving() as (server, place), listening(adapter(place, [point])) as (link, ear):
        await ear.batch()
        server.mangle = lambda pdu: bytes([0x85, code]) if pdu[0] == 5 else pdu
        with pytest.raises(WriteRejected, match=f"exception {code}"):
            await link.write("permit", True)
        await ear.batch()


@pytest.mark.parametrize(
    "point",
    [at("permit", "coil", 2, writable=True), at("permit", "holding", 4, "bool", bit=0, writable=True),
     at("permit", "holding", 4, "u16", writable=True)],
)  # fmt: skip
async def test_a_yes_without_the_deed_is_rejected(point: Point) -> None:
    """What counts is what reads back."""
    async with serving() as (server, place), listening(adapter(place, [point])) as (link, _):
        server.units[1].takes_writes = False
        with pytest.raises(WriteRejected, match="reads back"):
            await link.write("permit", True)


async def test_an_answer_about_another_coil_is_a_protocol_error() -> None:
    """A device that confirms what was not asked is not believed any further."""
    point = at("permit", "coil", 2, writable=True)
    async with serving() as (server, place), listening(adapter(place, [point])) as (link, ear):
        await ear.batch()
        server.mangle = lambda pdu: b"\5\0\3\xff\0" if pdu[0] == 5 else pdu
        with pytest.raises(ProtocolError):
            await link.write("permit", True)
        assert isinstance(await ear.end(), ProtocolError)


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_a_write_without_an_answer_is_never_sent_again(transport: str) -> None:
    """Nobody knows whether it was taken: the link ends, and the supervisor begins anew with everything withheld."""
    point = at("permit", "coil", 2, writable=True)
    async with serving(transport) as (server, place), listening(adapter(place, [point])) as (link, ear):
        await ear.batch()
        server.mute = True
        with pytest.raises(Unreachable):
            await link.write("permit", True)
        assert isinstance(await ear.end(), Unreachable)
        assert len(written(server)) <= 1
        with pytest.raises(Unreachable):
            await link.write("permit", False)
        assert len(written(server)) <= 1


@pytest.mark.parametrize("transport", ["rtu-over-tcp", "serial"])
async def test_a_write_whose_answer_is_damaged_is_never_sent_again(transport: str) -> None:
    """Reads are repeated on a noisy cable; writes are not."""
    point = at("permit", "coil", 2, writable=True)
    async with serving(transport) as (server, place), listening(adapter(place, [point], poll="5 s")) as (link, ear):
        await ear.batch()
        server.spoil = lambda frame: frame[:-1] + bytes([frame[-1] ^ 1])
        with pytest.raises(ProtocolError):
            await link.write("permit", True)
        assert written(server) == [5]


async def test_a_write_to_a_unit_that_is_away_is_not_sent_and_the_others_go_on() -> None:
    """One unit of several is silent: the write is rejected, the machine's other units stay connected."""
    points = [at("analog.r1", "holding", 1, "u16", unit=1), at("permit", "coil", 2, unit=2, writable=True)]
    async with serving() as (server, place):
        server.units = {1: Unit(), 2: Unit(dead=True)}
        async with listening(adapter(place, points, back_off="10 s", back_off_max="10 s")) as (link, ear):
            await ear.until(lambda: ear.bad() == {"permit"})
            with pytest.raises(WriteRejected, match="was not sent"):
                await link.write("permit", True)
            assert not written(server)
            server.units[1].tables["holding"][1] = 5
            await ear.until(lambda: ear.value("analog.r1") == 5)
