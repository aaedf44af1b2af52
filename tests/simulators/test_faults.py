"""The fault menu on real connections, and the command line; OPC UA and Modbus alike."""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from asyncua import Client
from pymodbus.client import AsyncModbusTcpClient
from pymodbus.exceptions import ModbusException

from simulators.line import NOISE
from tests.simulators.playing import PATIENCE, REPOSITORY, Playing, playing, until

FAST = ("--speed", "60", "--seed", "5")
HELLO = {
    # OPC UA's first message: HEL, final, 32 bytes, version and limits, no endpoint.
    "lathe": b"HELF"
    + (32).to_bytes(4, "little")
    + b"".join(n.to_bytes(4, "little") for n in (0, 65535, 65535, 0, 0, 0)),
    # Modbus: transaction 1, unit 1, read six discrete inputs.
    "press_brake": bytes.fromhex("000100000006010200000006"),
}
ANSWER = {"lathe": b"ACK", "press_brake": bytes.fromhex("0001000000040102")}

both = pytest.mark.parametrize("module", ["lathe", "press_brake"])


class Caller:
    """A bare connection that says the protocol's hello."""

    def __init__(self, module: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._module = module
        self.reader = reader
        self.writer = writer

    async def answer(self) -> bytes:
        self.writer.write(HELLO[self._module])
        async with asyncio.timeout(PATIENCE):
            return await self.reader.read(4096)

    async def is_cut(self) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self.reader.read(4096) == b""
        except ConnectionError:
            return True


async def call(module: str, playing_now: Playing) -> Caller:
    reader, writer = await asyncio.open_connection("127.0.0.1", playing_now.port)
    return Caller(module, reader, writer)


@both
async def test_drop_breaks_connections_and_nothing_else(module: str, tmp_path: Path) -> None:
    """The standing connection ends; the next one is served at once, the work goes on."""
    async with playing(module, tmp_path / "truth", *FAST) as device:
        first = await call(module, device)
        assert (await first.answer()).startswith(ANSWER[module])
        await device.obeyed("drop")
        assert await first.is_cut()
        second = await call(module, device)
        assert (await second.answer()).startswith(ANSWER[module])
        first.writer.close()
        second.writer.close()


@both
async def test_hang_answers_nothing_and_then_everything(module: str, tmp_path: Path) -> None:
    """Connections are accepted; the answer comes only when the hang is over."""
    async with playing(module, tmp_path / "truth", *FAST) as device:
        await device.obeyed("hang", 1.5)
        caller = await call(module, device)
        assert (await caller.answer()).startswith(ANSWER[module])
        caller.writer.close()
        await device.until("fault_over")
        [begun] = device.told("fault")
        assert begun["name"] == "hang"


@both
async def test_garbage_is_noise_on_old_and_new_connections(module: str, tmp_path: Path) -> None:
    """A silent connection gets noise by itself, a new one for an answer; afterwards the protocol is back."""
    async with playing(module, tmp_path / "truth", *FAST) as device:
        old = await call(module, device)
        await until_connected(device, 1)
        await device.obeyed("garbage", 3.0)
        async with asyncio.timeout(PATIENCE):
            assert await old.reader.readexactly(len(NOISE)) == NOISE
        new = await call(module, device)
        assert (await new.answer()).startswith(NOISE)
        await device.until("fault_over")
        after = await call(module, device)
        assert (await after.answer()).startswith(ANSWER[module])
        for caller in (old, new, after):
            caller.writer.close()


@both
async def test_slow_delays_every_answer(module: str, tmp_path: Path) -> None:
    """The answer is at least as late as ordered; 0 ends it."""
    clock = asyncio.get_running_loop().time
    async with playing(module, tmp_path / "truth", *FAST) as device:
        await device.obeyed("slow", 700)
        caller = await call(module, device)
        asked = clock()
        assert (await caller.answer()).startswith(ANSWER[module])
        assert clock() - asked >= 0.7
        caller.writer.close()
        await device.obeyed("slow", 0)


@both
async def test_restart_refuses_and_comes_back_on_its_port(module: str, tmp_path: Path) -> None:
    """While it is down connections are refused and the machine works on; then the same port serves again."""
    async with playing(module, tmp_path / "truth", *FAST) as device:
        caller = await call(module, device)
        await caller.answer()
        await device.obeyed("restart", 1.5)
        with pytest.raises(ConnectionRefusedError):
            await call(module, device)
        assert await caller.is_cut()
        caller.writer.close()
        await device.until("fault_over")
        again = await call(module, device)
        assert (await again.answer()).startswith(ANSWER[module])
        again.writer.close()


@both
async def test_power_off_loses_the_running_cycle(module: str, tmp_path: Path) -> None:
    """Machine and server are dead; the cycle is aborted; later cycles are whole, the counter goes on."""
    async with playing(module, tmp_path / "truth", *FAST, "--calm", "--cycle", "120") as device:
        await device.until("cycle_started")
        await device.obeyed("power_off", 0.5)
        [lost] = device.told("cycle_ended")
        assert (lost["outcome"], lost["parts"]) == ("aborted", 0)
        with pytest.raises(ConnectionRefusedError):
            await call(module, device)
        await device.until("part")
        cycles = device.told("cycle_ended")
        assert [row["outcome"] for row in cycles[:2]] == ["aborted", "completed"]
        caller = await call(module, device)
        assert (await caller.answer()).startswith(ANSWER[module])
        caller.writer.close()


async def test_real_clients_suffer_too(tmp_path: Path) -> None:
    """A hanging line is a timeout for asyncua and for pymodbus."""
    async with playing("lathe", tmp_path / "lathe", *FAST) as lathe:
        await lathe.obeyed("hang", 3.0)
        with pytest.raises(TimeoutError):
            await Client(lathe.url, timeout=0.5).connect()
    async with playing("press_brake", tmp_path / "brake", *FAST) as brake:
        client = AsyncModbusTcpClient("127.0.0.1", port=brake.port, timeout=0.5, retries=0)
        assert await client.connect()
        await brake.obeyed("hang", 3.0)
        with pytest.raises(ModbusException):
            await client.read_coils(0, count=1, device_id=1)
        client.close()


@both
async def test_it_ends_cleanly_in_the_middle_of_everything(module: str, tmp_path: Path) -> None:
    """SIGTERM with a client connected and the line hanging, or with the server down: exit code 0, nothing printed."""
    async with playing(module, tmp_path / "hanging", *FAST) as device:
        caller = await call(module, device)
        await device.obeyed("hang", 600)
    caller.writer.close()
    async with playing(module, tmp_path / "down", *FAST) as device:
        await device.obeyed("power_off", 600)


async def test_a_schedule_on_the_command_line(tmp_path: Path) -> None:
    """Faults given at the start happen by themselves, in their order."""
    arguments = (*FAST, "--fault", "counter_edit@0.6:500", "--fault", "restart@0.3:0.1")
    async with playing("press_brake", tmp_path / "truth", *arguments) as brake:
        await until(lambda: len(brake.told("fault")) == 2 and bool(brake.told("fault_over")))
        assert [row["name"] for row in brake.told("fault")] == ["restart", "counter_edit"]
        [edit] = brake.told("counter_edit")
        assert edit["after"] - edit["before"] == 500


async def test_the_control_port_explains_what_it_does_not_do(tmp_path: Path) -> None:
    """Unknown commands, and faults that a protocol cannot have, are answered with a reason."""
    async with playing("press_brake", tmp_path / "truth", *FAST) as brake:
        assert "explode" in (await brake.order("explode"))["error"]
        assert "namespaces" in (await brake.order("namespaces"))["error"]
        assert (await brake.obeyed("state"))["powered"] is True


async def test_one_seed_is_one_sequence_of_events(tmp_path: Path) -> None:
    """Two processes with one seed tell the same story at different speeds; another seed tells another."""

    async def story(name: str, *arguments: str) -> list[dict[str, Any]]:
        async with playing("press_brake", tmp_path / name, *arguments) as brake:
            rows = await brake.until("part", times=4)
            told = brake.truth[: brake.truth.index(rows[3])]
        return [{k: v for k, v in row.items() if k != "at" and "seconds" not in k} for row in told]

    first = await story("first", "--seed", "9", "--speed", "150")
    assert first == await story("again", "--seed", "9", "--speed", "90")
    assert first != await story("other", "--seed", "10", "--speed", "150")


async def test_several_machines_in_one_process(tmp_path: Path) -> None:
    """`--count 2` prints a line for each, with names that differ, and both serve."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "simulators.press_brake", "--count", "2"),
        cwd=REPOSITORY,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    lines = [json.loads(await process.stdout.readline()) for _ in range(2)]
    assert {line["machine"] for line in lines} == {"PLIEUSE-1-1", "PLIEUSE-1-2"}
    for line in lines:
        caller = await call("press_brake", Playing(line, tmp_path / "none", process))
        assert (await caller.answer()).startswith(ANSWER["press_brake"])
        caller.writer.close()
    process.terminate()
    assert await process.wait() == 0


@pytest.mark.parametrize(
    ("fault", "reason"), [("explode@1", b"counter_reset"), ("namespaces@1", b"no namespaces to shift")]
)
async def test_a_wrong_fault_ends_with_a_usage_error(fault: str, reason: bytes) -> None:
    """Exit code 2, and the reason in the message."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "simulators.press_brake", "--fault", fault),
        cwd=REPOSITORY,
        stderr=asyncio.subprocess.PIPE,
    )
    _, message = await process.communicate()
    assert process.returncode == 2 and reason in message


async def until_connected(device: Playing, conversations: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while (await device.obeyed("state"))["conversations"] < conversations:
            pass
