"""A real OPC UA server for the tests, built as told, in this event loop, and a socket in front that can misbehave."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from asyncua import Server, ua

from tests.adapters.opcua.prepared import PreparedServer
from tests.ports import free_port

URI = "urn:test:machine"
APPLICATION = "urn:test:lathe-7"


@dataclass
class Variable:
    """One variable of the test server."""

    value: Any
    kind: ua.VariantType
    writable: bool = False


@dataclass
class MachineServer:
    """An asyncua server whose variables have string node ids in namespace URI.

    Args:
        variables: By node id text.
        port: Where it listens.
        padding: Namespaces registered before its own, so that its index moves.
        application: Its application URI.
    """

    variables: Mapping[str, Variable]
    port: int = field(default_factory=free_port)
    padding: Sequence[str] = ()
    application: str = APPLICATION
    users: Any = None
    server: Server = field(init=False)
    index: int = field(init=False, default=0)

    @property
    def url(self) -> str:
        return f"opc.tcp://127.0.0.1:{self.port}"

    @property
    def sessions(self) -> int:
        """How many sessions the server holds."""
        return len(self.server.iserver._external_sessions)

    async def forget_sessions(self) -> None:
        """What a power cut does to them; this server keeps those of broken connections until they time out."""
        for session in list(self.server.iserver._external_sessions.values()):
            await session.close_session(True)

    async def prepare(self) -> None:
        self.server = Server(PreparedServer(self.users))
        await self.server.init()
        self.server.set_endpoint(self.url)
        await self.server.set_application_uri(self.application)
        self.server.set_security_policy([ua.SecurityPolicyType.NoSecurity])
        for uri in self.padding:
            await self.server.register_namespace(uri)
        self.index = await self.server.register_namespace(URI)
        for name, variable in self.variables.items():
            await self.add(name, variable)

    async def start(self) -> None:
        await self.prepare()
        await self.server.start()

    async def stop(self) -> None:
        await self.forget_sessions()
        await self.server.stop()
        self.server.iserver.aspace.clear()

    async def add(self, name: str, variable: Variable) -> None:
        node = await self.server.nodes.objects.add_variable(
            ua.NodeId(name, self.index), f"{self.index}:{name}", variable.value, variable.kind
        )
        if variable.writable:
            await node.set_writable()

    def node(self, name: str) -> ua.NodeId:
        return ua.NodeId(name, self.index)

    async def set(
        self, name: str, value: Any, kind: ua.VariantType, at: datetime | None = None, status: int = 0
    ) -> None:
        """Let the machine itself change a value."""
        data = ua.DataValue(ua.Variant(value, kind), StatusCode=ua.StatusCode(status), SourceTimestamp=at)
        await self.server.write_attribute_value(self.node(name), data)

    def get(self, name: str) -> Any:
        answer = self.server.read_attribute_value(self.node(name))
        assert answer.Value is not None
        return answer.Value.Value


@asynccontextmanager
async def serving(variables: Mapping[str, Variable], **kwargs: Any) -> AsyncIterator[MachineServer]:
    """A server for the length of a block."""
    machine = MachineServer(variables, **kwargs)
    await machine.start()
    try:
        yield machine
    finally:
        await machine.stop()


class Front:
    """A TCP socket in front of a server: passes everything on, or breaks, stalls, falls silent, talks garbage."""

    def __init__(self, port: int, behind: int) -> None:
        self._port = port
        self._behind = behind
        self._listener: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self.silent = asyncio.Event()
        self.flowing = asyncio.Event()
        self.flowing.set()
        self.garbage = False
        self.passed = 0

    async def start(self) -> None:
        self.garbage = False
        self.silent.clear()
        self._listener = await asyncio.start_server(self._serve, "127.0.0.1", self._port)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._writers.add(writer)
        try:
            if self.garbage:
                writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n" * 4)
                await reader.read()
                return
            their_reader, their_writer = await asyncio.open_connection("127.0.0.1", self._behind)
            self._writers.add(their_writer)
            try:
                async with asyncio.TaskGroup() as both:
                    both.create_task(self._pass(reader, their_writer))
                    both.create_task(self._pass(their_reader, writer))
            finally:
                their_writer.transport.abort()
        except* OSError:
            pass
        finally:
            writer.transport.abort()
            self._tasks.discard(task)

    async def _pass(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            await self.flowing.wait()
            if self.silent.is_set():
                continue
            self.passed += len(data)
            sink.write(data)
            await sink.drain()
        sink.close()

    def talk_garbage(self) -> None:
        self.garbage = True
        for writer in self._writers:
            with contextlib.suppress(Exception):
                writer.write(bytes(range(200, 256)) * 20)

    async def kill(self) -> None:
        """Break every connection and listen no more."""
        if self._listener is not None:
            self._listener.close()
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()
        async with asyncio.timeout(10):
            await asyncio.gather(*self._tasks)
        if self._listener is not None:
            await self._listener.wait_closed()
        self._listener = None
