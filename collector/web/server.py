"""Serves pages and API as a task of the collector: bound before anything starts, gone when the collector goes."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp

from collector import __version__
from collector.errors import RequestRefused
from collector.runtime.groups import task_group
from collector.web.api.routes import api_of
from collector.web.door import Door, Doorkeeper
from collector.web.floor.board import Board
from collector.web.house import House
from collector.web.pages import browsers_kept, forget_pages, put_pages_on
from collector.web.rooms import furnish
from collector.web.surroundings import Surroundings

GRACE = 2
"""Seconds that open requests have to end when the collector goes."""


SAFE_HEADERS = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
    ("Content-Security-Policy", "frame-ancestors 'self'; base-uri 'self'; object-src 'none'"),
    ("Referrer-Policy", "same-origin"),
]
"""With every answer: browsers take it for what it is, frame it nowhere else, and tell no other site of it."""


class WebServer:
    """The pages and the API of one workshop. NiceGUI knows one app in a process: serve one at a time.

    Args:
        around: All that pages and API look at and ask.
        host: The address to listen on.
        port: The port; 0 takes any that is free.
        token: What the API asks for before it changes anything.
        keeper: Who knows who asks.
    """

    def __init__(self, around: Surroundings, host: str, port: int, token: str, keeper: Doorkeeper) -> None:
        self._around = around
        self._host = host
        self._port = port
        self._token = token
        self._keeper = keeper
        self.board = Board(around)

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Serve for as long as the block lasts; gives the address of the pages.

        Raises:
            RequestRefused: If the port is taken, or not ours to listen on.
        """
        listener = await asyncio.to_thread(self._listen)
        with contextlib.closing(listener):
            port = listener.getsockname()[1]
            shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self._host, self._host)
            server = _server(await asyncio.to_thread(self._app))
            # Not `server.serve()`: it takes the process's signals, and once cancelled it leaves its sockets open.
            await _start(server, listener)
            async with browsers_kept(), task_group() as group:
                ticks = group.create_task(server.main_loop(), name="web")
                board = group.create_task(self.board.keep(), name="board")
                try:
                    yield f"http://{f'[{shown}]' if ':' in shown else shown}:{port}"
                finally:
                    ticks.cancel()
                    board.cancel()
                    forget_pages()
                    await server.shutdown(sockets=[listener])

    def _listen(self) -> socket.socket:
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((self._host, self._port))
        except OSError as error:
            listener.close()
            raise RequestRefused(
                f"the pages cannot be served on {self._host}, port {self._port}: {error.strerror or error};"
                " give another [web] port in the site file"
            ) from error
        listener.setblocking(False)
        return listener

    def _app(self) -> ASGIApp:
        # FastAPI's own documentation pages fetch their scripts from the internet: the description alone is served.
        app = FastAPI(
            title="etabli", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json"
        )
        app.include_router(api_of(self._around, self.board, self._token))
        put_pages_on(app, self._around.site, lambda: furnish(House(self._around), self.board))
        return Door(app, self._keeper)


def _server(app: ASGIApp) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="on",
        server_header=False,
        headers=SAFE_HEADERS,
        timeout_graceful_shutdown=GRACE,
        ws="websockets-sansio",
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    return server


async def _start(server: uvicorn.Server, listener: socket.socket) -> None:
    try:
        await server.startup(sockets=[listener])
    except SystemExit as ending:  # uvicorn's way to say that the app did not start; its log says why.
        raise RuntimeError("the pages could not be started") from ending
