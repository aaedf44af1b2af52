"""The adapter against a server on another stack (libmodbus, in C), over TCP and over a serial line."""

from __future__ import annotations

import asyncio
import os
import subprocess
import tty
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from collector.errors import WriteRejected
from tests.adapters.modbus.scene import PATIENCE, adapter, at, listening

SOURCE = Path(__file__).with_name("libmodbus_server.c")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled server; needs gcc and libmodbus-dev."""
    made = tmp_path_factory.mktemp("libmodbus") / "server"
    flags = ["-Wall", "-Werror", "-I/usr/include/modbus", "-o", str(made), str(SOURCE), "-lmodbus"]
    subprocess.run(["gcc", *flags], check=True, timeout=60)
    return made


@asynccontextmanager
async def running(*command: str) -> AsyncIterator[str]:
    """The server as a process; gives the line that it prints when it is ready."""
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            said = await process.stdout.readline()
        yield said.decode().strip()
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]


class Cable:
    """Two pseudo terminals joined back to back: a null-modem cable with a device name at either end."""

    def __init__(self) -> None:
        self._ends = [os.openpty(), os.openpty()]
        for _, slave in self._ends:
            tty.setraw(slave)
        self.names = [os.ttyname(slave) for _, slave in self._ends]
        (one, _), (other, _) = self._ends
        loop = asyncio.get_running_loop()
        loop.add_reader(one, lambda: os.write(other, os.read(one, 512)))
        loop.add_reader(other, lambda: os.write(one, os.read(other, 512)))

    def close(self) -> None:
        for master, slave in self._ends:
            asyncio.get_running_loop().remove_reader(master)
            os.close(master)
            os.close(slave)


@asynccontextmanager
async def serving(program: Path, transport: str) -> AsyncIterator[dict[str, Any]]:
    if transport == "tcp":
        async with running(str(program), "tcp") as port:
            yield {"host": "127.0.0.1", "port": int(port)}
        return
    cable = Cable()
    try:
        async with running(str(program), "rtu", cable.names[0]) as said:
            assert said == "ready"
            yield {"transport": "serial", "device": cable.names[1], "baud_rate": 115200, "parity": "none"}
    finally:
        cable.close()


@pytest.mark.parametrize("transport", ["tcp", "serial"])
async def test_another_stack_is_read_and_written_right(program: Path, transport: str) -> None:
    """Every table, both sizes of write, and an address that libmodbus does not have."""
    places = [0, 1, 9, 10, 124, 125, 126, 1999]
    points = [at(f"analog.h{n}", "holding", n, "u16") for n in places]
    points += [at(f"analog.i{n}", "input", n, "u16") for n in places]
    points += [at(f"analog.c{n}", "coil", n) for n in places]
    points += [at(f"analog.d{n}", "discrete", n) for n in places]
    points += [
        at("energy", "input", 100, "u32", word_order="little"),
        at("analog.beyond", "holding", 2000, "u16"),
        at("permit", "coil", 500, writable=True),
        at("watchdog", "holding", 600, "i32", writable=True),
    ]
    async with serving(program, transport) as place:
        made = adapter(place, points, {"gap": 8}, timeout="1 s")
        async with listening(made) as (link, ear):
            await ear.until(lambda: len(ear.last) == len(points))
            for n in places:
                assert ear.value(f"analog.h{n}") == ear.value(f"analog.i{n}") == n
                assert ear.value(f"analog.c{n}") == ear.value(f"analog.d{n}") == n % 2
            assert ear.value("energy") == 101 << 16 | 100
            assert ear.bad() == set(link.complaints) == {"analog.beyond"}
            for permitted in (True, True, False):
                await link.write("permit", permitted)
                await ear.until(lambda permitted=permitted: ear.value("permit") is permitted)  # type: ignore[misc]
            await link.write("watchdog", -7)
            await ear.until(lambda: ear.value("watchdog") == -7)
            with pytest.raises(WriteRejected):
                await link.write("analog.beyond", 1)
