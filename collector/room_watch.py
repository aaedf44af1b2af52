"""Watches the room on the data's disk: recording stops in good order before it is full, and goes on when there is room.

What is stopped is what a running collector writes by itself and what machines rest on: measured values first, then the
lines to all machines, their permits withheld before. What machines do meanwhile is a gap, and what they count comes in
by their own counters when they are seen again.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from collector.core.events import ConnectionLost
from collector.core.facts import Fact, RecordingResumed, RecordingStopped
from collector.errors import DiskFull
from collector.gate.permits import Permits
from collector.opened import Workshop
from collector.reloading.crew import Crew, adapters_of
from collector.runtime.engine import SITE
from collector.runtime.live import Line
from collector.runtime.mailbox import Delivery
from collector.runtime.room import Room, judge

log = logging.getLogger(__name__)

LOOK_EVERY = 1.0
"""Seconds between two looks at the disk."""

ROOM_FOR = 3
"""Looks in a row that have to find room before recording goes on."""

REACH = 10.0
"""Seconds for which lines that are not there may come, so that a permit that stands in a device is withheld: one that
a killed collector has given, where the next one begins on a full disk."""

WHY = "the disk is full: nothing is recorded until there is room again"
"""What is said of each line, and to whoever asks for something that would have to be written down."""


class RoomWatch:
    """Who watches.

    Args:
        shop: The open workshop.
        crew: Who keeps the lines.
        group: Where tasks run.
    """

    def __init__(self, shop: Workshop, crew: Crew, group: asyncio.TaskGroup) -> None:
        self._shop, self._crew, self._group = shop, crew, group
        self._followers: list[Callable[[Sequence[Fact]], None]] = []
        self._untold: list[Fact] = []
        self._stopped_at: datetime | None = None
        self._losing: asyncio.Task[None] | None = None
        self._found_room = 0

    def follow(self, told: Callable[[Sequence[Fact]], None]) -> None:
        """Have somebody told at once of what cannot be written down yet; he may neither wait nor fail."""
        self._followers.append(told)

    async def keep(self) -> None:
        """Look again and again; until cancelled."""
        while True:
            await self.look()
            await self._shop.clock.sleep(LOOK_EVERY)

    async def look(self) -> None:
        """Look once, and do what follows."""
        shop, before = self._shop, self._shop.live.room
        free = await asyncio.to_thread(_free, shop.site.store.directory)
        room = Room.FULL if shop.store.full else judge(before, free, shop.site.store.reserve)
        self._found_room = 0 if room is Room.FULL else self._found_room + 1
        if room is Room.FULL and before is not Room.FULL:
            await self._stop(free)
        elif room is not Room.FULL and before is Room.FULL:
            if self._found_room >= ROOM_FOR:
                await self._go_on(room)
        elif room is not before:
            shop.live.room = room
            if room is Room.SCARCE:
                log.warning("room on the disk is scarce: measured values are not kept", extra={"free": free})
            else:
                log.info("there is room on the disk: measured values are kept again", extra={"free": free})

    async def _stop(self, free: int) -> None:
        shop = self._shop
        async with self._crew.changing:
            log.error("the disk is full: recording stops, permits are withheld", extra={"free": free})
            shop.live.room = Room.FULL
            machines = [one.id for one in shop.site.machines]
            if shop.access is not None:
                await shop.access.let_go(shop.access.permits.machines, "full")
                await self._reach(shop.access.permits)
            await self._crew.end(machines)
            self._stopped_at = shop.clock.now()
            await self._tell(RecordingStopped(machine=SITE, at=self._stopped_at, free=free))
            shop.engine.hold(WHY)
            # Not waited for: where nothing can be written at all, the engine holds what it has until it can be.
            self._losing = self._group.create_task(self._lose(machines), name="lines that were let go of")
            for machine in machines:
                live = shop.live.machines[machine]
                live.line, live.reason, live.line_since = Line.DOWN, WHY, self._stopped_at

    async def _reach(self, permits: Permits) -> None:
        """Withhold the permits of machines that are reached only now, before their lines are let go of as well."""
        missing, left = permits.unreached(), round(REACH / LOOK_EVERY)
        while missing and left:
            await self._shop.clock.sleep(LOOK_EVERY)
            still = permits.unreached()
            await permits.withhold(missing - still, "full")
            missing, left = missing & still, left - 1

    async def _lose(self, machines: Sequence[str]) -> None:
        """Let the engine know that machines are not seen any more: since they were last heard of."""
        for machine in machines:
            heard = self._shop.live.machines[machine].heard_at or self._shop.clock.now()
            lost = ConnectionLost(at=heard, reason="recording has stopped: the disk is full")
            await self._shop.mailbox.put(Delivery(machine, [lost]))

    async def _go_on(self, room: Room) -> None:
        shop = self._shop
        async with self._crew.changing:
            if self._losing is not None:
                await self._losing
            shop.engine.go_on()
            since = self._stopped_at or shop.clock.now()
            resumed = RecordingResumed(machine=SITE, at=shop.clock.now(), stopped_at=since)
            try:
                await shop.engine.record([*self._untold, resumed])
            except DiskFull:
                shop.engine.hold(WHY)
                return
            self._untold.clear()
            log.info("there is room on the disk again: recording goes on")
            shop.live.room = room
            for machine in shop.site.machines:
                shop.live.machines[machine.id].begin_anew()
            self._crew.begin(adapters_of(shop.site.machines))
            if shop.access is not None:
                shop.access.arrange(shop.site)
                shop.access.take_up(self._group, self._crew.keepers)

    async def _tell(self, fact: Fact) -> None:
        """Write a fact down; where that cannot be, keep it, and tell those of it who can do without the journal."""
        try:
            await self._shop.engine.record([fact])
        except DiskFull:
            self._untold.append(fact)
            for told in self._followers:
                told([fact])


def _free(directory: Path) -> int:
    """Bytes that are free for us; of a disk that cannot be asked, none: it takes nothing either."""
    try:
        return shutil.disk_usage(directory).free
    except OSError:
        return 0
