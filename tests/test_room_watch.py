"""Recording stops where nothing can be written at all: who is told, what is held, and what is written down later."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection

from collector.app import surroundings_of, workshop
from collector.chores import write_samples
from collector.core.facts import Fact, RecordingResumed, RecordingStopped
from collector.core.signals import Quality, Reading
from collector.errors import DiskFull
from collector.opened import Workshop
from collector.reloading.crew import Crew
from collector.reloading.taking_up import TakingUp
from collector.room_watch import ROOM_FOR, RoomWatch
from collector.runtime.live import Line
from collector.runtime.room import Room
from collector.settings import load
from tests.settings.files import SITE, write_site

NO_LIMIT = 2**31 - 2


def limit(pages: int) -> Callable[[Connection], None]:
    """Not more pages for the database than these, or than it has already."""

    def work(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    return work


async def until_full(shop: Workshop) -> int:
    """Let the database have no more room, and fill what it has; how many facts that took."""
    await shop.store.write(limit(1))
    at = datetime(2026, 11, 23, tzinfo=UTC)
    for number in range(5_000):
        try:
            await shop.store.commit([RecordingStopped(machine="", at=at, free=number)], {})
        except DiskFull:
            return number
    raise AssertionError("it is not full")


async def test_what_cannot_be_written_down_is_told_at_once_and_written_later(tmp_path: Path) -> None:
    """With its own time, once; whoever asks meanwhile is told why not; then everything goes on."""
    site = await asyncio.to_thread(lambda: load(write_site(tmp_path)))
    told: list[Fact] = []
    async with workshop(site) as shop, asyncio.TaskGroup() as group:
        crew = Crew(shop, group)
        watch = RoomWatch(shop, crew, group)
        watch.follow(told.extend)
        before = await until_full(shop)
        await watch.look()
        assert (shop.live.room, shop.live.machines["tour-1"].line) == (Room.FULL, Line.DOWN)
        [stopped] = told
        assert isinstance(stopped, RecordingStopped)
        with pytest.raises(DiskFull, match="nothing is recorded until there is room again"):
            await shop.engine.record([stopped])
        await shop.store.write(limit(NO_LIMIT))
        for _ in range(ROOM_FOR):
            assert shop.live.room is Room.FULL
            await watch.look()
        assert shop.live.room is Room.PLENTY
        crew.cancel()
        kinds = ["RecordingStopped", "RecordingResumed"]
        facts = await asyncio.to_thread(lambda: [one.fact for one in shop.store.facts(kinds=kinds)][before:])
        assert facts[0] == stopped
        assert isinstance(facts[1], RecordingResumed)
        assert (len(facts), facts[1].stopped_at) == (2, stopped.at)


async def test_measured_values_give_way_first(tmp_path: Path) -> None:
    """While room is scarce none are kept, and they are counted as dropped; then they are kept again."""
    site = await asyncio.to_thread(lambda: load(write_site(tmp_path)))
    async with workshop(site) as shop, asyncio.TaskGroup() as group:
        writing = group.create_task(write_samples(shop), name="samples")
        async with asyncio.timeout(30):
            for room, dropped, kept in ((Room.SCARCE, 1, 0), (Room.PLENTY, 1, 1)):
                shop.live.room = room
                shop.telemetry.put([Reading("tour-1", "power", 5.0, Quality.GOOD, None, datetime.now(UTC))])
                while (shop.telemetry.dropped, shop.samples.counts.kept) != (dropped, kept):  # noqa: ASYNC110 - counted elsewhere
                    await asyncio.sleep(0.01)
        writing.cancel()


async def test_a_site_file_is_not_taken_up_by_halves(tmp_path: Path) -> None:
    """On a disk that is full nothing of it counts: what cannot be written down does not happen."""
    site = await asyncio.to_thread(lambda: load(write_site(tmp_path)))
    async with workshop(site) as shop, asyncio.TaskGroup() as group:
        crew, around = Crew(shop, group), surroundings_of(shop)
        taking_up = TakingUp(shop, crew, around, group)
        await until_full(shop)
        await asyncio.to_thread(write_site, tmp_path, site=SITE.replace("tour-1", "tour-2"))
        with pytest.raises(DiskFull):
            await taking_up.take_up("a-1")
        assert list(shop.live.machines) == [one.id for one in around.site.machines] == ["tour-1"]
        await shop.store.write(limit(NO_LIMIT))
        difference = await taking_up.take_up("a-1")
        assert (difference.added, difference.removed) == (("tour-2",), ("tour-1",))
        assert list(shop.live.machines) == [one.id for one in around.site.machines] == ["tour-2"]
        assert [one.id for one in around.site.gone] == ["tour-1"]
        crew.cancel()
