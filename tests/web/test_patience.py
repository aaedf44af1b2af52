"""A connection whose other end takes nothing is cut, and one that takes a little is not."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import uvicorn
from starlette.types import Receive, Scope, Send

from collector.web.patience import PatientProtocol

PIECE = b"x" * 65_536


class Impatient(PatientProtocol):
    """One that waits for a moment only."""

    patience = 0.3


class Endless:
    """An app that sends without end, and knows how its answer ended."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.gone = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        self.begun.set()
        try:
            while True:
                await send({"type": "http.response.body", "body": PIECE, "more_body": True})
                if (await _next(receive)) == "http.disconnect":
                    return
        finally:
            self.gone.set()


async def _next(receive: Receive) -> str:
    """What the server has to say by now."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(0):
            return str((await receive())["type"])
    return ""


@contextlib.asynccontextmanager
async def serving(app: Endless) -> AsyncIterator[int]:
    config = uvicorn.Config(app, http=Impatient, lifespan="off", log_config=None, ws="none")
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    listener = socket.create_server(("127.0.0.1", 0))
    await server.startup(sockets=[listener])
    try:
        yield listener.getsockname()[1]
    finally:
        await server.shutdown(sockets=[listener])
        listener.close()


async def test_who_reads_nothing_is_cut_off() -> None:
    app = Endless()
    async with serving(app) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        async with asyncio.timeout(30):
            await app.gone.wait()
        with contextlib.suppress(ConnectionError):
            while await reader.read(1_000_000):
                pass
        writer.close()


async def test_who_reads_slowly_is_let_be() -> None:
    """Each time some of what waits was taken, the patience begins anew."""
    app = Endless()
    async with serving(app) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        ticks, taken = asyncio.get_running_loop().time, 0
        begun = ticks()
        async with asyncio.timeout(30):
            while ticks() - begun < 4 * Impatient.patience or taken < 100 * len(PIECE):
                taken += len(await reader.readexactly(4 * len(PIECE)))
        assert not app.gone.is_set()
        writer.close()
        async with asyncio.timeout(30):
            await app.gone.wait()
