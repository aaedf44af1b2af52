"""A real mosquitto on a free loopback port, ended by its pid, and a socket in front of it that can misbehave."""

from __future__ import annotations

import asyncio
import getpass
import shutil
import tempfile
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path

from tests.adapters.opcua.server import Front
from tests.ports import free_port

MOSQUITTO = shutil.which("mosquitto") or "/usr/sbin/mosquitto"


class Broker:
    """Mosquitto behind a socket.

    Args:
        settings: Further lines of its configuration.
        tls: Lines of its listener's certificate, if it speaks TLS.
    """

    def __init__(self, settings: str = "allow_anonymous true", tls: str = "") -> None:
        self.port = free_port()
        """Where the collector finds it."""
        self.inside = free_port()
        """Where the devices find it: their lines hold when the collector's breaks."""
        self.front = Front(self.port, self.inside)
        self._folder = tempfile.TemporaryDirectory(prefix="etabli-mqtt-")
        self._file = Path(self._folder.name) / "mosquitto.conf"
        self._file.write_text(
            f"listener {self.inside} 127.0.0.1\n{tls}\nuser {getpass.getuser()}\n{settings}\nset_tcp_nodelay true\n"
        )
        self._process: Process | None = None

    async def start(self) -> None:
        """Serve, on the same port at every start."""
        if self._process is None:
            self._process = await asyncio.create_subprocess_exec(
                MOSQUITTO, "-c", str(self._file), stdout=DEVNULL, stderr=DEVNULL
            )
            async with asyncio.timeout(20):
                while not await self._listens():
                    assert self._process.returncode is None, "mosquitto did not start"
                    await asyncio.sleep(0.01)
            assert self._process.returncode is None, "another server has this port"
        await self.front.start()

    async def _listens(self) -> bool:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", self.inside)
        except OSError:
            return False
        writer.close()
        await writer.wait_closed()
        return True

    async def kill(self) -> None:
        """As when the plug is pulled."""
        if self._process is not None:
            if self._process.returncode is None:
                self._process.kill()
                await self._process.wait()
            self._process = None
        await self.front.kill()

    @property
    def conversations(self) -> int:
        """How many connections of the collector are open."""
        return len(self.front._tasks)

    async def close(self) -> None:
        await self.kill()
        self._folder.cleanup()
