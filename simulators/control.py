"""The control port: whoever directs the play sends one JSON object per line and gets one back."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any

from simulators.line import close_quietly

_LAST_WORDS = 1.0
"""Seconds that a command has to end when the play is over."""


class ControlPort:
    """A line-by-line command server on this host.

    Args:
        obey: Carries one command out and returns the answer; a ValueError becomes `{"error": text}`.
    """

    def __init__(self, obey: Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]) -> None:
        self._obey = obey
        self._listener: asyncio.Server | None = None
        self._clients: set[asyncio.StreamWriter] = set()
        self._nobody = asyncio.Event()
        self._nobody.set()

    @property
    def port(self) -> int:
        """Where it listens, once open."""
        assert self._listener is not None
        port: int = self._listener.sockets[0].getsockname()[1]
        return port

    async def open(self, port: int) -> None:
        """Listen on loopback; 0 for a free port."""
        self._listener = await asyncio.start_server(self._serve, "127.0.0.1", port)

    async def close(self) -> None:
        """Listen no more, and end the conversations."""
        if self._listener is not None:
            self._listener.close()
        for client in self._clients:
            client.transport.abort()
        # A command that waits for a server which will not come back any more ends with the process.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LAST_WORDS):
                await self._nobody.wait()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._clients.add(writer)
        self._nobody.clear()
        try:
            while line := await reader.readline():
                writer.write(json.dumps(await self._answer(line), ensure_ascii=False).encode() + b"\n")
                await writer.drain()
        except OSError:
            pass
        finally:
            self._clients.discard(writer)
            await close_quietly(writer)
            if not self._clients:
                self._nobody.set()

    async def _answer(self, line: bytes) -> dict[str, Any]:
        try:
            command = json.loads(line)
            if not isinstance(command, dict):
                raise ValueError("a command is a JSON object")
            return await self._obey(command)
        except ValueError as wrong:
            return {"error": str(wrong)}
