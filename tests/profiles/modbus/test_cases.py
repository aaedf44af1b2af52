"""Every shipped Modbus profile against a server that answers by the manual: readings, writes, addresses."""

from __future__ import annotations

import struct
from math import isfinite
from typing import Any

import pytest

from adapters.modbus.addresses import ExpectedValue
from collector.core.signals import Value
from collector.errors import Refused
from collector.ports import interpreter
from tests.adapters.modbus.scene import adapter, listening, serving
from tests.profiles.modbus.manual import CASES, NAMES, PROFILES, ROWS, Case, cases

FUNCTIONS = {"coil": 1, "discrete": 2, "holding": 3, "input": 4}
PATIENT = {"timeout": "5 s", "silence": "10 s"}
"""None of these devices is ever silent: what takes long is a loaded computer."""
FORMATS = {"u16": "H", "i16": "h", "u32": "I", "i32": "i", "u64": "Q", "i64": "q", "f32": "f", "f64": "d"}


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_profile_has_its_cases(name: str) -> None:
    """A profile that nobody has put before a device's manual is not shipped, and every signal stands in some case."""
    read = cases(name)
    assert read, f"tests/profiles/modbus/{name}/ holds no case"
    assert {signal for case in read for signal in case.expected} == {row["signal"] for row in ROWS[name]}
    writable = {row["signal"] for row in ROWS[name] if row.get("writable")}
    assert {told.signal for case in read for told in case.told if told.signal} == writable


def test_no_case_is_without_its_profile() -> None:
    """A folder that is misspelt would test nothing."""
    assert {path.name for path in CASES.iterdir() if path.is_dir() and any(path.glob("*.toml"))} == set(NAMES)


@pytest.mark.parametrize("case", [case for name in NAMES for case in cases(name)], ids=lambda case: case.name)
async def test_a_device_is_read_and_told_by_its_manual(case: Case) -> None:
    """The wire of the case gives its readings, and its writes change the wire as the manual says."""
    profile = PROFILES[case.profile]
    async with serving() as (server, place):
        unit = server.units[1] = case.unit()
        made = adapter(place, profile.points, profile.options.model_dump(by_alias=True), **PATIENT)
        if case.refused:
            with pytest.raises(Refused, match=case.refused):
                async with made.connect():
                    pass
            return
        async with listening(made) as (link, ear):
            await ear.until(lambda: len(ear.last) == len(profile.points))
            got: dict[str, Value] = {signal: reading.value for signal, reading in ear.last.items()}
            assert got == {signal: pytest.approx(value) for signal, value in case.expected.items()} | dict.fromkeys(
                case.missing
            )
            assert set(link.complaints) == case.missing
            for told in case.told:
                if told.signal is not None:
                    await link.write(told.signal, told.value)
                held = [unit.get(told.table, told.register + n) for n in range(len(told.wire))]
                assert held == told.wire, told


@pytest.mark.parametrize("name", NAMES)
async def test_a_profile_asks_for_its_own_addresses_and_no_others(name: str) -> None:
    """Registers that hold their own address: what is read tells from where, and the server tells what it was asked."""
    profile = PROFILES[name]
    wanted: set[tuple[int, int]] = set()
    expected: dict[str, Any] = {}
    for row, point in zip(ROWS[name], profile.points, strict=True):
        address = row["address"]
        start, kind = address["register"], address.get("type")
        order = address.get("word_order") or profile.options.word_order.value
        places = [start + n for n in range(struct.calcsize(f">{FORMATS[kind]}") // 2)] if kind else [start]
        wanted |= {(FUNCTIONS[address["table"]], one) for one in places}
        if kind is None:
            raw: Any = bool(start & 1)
        else:
            registers = places if order == "big" else places[::-1]
            (raw,) = struct.unpack(f">{FORMATS[kind]}", b"".join(one.to_bytes(2, "big") for one in registers))
        expected[row["signal"]] = interpreter(point)(raw) if not isinstance(raw, float) or isfinite(raw) else None
    async with serving() as (server, place):
        unit = server.units[1]
        for one in profile.options.expect:
            assert isinstance(one, ExpectedValue)
            value = one.value[0] if isinstance(one.value, tuple) else one.value
            unit.tables[one.table][one.start] = int(value)  # type: ignore[arg-type]
        if profile.options.set_up is not None:
            done = profile.options.set_up.done
            unit.tables[done.table][done.start] = done.value
        made = adapter(place, profile.points, profile.options.model_dump(by_alias=True), **PATIENT)
        async with listening(made) as (_, ear):
            server.asked.clear()
            await ear.until(lambda: len(ear.last) == len(expected))
            asked = {(one.function, one.start + n) for one in server.asked for n in range(one.count)}
        assert asked == wanted
        assert {signal: reading.value for signal, reading in ear.last.items()} == {
            signal: pytest.approx(value) for signal, value in expected.items()
        }
