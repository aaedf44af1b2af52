"""Serves pages and API as a task of the collector: bound before anything starts, gone when the collector goes."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import uvicorn
from starlette.types import ASGIApp

from collector import __version__
from collector.runtime.groups import task_group
from collector.web.accounts.changes import changes_of as account_changes_of
from collector.web.accounts.entrance import entrance_of
from collector.web.accounts.mine import mine_of
from collector.web.accounts.welcome import welcome_of
from collector.web.api.accounts import accounts_of
from collector.web.api.describing import DescribedApp
from collector.web.api.lines import Lines
from collector.web.api.programs import programs_of
from collector.web.api.routes import api_of
from collector.web.api.site import site_of
from collector.web.closing import ClosingProtocol
from collector.web.door import Door, Doorkeeper
from collector.web.floor.board import Board
from collector.web.house import House
from collector.web.kiosk.acts import kiosk_acts
from collector.web.kiosk.booths import Booths
from collector.web.listening import Listening, Tls
from collector.web.pages import browsers_kept, forget_pages, put_pages_on
from collector.web.patience import PatientProtocol
from collector.web.proxies import Proxies
from collector.web.rooms import furnish
from collector.web.safe_headers import SAFE_HEADERS
from collector.web.server_shown import shown
from collector.web.site.pages import site_changes_of
from collector.web.surroundings import Surroundings

GRACE = 2
"""Seconds that open requests have to end when the collector goes."""


class WebServer:
    """The pages and the API of one workshop. NiceGUI knows one app in a process: serve one at a time.

    Args:
        around: All that pages and API look at and ask.
        listening: Where, and what protects it on the way.
        keeper: Who knows who asks.
    """

    def __init__(self, around: Surroundings, listening: Listening, keeper: Doorkeeper) -> None:
        self._around = around
        self._listening = listening
        self._keeper = keeper
        self.board = Board(around)
        self.lines = Lines(around.live)
        self.booths = Booths(around, around.shopfloor) if around.shopfloor is not None else None
        # FastAPI's own documentation pages fetch their scripts from the internet: the description alone is served.
        self.app = DescribedApp(
            title="etabli", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json"
        )

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Serve for as long as the block lasts; gives the address of the pages.

        Raises:
            RequestRefused: If the port is taken, or not ours to listen on, or the certificate cannot be used.
        """
        tls = await asyncio.to_thread(self._listening.tls)
        listener = await asyncio.to_thread(self._listening.listen)
        with contextlib.closing(listener):
            port = listener.getsockname()[1]
            server = _server(await asyncio.to_thread(self._app), tls)
            # Not `server.serve()`: it takes the process's signals, and once cancelled it leaves its sockets open.
            await _start(server, listener)
            async with browsers_kept(), task_group() as group:
                ticks = group.create_task(server.main_loop(), name="web")
                board = group.create_task(self.board.keep(), name="board")
                kiosks = group.create_task(self.booths.keep(), name="kiosks") if self.booths else None
                renewal = group.create_task(tls.keep_up(self._around.clock), name="certificate") if tls else None
                try:
                    yield self._listening.url(port)
                finally:
                    ticks.cancel()
                    board.cancel()
                    for one in (kiosks, renewal):
                        if one is not None:
                            one.cancel()
                    self.lines.end()
                    forget_pages()
                    await server.shutdown(sockets=[listener])

    def _app(self) -> ASGIApp:
        app = self.app
        app.include_router(api_of(self._around, self.board))
        app.include_router(programs_of(self._around, self.lines))
        app.include_router(site_of(self._around))
        house = self.house = House(self._around)
        app.include_router(site_changes_of(house))
        lodge = self._around.lodge
        if lodge is not None:
            app.include_router(accounts_of(lodge))
            for way in (entrance_of, welcome_of, mine_of, account_changes_of):
                app.include_router(way(house, lodge))
            lodge.keeper.follow(house.open_pages.close)
            lodge.keeper.look_after(house.open_pages.tickets)
        if self.booths is not None:
            app.include_router(kiosk_acts(self.booths))
        put_pages_on(app, self._around.site, lambda: furnish(house, self.board, self.booths))
        return Proxies(Door(app, self._keeper), self._listening.proxies)


def _server(app: ASGIApp, tls: Tls | None) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="on",
        server_header=False,
        headers=SAFE_HEADERS,
        # Uvicorn itself would believe whoever comes from this computer about who asks.
        proxy_headers=False,
        ssl_context_factory=None if tls is None else lambda config, usual: tls.context,
        timeout_graceful_shutdown=GRACE,
        ws=ClosingProtocol,
        http=PatientProtocol,
    )
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    return server


async def _start(server: uvicorn.Server, listener: socket.socket) -> None:
    try:
        with shown(server):
            await server.startup(sockets=[listener])
    except SystemExit as ending:  # uvicorn's way to say that the app did not start; its log says why.
        raise RuntimeError("the pages could not be started") from ending
