"""The press brake and the energy meter, read by a bare pymodbus client."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from pymodbus.client import AsyncModbusTcpClient

from tests.simulators.playing import Playing, playing, until

FAST = ("--speed", "60", "--seed", "5")


@asynccontextmanager
async def client_of(device: Playing) -> AsyncIterator[AsyncModbusTcpClient]:
    client = AsyncModbusTcpClient("127.0.0.1", port=device.port, timeout=5, retries=0)
    assert await client.connect()
    try:
        yield client
    finally:
        client.close()


async def strokes(client: AsyncModbusTcpClient) -> int:
    answer = await client.read_input_registers(24, count=2, device_id=1)
    assert not answer.isError()
    high, low = answer.registers
    return high * 65_536 + low


async def int32(client: AsyncModbusTcpClient, address: int) -> int:
    answer = await client.read_holding_registers(address, count=2, device_id=1)
    assert not answer.isError()
    low, high = answer.registers
    return int.from_bytes((high * 65_536 + low).to_bytes(4, "big"), "big", signed=True)


async def test_the_brake_counts_its_strokes(tmp_path: Path) -> None:
    """The counter (high word first) is the truth's; four strokes make a part; inputs show run, guard and key."""
    async with playing("press_brake", tmp_path / "truth", *FAST, "--calm") as brake, client_of(brake) as client:
        await brake.until("part", times=3)
        await brake.obeyed("pause")
        state = await brake.obeyed("state")
        assert await strokes(client) == state["strokes"] == brake.told("stroke")[-1]["counter"] > 65_536 // 4
        assert all(row["strokes"] == 4 for row in brake.told("cycle_ended"))
        inputs = await client.read_discrete_inputs(0, count=6, device_id=1)
        assert inputs.bits[:2] == [state["doing"] == "running", True]
        assert inputs.bits[3:6] == [False, False, False]
        word = await client.read_input_registers(48, count=1, device_id=1)
        assert word.registers == [sum(1 << bit for bit, on in enumerate(inputs.bits[:6]) if on)]
        assert (await client.read_input_registers(200, count=1, device_id=1)).isError()


async def test_the_set_up_key_and_the_guard_are_seen(tmp_path: Path) -> None:
    """While tools are changed the guard is open and the key turned."""
    async with playing("press_brake", tmp_path / "truth", *FAST) as brake, client_of(brake) as client:
        await brake.until("guard")
        await brake.obeyed("pause")
        inputs = await client.read_discrete_inputs(0, count=4, device_id=1)
        assert brake.told("guard")[-1]["closed"] == inputs.bits[1]
        assert inputs.bits[3] is True


async def test_the_relay_permits_the_next_run(tmp_path: Path) -> None:
    """No run without the relay; opening it lets the running part end; it reads back, also as a word."""
    arguments = (*FAST, "--calm", "--require-permit")
    async with playing("press_brake", tmp_path / "truth", *arguments) as brake, client_of(brake) as client:
        await brake.until("start_refused")
        assert not brake.told("cycle_started")
        await client.write_coil(0, True, device_id=1)
        assert (await client.read_coils(0, count=6, device_id=1)).bits[:6] == [True] + [False] * 5
        await brake.until("cycle_started")
        await client.write_coils(0, [False, True, True], device_id=1)
        await brake.until("start_refused", times=2)
        assert [row["outcome"] for row in brake.told("cycle_ended")] == ["completed"]
        assert (await client.read_coils(0, count=6, device_id=1)).bits[:3] == [False, True, True]
        await until_word(client, 0b110)


async def until_word(client: AsyncModbusTcpClient, word: int) -> None:
    answers: list[int] = []
    while word not in answers:
        answers += (await client.read_holding_registers(32, count=1, device_id=1)).registers


async def test_a_sixteen_bit_counter_wraps(tmp_path: Path) -> None:
    """With `--counter-bits 16` 65,535 is followed by 0, and the high word stays 0."""
    arguments = (*FAST, "--calm", "--counter-bits", "16")
    async with playing("press_brake", tmp_path / "truth", *arguments) as brake, client_of(brake) as client:
        await brake.until("stroke")
        await brake.obeyed("wrap")
        already = len(brake.told("stroke"))
        await brake.until("stroke", times=already + 6)
        await brake.obeyed("pause")
        counters = [row["counter"] for row in brake.told("stroke")]
        assert 65_535 in counters and 0 in counters
        assert await strokes(client) == counters[-1] < 65_536


async def test_the_watchdog_lets_the_relay_go(tmp_path: Path) -> None:
    """After a silence the permission is gone while the brake works on, and a later request reads it so."""
    arguments = (*FAST, "--calm", "--require-permit", "--watchdog", "1.5")
    async with playing("press_brake", tmp_path / "truth", *arguments) as brake, client_of(brake) as client:
        await client.write_coil(0, True, device_id=1)
        await until(lambda: [row["value"] for row in brake.told("permit")] == [True, False])
        assert brake.told("cycle_started")
        assert (await client.read_coils(0, count=1, device_id=1)).bits[0] is False


async def test_relays_are_open_after_a_restart(tmp_path: Path) -> None:
    """The module comes back on the same port with its permission withheld, while the brake has worked on."""
    async with playing("press_brake", tmp_path / "truth", *FAST, "--calm") as brake:
        async with client_of(brake) as client:
            await client.write_coil(0, True, device_id=1)
            before = await strokes(client)
        await brake.obeyed("restart", 1.0)
        await brake.until("fault_over")
        async with client_of(brake) as client:
            assert (await client.read_coils(0, count=1, device_id=1)).bits[0] is False
            assert await strokes(client) > before


async def test_the_meter_integrates_its_power(tmp_path: Path) -> None:
    """Energy is the integral of power over simulated time, to the milliwatt-hour; the register floors it."""
    speed = 200
    async with playing("energy_meter", tmp_path / "truth", "--speed", f"{speed}") as meter, client_of(meter) as client:
        loads = await meter.until("load", times=12)
        for before, after in itertools.pairwise(loads):
            hours = (at(after) - at(before)).total_seconds() * speed / 3600
            assert abs(before["energy_wh"] + before["watts"] * hours - after["energy_wh"]) < 1e-3
        lower = (await meter.obeyed("state"))["counter"]
        read = [await int32(client, 0x0034)]
        while read[-1] < lower:
            read.append(await int32(client, 0x0034))
        assert read == sorted(read)
        assert read[-1] <= (await meter.obeyed("state"))["counter"]


async def test_the_meter_is_an_em24(tmp_path: Path) -> None:
    """Low word first, the published factors, one block in one request; phases add up to the system."""
    async with playing("energy_meter", tmp_path / "truth", "--calm") as meter, client_of(meter) as client:
        await meter.until("load")
        await meter.obeyed("pause")
        total = await int32(client, 0x0028)
        assert total == round((await meter.obeyed("state"))["watts"] * 10) > 0
        assert sum([await int32(client, address) for address in (0x12, 0x14, 0x16)]) == total
        for phase in range(3):
            volts = await int32(client, 0x0000 + 2 * phase) / 10
            assert 226 < volts < 234
        assert (await client.read_holding_registers(0x000B, count=1, device_id=1)).registers == [1648]
        assert (await client.read_holding_registers(0xA000, count=1, device_id=1)).registers == [7]
        assert (await client.read_holding_registers(0x0033, count=1, device_id=1)).registers == [500]
        block = await client.read_input_registers(0x0000, count=0x50, device_id=1)
        assert block.registers[0x28] + block.registers[0x29] * 65_536 == total


def at(row: dict[str, str]) -> datetime:
    return datetime.fromisoformat(row["at"])
