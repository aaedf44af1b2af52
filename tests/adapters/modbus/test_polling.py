"""Polling: what is asked, what is said of it, and what becomes of answers that are no good."""

from __future__ import annotations

import asyncio
import logging
import struct
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.modbus import link, poll
from collector.errors import Refused, Unreachable
from collector.ports import Described, Writable
from collector.steady import passing
from tests.adapters.modbus.scene import TRANSPORTS, adapter, at, eventually, listening, serving
from tests.adapters.modbus.server import Unit


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_every_register_is_read_from_its_own_address(transport: str) -> None:
    """Registers that hold their own address prove that no block is cut or shifted, over each transport."""
    places = [0, 1, 2, 7, 8, 100, 124, 125, 126, 250, 251, 4000, 65535]
    points = [at(f"analog.h{n}", "holding", n, "u16") for n in places]
    points += [at(f"analog.i{n}", "input", n, "u16") for n in places]
    points += [at(f"analog.w{n}", "holding", n, "u32") for n in (0, 124, 250, 4000)]
    points += [at(f"analog.l{n}", "input", n, "u32", word_order="little") for n in (0, 124, 250, 4000)]
    async with serving(transport) as (server, place), listening(adapter(place, points, {"gap": 3})) as (_, ear):
        await ear.until(lambda: len(ear.last) == len(points))
        for n in places:
            assert ear.value(f"analog.h{n}") == ear.value(f"analog.i{n}") == n
        for n in (0, 124, 250, 4000):
            assert ear.value(f"analog.w{n}") == n << 16 | n + 1
            assert ear.value(f"analog.l{n}") == n + 1 << 16 | n
        assert not ear.bad()
        assert {asked.unit for asked in server.asked} == {1}


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_every_bit_is_read_from_its_own_address(transport: str) -> None:
    """Odd coils and inputs are on in this server; a shift by one would turn every answer round."""
    places = [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 1999, 2000, 2001]
    points = [at(f"analog.c{n}", "coil", n) for n in places] + [at(f"analog.d{n}", "discrete", n) for n in places]
    async with serving(transport) as (_, place), listening(adapter(place, points, {"gap": 10})) as (_, ear):
        await ear.until(lambda: len(ear.last) == len(points))
        for n in places:
            assert ear.value(f"analog.c{n}") == ear.value(f"analog.d{n}") == n % 2


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(
    places=st.sets(st.integers(0, 500), min_size=1, max_size=40),
    gap=st.integers(0, 30),
    longest=st.integers(1, 125),
    transport=st.sampled_from(("tcp", "rtu-over-tcp")),
)
async def test_any_set_of_registers_is_read_right(places: set[int], gap: int, longest: int, transport: str) -> None:
    """Whatever the points, the gap and the longest request: each point has its own register's value."""
    points = [at(f"analog.r{n}", "input", n, "u16") for n in places]
    options = {"gap": gap, "max_registers": longest}
    async with serving(transport) as (server, place), listening(adapter(place, points, options)) as (_, ear):
        await ear.until(lambda: len(ear.last) == len(points))
        assert {ear.value(f"analog.r{n}") == n for n in places} == {True}
        assert max(asked.count for asked in server.asked) <= longest


async def test_a_poll_costs_as_many_requests_as_there_are_blocks() -> None:
    """A thousand tags on ten units, a hundred neighbours each, are ten requests a poll and no more."""
    points = [at(f"analog.u{u}r{n}", "holding", n, "u16", unit=u) for u in range(1, 11) for n in range(100)]
    async with serving() as (server, place):
        server.units = dict.fromkeys(range(1, 11), server.units[1])
        async with listening(adapter(place, points, poll="100 ms")) as (_, ear):
            await ear.until(lambda: len(ear.last) == 1000)
            polled = {unit: server.polls_of(unit) for unit in range(1, 11)}
            # Unit 1 is asked once more, at connecting; any unit may have begun its second poll meanwhile.
            assert polled[1] in (2, 3) and all(polled[unit] in (1, 2) for unit in range(2, 11))
            assert {(asked.start, asked.count) for asked in server.asked} == {(0, 100)}
            assert server.conversations_ever == 1


async def test_after_the_first_values_only_changes_are_told() -> None:
    """An unchanged device gives empty batches; of a changed one only what changed is told."""
    points = [at(f"analog.r{n}", "holding", n, "u16") for n in range(10)]
    async with serving() as (server, place), listening(adapter(place, points)) as (_, ear):
        assert len(await ear.batch()) == 10
        assert not await ear.batch()
        server.units[1].tables["holding"][4] = 999
        await ear.until(lambda: ear.value("analog.r4") == 999)
        assert [(reading.signal, reading.value) for reading in ear.heard[10:]] == [("analog.r4", 999.0)]


async def test_scale_offset_enumeration_and_bits_reach_the_signal() -> None:
    """The device's numbers become the house's words and units."""
    points = [
        at("power", "holding", 0, "i32", word_order="little", scale=0.1),
        at("temperature", "holding", 2, "i16", scale=0.5, offset=-40.0),
        at("execution", "holding", 3, "u16", values={"7": "ACTIVE"}),
        at("guard_closed", "holding", 4, "bool", bit=3),
        at("emergency_stop", "holding", 4, "bool", bit=4),
        at("controller_mode", "discrete", 0, values={"true": "AUTOMATIC", "false": "MANUAL"}),
        at("program", "holding", 10, "string", length=10, extract=r"O(\d+)"),
    ]
    async with serving() as (server, place):
        unit = server.units[1]
        unit.registers("holding", 0, bytes.fromhex("ff 9c ff ff 00 64 00 07 00 08"))
        unit.registers("holding", 10, b"%O1234.NC\0")
        unit.tables["discrete"][0] = 1
        async with listening(adapter(place, points)) as (_, ear):
            await ear.until(lambda: len(ear.last) == len(points))
            assert {signal: reading.value for signal, reading in ear.last.items()} == {
                "power": pytest.approx(-10.0), "temperature": 10.0, "execution": "ACTIVE", "guard_closed": True,
                "emergency_stop": False, "controller_mode": "AUTOMATIC", "program": "1234",
            }  # fmt: skip


@pytest.mark.parametrize("octets", ["7f c0 00 00", "7f 80 00 00", "ff 80 00 00"])
async def test_no_number_is_a_bad_reading(octets: str) -> None:
    """Meters say NaN or infinity for "not measured"; that is never a value."""
    points = [at("power", "input", 0, "f32"), at("analog.r5", "input", 5, "u16")]
    async with serving() as (server, place):
        server.units[1].registers("input", 0, bytes.fromhex(octets))
        async with listening(adapter(place, points)) as (_, ear):
            await ear.until(lambda: len(ear.last) == 2)
            assert ear.bad() == {"power"} and ear.value("power") is None
            server.units[1].registers("input", 0, struct.pack(">f", 2.5))
            await ear.until(lambda: ear.value("power") == 2.5)


async def test_an_unknown_word_is_bad_and_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    """A code that the profile does not know makes one signal unknown, however long it stays."""
    points = [at("execution", "holding", 0, "u16", values={"1": "ACTIVE"}), at("analog.r5", "holding", 5, "u16")]
    with caplog.at_level(logging.INFO, "adapters.modbus"):
        async with serving() as (server, place), listening(adapter(place, points)) as (link, ear):
            await ear.until(lambda: ear.bad() == {"execution"} and ear.value("analog.r5") == 5)
            assert "'0'" in link.complaints["execution"]
            for code in (7, 8, 9):
                server.units[1].tables["holding"] |= {0: code, 5: code}
                await ear.until(lambda code=code: ear.value("analog.r5") == code)  # type: ignore[misc]
            server.units[1].tables["holding"][0] = 1
            await ear.until(lambda: ear.value("execution") == "ACTIVE")
            assert not link.complaints
    assert [record.levelname for record in caplog.records] == ["WARNING", "INFO"]


@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_addresses_that_the_device_lacks_are_found_and_the_others_kept(transport: str) -> None:
    """One register too many in a profile costs one signal, not its whole block."""
    points = [at(f"analog.r{n}", "holding", n, "u16") for n in range(40)]
    missing = {3, 17, 18, 39}
    async with serving(transport) as (server, place):
        server.units[1].missing = {("holding", n) for n in missing}
        async with listening(adapter(place, points)) as (link, ear):
            await ear.until(lambda: len(ear.last) == 40)
            assert ear.bad() == {f"analog.r{n}" for n in missing}
            assert set(link.complaints) == ear.bad()
            assert "no such address" in link.complaints["analog.r17"]
            assert all(ear.value(f"analog.r{n}") == n for n in set(range(40)) - missing)
            server.asked.clear()
            for _ in range(3):
                await ear.batch()
            asked = {place for one in server.asked for place in range(one.start, one.start + one.count)}
            assert not asked & missing


async def test_a_gap_that_the_device_refuses_is_not_crossed_again() -> None:
    """Bridging a gap is a convenience: where the device has a hole, the two sides are asked for one by one."""
    points = [at("analog.r0", "holding", 0, "u16"), at("analog.r5", "holding", 5, "u16")]
    async with serving() as (server, place):
        server.units[1].missing = {("holding", 3)}
        async with listening(adapter(place, points, {"gap": 10})) as (link, ear):
            await ear.until(lambda: len(ear.last) == 2)
            assert not ear.bad() and not link.complaints
            assert {(asked.start, asked.count) for asked in server.asked} == {(0, 6), (0, 1), (5, 1)}


async def test_a_device_that_has_none_of_the_addresses_is_still_heard() -> None:
    """A wrong profile on a living device: every point BAD and complained of, and the link lives."""
    points = [at("analog.r0", "holding", 0, "u16"), at("analog.r5", "holding", 5, "u16")]
    async with serving() as (server, place):
        server.units[1].fails_with = 1
        async with listening(adapter(place, points)) as (link, ear):
            await ear.until(lambda: ear.bad() == {"analog.r0", "analog.r5"})
            assert set(link.complaints) == ear.bad()
            for _ in range(5):
                assert not await ear.batch()
            server.units[1].fails_with = 0
            await ear.until(lambda: len(ear.bad()) == 1)
            assert set(link.complaints) == ear.bad()


async def test_a_busy_device_keeps_its_last_values_until_the_silence_is_over() -> None:
    """Exception 6 says "later": one such answer is no gap, a lasting one is."""
    points = [at("analog.r1", "holding", 1, "u16"), at("analog.c1", "coil", 1)]
    async with serving() as (server, place), listening(adapter(place, points, silence="300 ms")) as (link, ear):
        await ear.until(lambda: len(ear.last) == 2)
        server.units[1].fails_with = 6
        await ear.batch()
        await ear.batch()
        assert not ear.bad()
        await ear.until(lambda: len(ear.bad()) == 2)
        assert not link.complaints
        server.units[1].fails_with = 0
        await ear.until(lambda: not ear.bad())


@pytest.mark.parametrize(
    ("expect", "right"),
    [
        ([{"table": "input", "register": 11, "type": "u16", "value": 11}], True),
        ([{"table": "input", "register": 11, "type": "u16", "value": [10, 11, 12]}], True),
        ([{"table": "input", "register": 11, "type": "u16", "value": 12}], False),
        ([{"table": "coil", "register": 3, "value": True}], True),
        ([{"table": "coil", "register": 3, "value": False}], False),
        ([{"table": "holding", "register": 50, "type": "string", "length": 6, "value": "PM5320"}], True),
        ([{"table": "holding", "register": 99, "type": "u16", "value": 99}], False),
        ([{"says": "vendor_name", "value": "Moxa"}, {"says": "model_name", "value": "E1214"}], True),
        ([{"says": "vendor_name", "value": ["Moxa", "Advantech"]}], True),
        ([{"says": "vendor_name", "value": "Advantech"}], False),
        ([{"says": "product_name", "value": "x"}], False),
    ],
)
@pytest.mark.parametrize("transport", TRANSPORTS)
async def test_who_answers_is_checked_at_connecting(transport: str, expect: list[dict[str, Any]], right: bool) -> None:
    """By registers, or by what the device says of itself; the wrong one is refused and told apart."""
    async with serving(transport) as (server, place):
        unit = server.units[1]
        unit.registers("holding", 50, b"PM5320")
        unit.missing = {("holding", 99)}
        unit.names = {0: b"Moxa", 1: b"ioLogik", 2: b"V3.2", 5: b"E1214"}
        made = adapter(place, [at("analog.r0", "holding", 0, "u16")], {"expect": expect})
        if right:
            async with listening(made) as (link, _):
                assert isinstance(link, Described) and isinstance(link, Writable)
                if "says" in expect[0]:
                    assert link.identity == {
                        "manufacturer": "Moxa", "product_code": "ioLogik", "software": "V3.2", "model": "E1214",
                    }  # fmt: skip
                else:
                    assert len(link.identity) == 1
        else:
            with pytest.raises(Refused, match="another device answers"):
                async with made.connect():
                    pass


async def test_slow_polls_are_left_out_and_never_stacked() -> None:
    """A device slower than its period is asked one question at a time, and the polls left out are counted."""
    points = [at("analog.r0", "holding", 0, "u16")]
    slow = {"poll": "10 ms", "timeout": "5 s"}
    async with serving() as (server, place), listening(adapter(place, points, **slow)) as (link, ear):
        await ear.batch()
        server.held = []
        before = len(server.asked)
        waiting = server.held
        await eventually(lambda: len(waiting) == 1)
        clock = asyncio.get_running_loop().time
        deadline = clock() + 0.2
        await eventually(lambda: clock() > deadline)
        assert len(server.asked) == before + 1
        server.held = None
        waiting.pop()()
        await ear.batch()
        await ear.batch()
        assert link.skipped_polls >= 10


async def test_a_serial_device_that_is_not_there_is_unreachable() -> None:
    """An adapter that was pulled out is a line that may come back."""
    made = adapter({"transport": "serial", "device": "/dev/ttyNONE"}, [at("analog.r0", "holding", 0, "u16")])
    with pytest.raises(Unreachable, match="/dev/ttyNONE"):
        async with made.connect():
            pass


async def test_a_serial_line_that_is_pulled_out_is_unreachable() -> None:
    """The far end of the cable goes away in mid-conversation."""
    points = [at("analog.r0", "holding", 0, "u16")]
    async with serving("serial") as (server, place), listening(adapter(place, points)) as (_, ear):
        await ear.batch()
        await server.stop()
        assert isinstance(await ear.end(), Unreachable)


async def test_serial_settings_that_the_device_cannot_do_are_refused() -> None:
    """A pseudo terminal knows no parity; a person has to read that, and no retry will mend it."""
    points = [at("analog.r0", "holding", 0, "u16")]
    async with serving("serial") as (_, place):
        with pytest.raises(Refused, match="serial settings"):
            async with adapter(place, points, parity="odd").connect():
                pass


class Hasty(Unit):
    """A press whose last stroke and rest come while it is asked: behind the counter's answer, before the state's."""

    hurry = False

    def answer(self, pdu: bytes) -> bytes:
        if self.hurry and pdu[0] == 2:
            self.hurry = False
            self.tables["discrete"][0] = 0
            self.tables["holding"][0] += 1
        return super().answer(pdu)


@pytest.mark.parametrize(("still", "instants"), [(60.0, 1), (0.0, 2)], ids=["in time", "so late that it may run again"])
async def test_the_last_stroke_of_a_run_comes_with_its_end(
    still: float, instants: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A counter that was read before the state is read again where the state shows a rest; of one instant, both. What
    comes late belongs to the next poll."""
    monkeypatch.setattr(poll, "_STILL_AT_REST", still)
    points = [
        at("execution", "discrete", 0, values={"false": "READY", "true": "ACTIVE"}),
        at("stroke_count", "holding", 0, "u16"),
    ]
    async with serving() as (server, place):
        press = server.units[1] = Hasty()
        press.tables["discrete"][0], press.tables["holding"][0] = 1, 41
        async with listening(adapter(place, points)) as (_, ear):
            await ear.until(lambda: len(ear.last) == 2)
            press.hurry = True
            await ear.until(lambda: ear.value("stroke_count") == 42)
            rest = [one for one in ear.heard if one.value in (42, "READY")]
            assert [(one.signal, one.value) for one in rest] == [("execution", "READY"), ("stroke_count", 42)]
            assert len({one.receive_time for one in rest}) == instants


@pytest.mark.parametrize(("slept", "seen"), [(0.5, True), (60.0, False)], ids=["a moment", "too long"])
async def test_a_computer_that_slept_has_not_seen_the_machine(
    slept: float, seen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line holds all the while; what happened meanwhile is a gap, and a new line says everything anew."""
    ahead = 0.0
    monkeypatch.setattr(link, "passing", lambda: passing() + ahead)
    async with serving() as (_, place), listening(adapter(place, [at("part_count", "holding", 0, "u16")])) as (_, ear):
        await ear.until(lambda: len(ear.last) == 1)
        for _ in range(3):
            await ear.batch()
        ahead = slept
        if seen:
            for _ in range(5):
                assert not await ear.batch()
        else:
            assert "was asked nothing for 60 s" in str(await ear.end())
