"""The server: bound before it says so, gone when it is left, and never the reason for the collector to end."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import Callable

import httpx
import pytest

from collector.errors import RequestRefused
from collector.web.floor.board import Sight
from collector.web.listening import Listening
from collector.web.server import WebServer
from tests.web.conftest import Served
from tests.web.scene import Scene


async def fetch(url: str) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as client:
        return await client.get(url)


async def test_a_taken_port_is_refused_in_words(workshop: Scene) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(RequestRefused, match=rf"port {port}.*\[web\] port"):
            async with WebServer(workshop.around, Listening(port=port), workshop.host).serving():
                pass


async def test_one_server_after_another_in_one_process(workshop: Scene, free_port: Callable[[], int]) -> None:
    """NiceGUI keeps its app in the process: the second server still has its own page, and the port is free again."""
    port = free_port()
    for _ in range(3):
        async with WebServer(workshop.around, Listening(port=port), workshop.host).serving() as url:
            page = await fetch(url)
            assert page.status_code == 200
            assert "usinage DMU 50" in page.text
    with pytest.raises(httpx.ConnectError):
        await fetch(url)


async def test_nobody_looks_through_what_other_threads_put_together(
    workshop: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NiceGUI is told which server it is: going through all objects breaks the tuples of other threads."""
    monkeypatch.setattr(gc, "get_objects", lambda: pytest.fail("it went through everything there is"))
    async with WebServer(workshop.around, Listening(port=0), workshop.host).serving() as url:
        assert (await fetch(url)).status_code == 200


async def test_a_cancelled_server_is_gone(workshop: Scene) -> None:
    begun: asyncio.Queue[str] = asyncio.Queue(1)

    async def serve() -> None:
        async with WebServer(workshop.around, Listening(), workshop.host).serving() as url:
            await begun.put(url)
            await asyncio.Event().wait()

    async with asyncio.TaskGroup() as group:
        task = group.create_task(serve())
        url = await begun.get()
        assert (await fetch(url)).status_code == 200
        task.cancel()
    with pytest.raises(httpx.ConnectError):
        await fetch(url)


async def test_what_fails_inside_comes_out_as_itself(workshop: Scene) -> None:
    with pytest.raises(ValueError, match="ours"):
        async with WebServer(workshop.around, Listening(), workshop.host).serving():
            raise ValueError("ours")


class Looker:
    """A page that remembers what it was shown."""

    language = "fr"
    named = True

    def __init__(self) -> None:
        self.sights: asyncio.Queue[Sight] = asyncio.Queue()

    def show(self, sight: Sight) -> None:
        self.sights.put_nowait(sight)


class Broken(Looker):
    """A page whose browser makes trouble."""

    def show(self, sight: Sight) -> None:
        raise RuntimeError("this page is broken")


async def test_a_broken_page_takes_no_other_away(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    looker = Looker()
    served.board.watch(Broken())
    leave = served.board.watch(looker)
    for _ in range(2):
        assert not (await looker.sights.get()).frozen
    assert served.board.viewers == 1
    leave()
    assert served.board.viewers == 0
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "a page cannot be brought up to date"
    ]


async def test_a_floor_that_cannot_be_seen_says_so_and_comes_back(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    """What fails once a second is logged once; the pages are told that they show old values."""
    looker, live = Looker(), served.scene.around.live
    served.board.watch(looker)
    assert not (await looker.sights.get()).frozen
    lost = live.machines.pop("tour-1")
    while not (await looker.sights.get()).frozen:
        pass
    assert (await looker.sights.get()).frozen
    live.machines["tour-1"] = lost
    while (await looker.sights.get()).frozen:
        pass
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == ["the floor cannot be shown"]


async def test_nothing_is_worked_out_while_nobody_looks(served: Served) -> None:
    """With no page open the board reads nothing: a breakage goes unnoticed until somebody comes."""
    served.scene.around.live.machines.pop("tour-1")
    for _ in range(5):
        await served.scene.clock.sleep(1.0)
    looker = Looker()
    served.board.watch(looker)
    assert (await looker.sights.get()).frozen
