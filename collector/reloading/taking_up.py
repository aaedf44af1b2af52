"""Takes the site file up anew while the collector runs: all of it in order, or nothing where it is wrong."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress

from collector.core.events import ConnectionLost
from collector.core.facts import SiteChanged
from collector.desk import Post
from collector.errors import ConfigError, DiskFull, RequestRefused
from collector.opened import Workshop
from collector.reloading.changes import Changes, changes_between
from collector.reloading.crew import Crew, adapters_of
from collector.runtime.engine import SITE
from collector.runtime.room import Room
from collector.settings import Site, load
from collector.settings.reported import workshop_of
from collector.settings.shown import shown_of
from collector.web.surroundings import Difference, ShownMachine, Surroundings

log = logging.getLogger(__name__)

SIGNAL = "signal"
"""Who is written down as having asked where that was SIGHUP: whoever may send it has this computer."""


class TakingUp:
    """Who takes the site file up anew.

    Args:
        shop: The open workshop.
        crew: Who keeps the lines.
        around: What pages look at.
        group: Where the tasks of new machines run.
    """

    def __init__(self, shop: Workshop, crew: Crew, around: Surroundings, group: asyncio.TaskGroup) -> None:
        self._shop, self._crew, self._around, self._group = shop, crew, around, group
        self._followers: list[Callable[[Site], None]] = []

    def follow(self, told: Callable[[Site], None]) -> None:
        """Have somebody told of the site as it is from then on; he may neither wait nor fail."""
        self._followers.append(told)

    async def look(self) -> Difference:
        """Read the file and say what it would change.

        Raises:
            ConfigError: With all that is wrong in it.
        """
        return _told(changes_between(self._shop.site, await self._read()))

    async def take_up(self, author: str) -> Difference:
        """Read the file and its profiles and let them count: what has changed, and nothing else.

        Machines that go, and those whose line has to be opened anew, first have their permits withheld, then their
        lines closed. What cannot change while the collector runs stays as it is, and is named in the answer.

        Args:
            author: The account or opaque id of who asks.

        Raises:
            ConfigError: With all that is wrong in the file; nothing has changed then.
            DiskFull: Recording has stopped for want of room; nothing has changed.
            JournalError: If something cannot be recorded.
        """
        async with self._crew.changing:
            if self._shop.live.room is Room.FULL:
                raise DiskFull("the disk is full: the site file is taken up once there is room again")
            changes = changes_between(self._shop.site, await self._read())
            if changes.anything:
                await self._change(changes, author)
            difference = _told(changes)
            log.info("the site file was taken up", extra={key: ", ".join(of) for key, of in _named(difference) if of})
            if changes.waiting:
                log.warning("takes effect at the next start", extra={"keys": ", ".join(changes.waiting)})
            return difference

    async def on_signal(self) -> None:
        """Take the file up because SIGHUP asked for it: what is wrong in it is said in the log."""
        try:
            await self.take_up(SIGNAL)
        except ConfigError as error:
            log.error("the site file is not in order, nothing was changed", extra={"problems": str(error)})
        except DiskFull as error:
            log.error("the site file is not taken up", extra={"reason": str(error)})

    async def _read(self) -> Site:
        return await asyncio.to_thread(load, self._shop.site.path)

    async def _change(self, changes: Changes, author: str) -> None:
        shop, site = self._shop, changes.site
        opening = {*changes.added, *changes.relined}
        # First what may fail: nothing has changed yet.
        adapters = adapters_of(one for one in site.machines if one.id in opening)
        await shop.engine.record([_fact(changes, author, shop)])
        closing = [*changes.removed, *changes.relined]
        posts = _affected(shop.site, changes)
        if shop.access is not None:
            await shop.access.let_go(posts)
        for machine in changes.removed:
            if shop.live.machines[machine].state.session is not None:
                with suppress(RequestRefused):
                    await shop.desk.close_session(machine, reason="removed", author=author, via="site_file")
        await self._crew.end(closing)
        for machine in closing:
            heard = shop.live.machines[machine].heard_at or shop.clock.now()
            await shop.engine.ask(machine, ConnectionLost(at=heard, reason="the site file was changed"))
        await asyncio.to_thread(shop.samples.keep_by, {one.id: one.dead_bands for one in site.machines})
        self._arrange(changes)
        self._crew.begin(adapters)
        if shop.access is not None:
            shop.access.take_up(self._group, self._crew.keepers)

    def _arrange(self, changes: Changes) -> None:
        """Let everybody know the new site in one go: nobody sees half of it, for nobody else runs meanwhile."""
        shop, around, site = self._shop, self._around, changes.site
        gone = _gone(around, changes)
        posts = {one.id: Post(one.name, one.family) for one in site.machines}
        for machine in changes.relined:
            shop.live.machines[machine].begin_anew()
        shop.live.arrange(one.id for one in site.machines)
        shop.engine.expect({one.id: one.rules for one in site.machines})
        shop.desk.arrange(posts)
        shop.shopfloor.arrange(posts, site.kiosk)
        if shop.access is not None:
            shop.access.arrange(site)
        shop.site = site
        around.site = shown_of(site, gone)
        around.workshop = workshop_of(site) if site.access is not None else None
        for told in self._followers:
            told(site)


def _affected(site: Site, changes: Changes) -> list[str]:
    """The machines whose permit may have to be kept by something else, or in another way, than until now."""
    closing, stations = {*changes.removed, *changes.relined}, changes.site.stations
    return [
        machine
        for machine, station in site.stations.items()
        if machine in closing or station.permit_by in closing or stations[machine] != station
    ]


def _gone(around: Surroundings, changes: Changes) -> list[ShownMachine]:
    """The machines that stand here no more, after the change."""
    here = {one.id for one in changes.site.machines}
    left = (one for one in around.site.machines if one.id in changes.removed)
    return [one for one in (*around.site.gone, *left) if one.id not in here]


def _fact(changes: Changes, author: str, shop: Workshop) -> SiteChanged:
    changed = (*changes.relined, *changes.adjusted)
    return SiteChanged(
        machine=SITE, at=shop.clock.now(), added=changes.added, removed=changes.removed, changed=changed, author=author
    )


def _told(changes: Changes) -> Difference:
    return Difference(
        added=changes.added, removed=changes.removed, relined=changes.relined, adjusted=changes.adjusted,
        taken=changes.taken, waiting=changes.waiting,
    )  # fmt: skip


def _named(difference: Difference) -> Iterable[tuple[str, tuple[str, ...]]]:
    return (
        ("added", difference.added), ("removed", difference.removed), ("relined", difference.relined),
        ("adjusted", difference.adjusted), ("taken", difference.taken),
    )  # fmt: skip
