"""NiceGUI on our app: it keeps its own app, pages and browsers in the process, and here is all that knows of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from fastapi import FastAPI
from nicegui import Client, core, ui

from collector.web.surroundings import ShownSite

RECONNECT = 10.0
"""Seconds for which a page waits for its browser to come back, before it is forgotten."""


def put_pages_on(app: FastAPI, site: ShownSite, register: Callable[[], None]) -> None:
    """Serve NiceGUI's pages wherever the app has no route of its own.

    Args:
        app: Our app, its own routes added already.
        site: Names, and the language of NiceGUI's few words.
        register: Registers the pages.
    """
    # A second server in one process (one after another) finds the app as the first one left it: it would not take
    # middleware any more, and still have the first one's pages.
    core.app.middleware_stack = None
    core.app.user_middleware.clear()
    register()
    ui.run_with(
        app,
        title=f"{site.name} · etabli",
        language="fr" if site.language == "fr" else "en-US",
        favicon="🛠",
        dark=None,
        binding_refresh_interval=None,
        reconnect_timeout=RECONNECT,
        message_history_length=120,
        tailwind=False,
        show_welcome_message=False,
    )


@asynccontextmanager
async def browsers_kept() -> AsyncIterator[None]:
    """Let browsers stay connected for as long as the block lasts; then let go of all of them.

    socket.io starts a task for each browser and one for all, and ends none of them when its server goes.
    """
    engine: Any = core.sio.eio
    start, begun = engine.start_background_task, set[asyncio.Task[Any]]()

    def start_and_keep(target: Callable[..., Any], *arguments: Any, **named: Any) -> asyncio.Task[Any]:
        task: asyncio.Task[Any] = start(target, *arguments, **named)
        begun.add(task)
        task.add_done_callback(begun.discard)
        return task

    engine.start_background_task = start_and_keep
    engine.start_service_task = True
    try:
        yield
    finally:
        engine.start_background_task = start
        engine.sockets.clear()
        ending = tuple(begun)
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)


def forget_pages() -> None:
    """Let go of every open page, so that nothing waits for its browser to come back when the server goes."""
    for client in tuple(Client.instances.values()):
        with suppress(KeyError):
            client.delete()


def open_pages() -> int:
    """How many pages are open in browsers."""
    return sum(client.has_socket_connection for client in tuple(Client.instances.values()))
