"""The cable between a machine's own server and the world, where the faults of a network happen."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass, field

NOISE = bytes.fromhex("deadbeef00ff5aa5c0ffee137f80") * 4
"""What a broken serial converter or a foreign service would send: the start of no frame of ours."""

_CHUNK = 65_536
_HOST = "127.0.0.1"
_REOPEN_PATIENCE = 10.0


@dataclass(slots=True, eq=False)
class _Conversation:
    """One client's connection and the connection to the machine's server that carries it on."""

    client: asyncio.StreamWriter
    server: asyncio.StreamWriter | None = None
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    def cut(self) -> None:
        self.gone.set()
        for end in (self.client, self.server):
            if end is not None:
                end.transport.abort()


class Line:
    """A TCP line whose published port stays the same while the server behind it comes and goes.

    Sitting in front of the server, it makes a dropped, hanging, slow or garbled line the same for every protocol, and
    leaves the protocol's library alone.

    Args:
        host: The address on which the machine is published.
        port: The port on which it is published; 0 for a free one.
    """

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._inner_port: int | None = None
        self._listener: asyncio.Server | None = None
        self._conversations: set[_Conversation] = set()
        self._nobody = asyncio.Event()
        self._nobody.set()
        self._silent_until = 0.0
        self._noisy_until = 0.0
        self._delay = 0.0

    @property
    def port(self) -> int:
        """The published port."""
        return self._port

    @property
    def conversations(self) -> int:
        """How many clients are connected now."""
        return len(self._conversations)

    async def open(self, inner_port: int) -> None:
        """Publish the server that listens on `inner_port` of this host."""
        self._inner_port = inner_port
        give_up = asyncio.get_running_loop().time() + _REOPEN_PATIENCE
        while True:
            try:
                self._listener = await asyncio.start_server(self._carry, self._host, self._port)
                break
            except OSError:
                # A passing connection may have borrowed the port while we were down; a first opening fails at once.
                if self._listener is None or asyncio.get_running_loop().time() > give_up:
                    raise
                await asyncio.sleep(0.1)
        self._port = self._listener.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Refuse further connections and break those that stand."""
        if self._listener is not None:
            self._listener.close()
        self.cut()
        await self._nobody.wait()

    def cut(self) -> None:
        """Break every connection, as when the cable is pulled; new ones are welcome."""
        for conversation in list(self._conversations):
            conversation.cut()

    def fall_silent(self, seconds: float) -> None:
        """Accept connections and carry nothing in either direction for so long."""
        self._silent_until = asyncio.get_running_loop().time() + seconds

    def talk_garbage(self, seconds: float) -> None:
        """Answer noise to everything for so long, at once on the connections that stand."""
        self._noisy_until = asyncio.get_running_loop().time() + seconds
        for conversation in list(self._conversations):
            conversation.client.write(NOISE)

    def delay(self, seconds: float) -> None:
        """Hold every answer back for so long, from now on; 0 ends it."""
        self._delay = seconds

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        conversation = _Conversation(writer)
        self._conversations.add(conversation)
        self._nobody.clear()
        try:
            inner_reader, conversation.server = await asyncio.open_connection(_HOST, self._inner_port)
            async with asyncio.TaskGroup() as directions:
                directions.create_task(self._ask(reader, conversation), name="line: to the machine")
                directions.create_task(self._answer(inner_reader, conversation), name="line: from the machine")
        except* OSError:
            pass
        finally:
            conversation.cut()
            self._conversations.discard(conversation)
            if not self._conversations:
                self._nobody.set()

    async def _ask(self, reader: asyncio.StreamReader, conversation: _Conversation) -> None:
        assert conversation.server is not None
        while asked := await reader.read(_CHUNK):
            await self._wait(conversation, self._silence)
            if self._noisy:
                conversation.client.write(NOISE)
                await conversation.client.drain()
            else:
                conversation.server.write(asked)
                await conversation.server.drain()
        # Closing one end lets the other direction finish too: its read then fails or ends.
        conversation.server.close()

    async def _answer(self, reader: asyncio.StreamReader, conversation: _Conversation) -> None:
        while answered := await reader.read(_CHUNK):
            await self._wait(conversation, max(self._silence, 0.0) + self._delay)
            conversation.client.write(NOISE if self._noisy else answered)
            await conversation.client.drain()
        conversation.cut()

    async def _wait(self, conversation: _Conversation, seconds: float) -> None:
        """Hold a conversation for so long, unless it is cut meanwhile."""
        if seconds > 0:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await conversation.gone.wait()

    @property
    def _silence(self) -> float:
        return self._silent_until - asyncio.get_running_loop().time()

    @property
    def _noisy(self) -> bool:
        return asyncio.get_running_loop().time() < self._noisy_until


async def close_quietly(writer: asyncio.StreamWriter) -> None:
    """Close a stream whose other end may be gone already."""
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()
