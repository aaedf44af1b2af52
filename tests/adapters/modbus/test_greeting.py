"""The first words: a device is set up once, only when it needs to be, and never before it is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from collector.errors import Refused, Unreachable
from tests.adapters.modbus.scene import adapter, at, listening, serving
from tests.adapters.modbus.server import Unit

NAME = {"table": "holding", "register": 0x2012, "type": "u16", "value": 352}
SET_UP = {
    "done": {"table": "holding", "register": 0x1006, "type": "u16", "value": 1},
    "writes": [{"register": 0x1008, "value": 0xAA55}, {"register": 0x1000, "value": 100}],
}
OPTIONS: dict[str, Any] = {"expect": [NAME], "set_up": SET_UP}
POINTS = [at("permit", "coil", 512, writable=True), at("watchdog", "holding", 0x1003, "u16", writable=True)]
PATIENT = {"timeout": "5 s", "silence": "10 s"}
WRITES = (5, 6, 15, 16)


@dataclass
class Coupler(Unit):
    """A coupler with a watchdog: exhausted, it declines everything with exception 4 until its watchdog is stopped."""

    def __post_init__(self) -> None:
        self.tables["holding"] |= {0x2012: 352, 0x1000: 0, 0x1003: 0, 0x1006: 0, 0x1008: 0}
        self.tables["coil"][512] = 0

    @property
    def watchdog(self) -> int:
        """0 off, 1 running, 2 exhausted."""
        return self.tables["holding"][0x1006]

    def exhaust(self) -> None:
        self.tables["holding"][0x1006] = 2
        self.tables["coil"][512] = 0

    def answer(self, pdu: bytes) -> bytes:
        start, value = int.from_bytes(pdu[1:3], "big"), int.from_bytes(pdu[3:5], "big")
        stops = pdu[0] == 6 and start == 0x1008 and value in (0xAA55, 0x55AA)
        if self.watchdog == 2 and not stops:
            return bytes([pdu[0] | 0x80, 4])
        if self.watchdog == 1 and pdu[0] == 6 and start == 0x1000:
            return bytes([pdu[0] | 0x80, 3])  # Its time cannot be changed while it runs.
        answer = super().answer(pdu)
        if stops:
            self.tables["holding"][0x1006] = 0
        if pdu[0] == 6 and start == 0x1003 and value:
            self.tables["holding"][0x1006] = 1
        return answer


async def test_a_watchdog_is_set_up_started_by_the_first_permit_and_left_alone_while_it_runs() -> None:
    """A second conversation finds it running, and writes nothing."""
    async with serving() as (server, place):
        unit = server.units[1] = Coupler()
        made = adapter(place, POINTS, OPTIONS, **PATIENT)
        async with listening(made) as (link, ear):
            await ear.until(lambda: len(ear.last) == 2)
            assert (unit.tables["holding"][0x1000], unit.watchdog) == (100, 0)
            await link.write("watchdog", 1)
            await link.write("permit", True)
            assert (unit.watchdog, unit.tables["coil"][512]) == (1, 1)
        server.asked.clear()
        async with listening(made) as (_, ear):
            await ear.until(lambda: len(ear.last) == 2)
            assert ear.value("permit") is True
        assert not [one for one in server.asked if one.function in WRITES]


async def test_a_coupler_whose_watchdog_ran_out_is_brought_back() -> None:
    """It cannot even say who it is before; its output stays open until a permit is given anew."""
    async with serving() as (server, place):
        unit = server.units[1] = Coupler()
        unit.exhaust()
        async with listening(adapter(place, POINTS, OPTIONS, **PATIENT)) as (_, ear):
            await ear.until(lambda: len(ear.last) == 2)
            assert ear.value("permit") is False
        assert unit.watchdog == 0


async def test_another_device_is_not_told_anything() -> None:
    """Who answers is checked first."""
    async with serving() as (server, place):
        server.units[1].tables["holding"][0x2012] = 362
        with pytest.raises(Refused, match="another device answers"):
            async with adapter(place, POINTS, OPTIONS, **PATIENT).connect():
                pass
        assert not [one for one in server.asked if one.function in WRITES]


@pytest.mark.parametrize("missing", [0x1006, 0x1000])
async def test_a_device_that_does_not_let_itself_be_set_up_is_refused(missing: int) -> None:
    """Without its watchdog it would keep a permit that nobody renews."""
    async with serving() as (server, place):
        server.units[1] = Coupler(missing={("holding", missing)})
        with pytest.raises(Refused, match="set up"):
            async with adapter(place, POINTS, OPTIONS, **PATIENT).connect():
                pass


async def test_a_device_that_is_busy_at_connecting_is_tried_again_and_not_called_another() -> None:
    """Exception 6 says "later": the supervisor's business, nobody has to come."""
    async with serving() as (server, place):
        server.units[1].fails_with = 6
        with pytest.raises(Unreachable, match="cannot be read now, it is busy"):
            async with adapter(place, POINTS, {"expect": [NAME]}, **PATIENT).connect():
                pass
