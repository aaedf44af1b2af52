"""The live stream: the state that stands, as it changes, to whoever listens; nobody waits for a slow reader."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from typing import Any

import httpx
import pytest

from collector.accounts.rights import AccountRole
from collector.web.api.lines import Lines
from collector.web.api.live import Watch, stream
from tests.web.conftest import Served
from tests.web.scene import HUGO, Scene, busy

PATIENCE = 60.0


class Listener:
    """A program that reads the stream.

    Args:
        answer: What it reads.
    """

    def __init__(self, answer: httpx.Response) -> None:
        self.answer = answer
        self._lines = answer.aiter_lines()
        self.last = ""

    async def event(self) -> tuple[str, dict[str, Any]]:
        """The next event."""
        found: dict[str, str] = {}
        async with asyncio.timeout(PATIENCE):
            async for line in self._lines:
                if not line and "data" in found:
                    self.last = found.get("id", self.last)
                    return found["event"], json.loads(found["data"])
                name, _, value = line.partition(": ")
                found[name] = value
        raise AssertionError("the stream ended")

    async def until(self, machine: str, **fields: Any) -> dict[str, Any]:
        """The next event of a machine that says this."""
        while True:
            _, told = await self.event()
            if told.get("machine") == machine and all(told[name] == value for name, value in fields.items()):
                return told


@asynccontextmanager
async def listening(served: Served, last: str = "") -> AsyncIterator[Listener]:
    headers = {"Last-Event-ID": last} if last else {}
    async with served.api.stream("GET", "/api/live", headers=headers, timeout=PATIENCE) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        yield Listener(answer)


async def test_a_listener_is_told_what_stands_and_then_what_changes(served: Served) -> None:
    await busy(served.scene)
    machines = [one.id for one in served.scene.around.site.machines]
    async with listening(served) as reader:
        told = [(await reader.event())[1] for _ in machines]
        assert [one["machine"] for one in told] == machines
        assert told == (await served.api.get("/api/machines/now")).json()
        turning = told[machines.index("tour-1")]
        assert (turning["standing"], turning["order"], turning["persons"]) == ("paused", "26-1047", [HUGO.id])
        await served.scene.hear("tour-1", execution="ACTIVE")
        changed = await reader.until("tour-1", execution="ACTIVE")
        assert changed["standing"] == "running"
        # What no fact tells is told too: the line to a machine that says nothing for long.
        served.scene.later(60)
        assert (await reader.until("centre-1"))["stale"]


async def test_whoever_was_away_is_told_only_what_changed(served: Served) -> None:
    """By the id of the last event; one of another start, or no id at all, is told everything."""
    scene, machines = served.scene, len(served.scene.around.site.machines)
    async with listening(served) as reader:
        for _ in range(machines):
            await reader.event()
        last = reader.last
    await scene.hear("tour-1", execution="READY", program="AXE")
    await scene.hear("tour-1", execution="ACTIVE")
    async with listening(served, last) as reader:
        _, told = await reader.event()
        assert (told["machine"], told["execution"], told["program"]) == ("tour-1", "ACTIVE", "AXE")
        newest = reader.last
        await scene.hear("scie-1", execution="READY")
        assert (await reader.event())[1]["machine"] == "scie-1"
    for strange in ("", "0badcafe-3", "x", f"{newest}x"):
        async with listening(served, strange) as reader:
            assert len([await reader.event() for _ in range(machines)]) == machines


async def test_who_works_there_is_told_to_those_who_may_see_names(served: Served) -> None:
    await busy(served.scene)
    served.scene.host.comes(AccountRole.WALL)
    async with listening(served) as reader:
        for _ in served.scene.around.site.machines:
            _, told = await reader.event()
            assert told["persons"] is None
    now = (await served.api.get("/api/machines/now")).text
    assert HUGO.id not in now
    served.scene.host.comes(AccountRole.KIOSK)
    assert (await served.api.get("/api/live")).status_code == 403


async def test_there_is_an_end_to_how_many_may_listen(served: Served, workshop: Scene) -> None:
    """One too many is told so, and comes in once another has gone."""
    lines = served.server.lines
    lines.most = 1
    async with listening(served) as reader:
        await reader.event()
        assert lines.open == 1
        refused = await served.api.get("/api/live")
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "30")
    while lines.open:
        await workshop.clock.sleep(0.05)
    async with listening(served) as reader:
        await reader.event()


async def test_a_stream_says_that_it_is_alive_and_ends_in_time(workshop: Scene) -> None:
    """Nothing happens: a heartbeat now and then. After its time, or with the server, it ends."""
    around = workshop.around
    lines = Lines(around.live)
    events: list[bytes] = []
    async with aclosing(stream(Watch(around), lines, named=True, heartbeat=0.1)) as alive:
        while sum(event.startswith(b"event: heartbeat\n") for event in events) < 2:
            events.append(await anext(alive))
    assert events[0] == b"retry: 2000\n\n"
    assert sum(event.startswith(b"event: machine\n") for event in events) == len(around.site.machines)
    assert len([event async for event in stream(Watch(around), lines, named=True, longest=0.5)]) > 1
    async with aclosing(stream(Watch(around), lines, named=True)) as endless:
        await anext(endless)
        lines.end()
        with pytest.raises(StopAsyncIteration):
            await anext(endless)


async def test_a_reader_that_reads_nothing_keeps_nobody_waiting(served: Served) -> None:
    """While one does not read a byte, another is told every change; and the server ends as if it were not there."""
    host, _, port = served.url.removeprefix("http://").partition(":")
    _, stuck = await asyncio.open_connection(host, int(port), limit=1)
    stuck.write(f"GET /api/live HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
    await stuck.drain()
    async with listening(served) as reader:
        for number in range(1, 40):
            await served.scene.hear("tour-1", execution="READY", program=f"P{number}" + "X" * 2000)
        assert (await reader.until("tour-1", program="P39" + "X" * 2000))["line"] == "up"
    stuck.close()
