"""The network cable between the collector and a machine: it can be pulled, and plugged in again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

BLOCK = 65_536


class Cable:
    """Passes everything on to a port on this computer, until it is pulled.

    Args:
        behind: The machine's port.
    """

    def __init__(self, behind: int) -> None:
        self._behind = behind
        self._ends: set[asyncio.StreamWriter] = set()
        self._pulled = False
        self.port = 0
        """Where the collector finds the machine."""

    @asynccontextmanager
    async def laid(self) -> AsyncIterator[Cable]:
        """Lay it for the length of a block."""
        listener = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = listener.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            listener.close()
            self.pull()
            await listener.wait_closed()

    def pull(self) -> None:
        """Break every connection, and let none be made."""
        self._pulled = True
        for end in self._ends:
            end.transport.abort()

    def plug_in(self) -> None:
        """Let connections be made again."""
        self._pulled = False

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._pulled:
            writer.transport.abort()
            return
        try:
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self._behind)
        except OSError:
            writer.transport.abort()
            return
        ends = {writer, inner_writer}
        self._ends |= ends
        try:
            with suppress(OSError, ExceptionGroup):
                async with asyncio.TaskGroup() as both:
                    both.create_task(_pass(reader, inner_writer), name="to the machine")
                    both.create_task(_pass(inner_reader, writer), name="from the machine")
        finally:
            self._ends -= ends
            for end in ends:
                end.transport.abort()


async def _pass(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    while data := await source.read(BLOCK):
        sink.write(data)
        await sink.drain()
    # One side has ended: so has the conversation.
    raise ConnectionResetError
