"""A browser that is just leaving does not keep the server from going."""

from __future__ import annotations

import asyncio
from typing import Any

import uvicorn
from uvicorn.server import ServerState

from collector.web.closing import ClosingProtocol

HELLO = (
    b"GET / HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)
GOODBYE = b"\x88\x82" + b"\x00" * 4 + (1001).to_bytes(2, "big")
"""A close frame as a browser sends it, masked with nothing."""


class Line(asyncio.Transport):
    """A line to a browser that takes what it is sent, and is not gone yet when it is closed."""

    def __init__(self) -> None:
        super().__init__({"peername": ("127.0.0.1", 1), "sockname": ("127.0.0.1", 2)})
        self.sent = b""
        self.closes = 0

    def write(self, data: Any) -> None:
        self.sent += bytes(data)

    def close(self) -> None:
        self.closes += 1

    def is_closing(self) -> bool:
        return self.closes > 0

    def pause_reading(self) -> None: ...
    def resume_reading(self) -> None: ...


async def _app(scope: Any, receive: Any, send: Any) -> None:
    await receive()
    await send({"type": "websocket.accept"})
    while (await receive())["type"] != "websocket.disconnect":
        pass


async def test_the_server_goes_while_a_browser_says_goodbye() -> None:
    """Both ends close at once: what uvicorn takes for a mistake there is none, and the line is closed."""
    config = uvicorn.Config(_app, log_config=None, ws_ping_interval=None)
    config.load()
    state, line = ServerState(), Line()
    socket = ClosingProtocol(config, state, {})
    socket.connection_made(line)
    socket.data_received(HELLO)
    async with asyncio.timeout(30):
        while b"101" not in line.sent:  # noqa: ASYNC110 - the app's own task answers
            await asyncio.sleep(0)
    socket.data_received(GOODBYE)
    closes = line.closes
    socket.shutdown()
    assert line.closes > closes
    socket.connection_lost(None)
    await asyncio.gather(*state.tasks)
