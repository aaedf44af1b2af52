"""The booths: a machine and the device that stands at it, with where whoever is in front of it is; and what they show.

What somebody has begun there is kept here and not in their page: a page that is loaded anew comes back where it was.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection

from collector.core.facts import Fact
from collector.errors import RequestRefused
from collector.gatekeeper import MachineAccess, Watcher
from collector.runtime.room import Room
from collector.shopfloor.entry import Arrival
from collector.shopfloor.refusals import ShopFloorRefused
from collector.shopfloor.shopfloor import ShopFloor
from collector.web.kiosk.conversation import HOME, Conversation, answered, turned_away
from collector.web.kiosk.sight import Sight, Written, read_written, sight_of
from collector.web.surroundings import ShownMachine, Surroundings

log = logging.getLogger(__name__)

EVERY = 1.0
"""Seconds between two looks."""

READ_EVERY = 5.0
"""Seconds after which what was written down is read again though no fact has come."""


class Viewer(Protocol):
    """A kiosk's page in a browser."""

    def show(self, sight: Sight, conversation: Conversation) -> None:
        """Show what changed."""
        ...

    def begin_anew(self) -> None:
        """Be loaded anew: the machine is another now, or gone, or other things can be said at it."""
        ...


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of a machine: when, after how many facts about it, and with whose names."""

    written: Written
    facts: int
    ticks: float
    people: frozenset[str]


class Booth:
    """A machine and the device that stands at it.

    Args:
        machine: The machine.
        device: The device's id.
    """

    def __init__(self, machine: ShownMachine, device: str) -> None:
        self.machine = machine
        self.device = device
        self.conversation = HOME
        self.viewers: dict[Viewer, None] = {}
        self.busy = asyncio.Lock()


class Booths:
    """All booths of a workshop.

    Args:
        around: What they look at.
        floor: Who takes what is asked for there.
    """

    def __init__(self, around: Surroundings, floor: ShopFloor) -> None:
        self.around = around
        self.floor = floor
        self._site = around.site
        self._followed: set[str] = set()
        self._booths: dict[tuple[str, str], Booth] = {}
        self._known: dict[str, _Known] = {}
        self._blind = False
        self._facts: Counter[str] = Counter()
        around.live.follow(self._happened)
        self._follow()

    def machine(self, machine: str) -> ShownMachine | None:
        """The machine with this id, if it stands here."""
        return self.around.site.machine(machine)

    def booth(self, device: str, machine: str) -> Booth:
        """The booth of a device at a machine that stands here."""
        self._notice_the_site()
        return self._booths.setdefault((device, machine), Booth(self._stands(machine), device))

    def watch(self, booth: Booth, viewer: Viewer) -> Callable[[], None]:
        """Keep a page up to date; returns what ends it."""
        booth.viewers[viewer] = None

        def leave() -> None:
            booth.viewers.pop(viewer, None)

        return leave

    async def keep(self) -> None:
        """Look once a second and show every page what there is to see; until cancelled."""
        while True:
            await self.around.clock.sleep(EVERY)
            self._notice_the_site()
            await self.refresh(one for one in tuple(self._booths.values()) if one.viewers)

    def _notice_the_site(self) -> None:
        """After the site file was taken up anew, kiosks where something is another now are loaded anew."""
        before, self._site = self._site, self.around.site
        if before is self._site:
            return
        self._follow()
        elsewhere = (before.kiosk, before.places) != (self._site.kiosk, self._site.places)
        for key, booth in tuple(self._booths.items()):
            machine = self._site.machine(booth.machine.id)
            if machine == booth.machine and not elsewhere:
                continue
            viewers, booth.viewers = booth.viewers, {}
            if machine is None:
                del self._booths[key]
            else:
                booth.machine = machine
            for viewer in viewers:
                viewer.begin_anew()

    def _follow(self) -> None:
        for machine in self._site.machines:
            if machine.id not in self._followed:
                self._followed.add(machine.id)
                self.floor.follow(machine.id, self._teller(machine.id))

    def _stands(self, machine: str) -> ShownMachine:
        found = self.around.site.machine(machine)
        if found is None:
            raise LookupError(f"there is no machine {machine!r} here")
        return found

    async def refresh(self, booths: Iterable[Booth]) -> None:
        """Show these booths' pages how it stands now."""
        now, some = self.around.clock.now(), list(booths)
        for booth in some:
            if booth.conversation.over(now):
                booth.conversation = HOME
        if not some:
            return
        try:
            sights = await self.sights({booth.machine.id for booth in some})
        except Exception:  # A page must never end the collector: it is told once, and shows what it showed.
            if self.around.site is not self._site:
                return  # The site has changed under it.
            if not self._blind:
                log.exception("the kiosks cannot be shown")
            self._blind = True
            return
        self._blind = False
        for booth in some:
            for viewer in tuple(booth.viewers):
                self._show(booth, viewer, sights[booth.machine.id])

    def _show(self, booth: Booth, viewer: Viewer, sight: Sight) -> None:
        try:
            viewer.show(sight, booth.conversation)
        except Exception:  # Nor may one browser's page take the others' away.
            log.exception("a kiosk's page cannot be brought up to date")
            booth.viewers.pop(viewer, None)

    async def sights(self, machines: Iterable[str]) -> dict[str, Sight]:
        """What the kiosks of these machines show."""
        wanted = list(machines)
        watchers, access = self._access()
        people = {machine: self._people(machine, watchers) for machine in wanted}
        ticks, facts = asyncio.get_running_loop().time(), dict(self._facts)
        behind = [machine for machine in wanted if not self._fresh(machine, people[machine], ticks)]
        if behind:
            read = await asyncio.to_thread(self._read, behind, people)
            self._known |= {one: _Known(read[one], facts.get(one, 0), ticks, people[one]) for one in behind}
        now = self.around.clock.now()
        return {
            machine: sight_of(
                self.around.site,
                self._stands(machine),
                self.around.live.machines[machine],
                self._known[machine].written,
                now,
                verdict=self.floor.entry.standing(machine),
                permit=access[machine].permit if machine in access else None,
                watchers=watchers,
                full=self.around.live.room is Room.FULL,
            )
            for machine in wanted
        }

    def _access(self) -> tuple[tuple[Watcher, ...], dict[str, MachineAccess]]:
        try:
            keeper = self.around.desk.gatekeeper
        except RequestRefused:
            return (), {}
        return keeper.watchers(), {one.machine: one for one in keeper.machines()}

    def _people(self, machine: str, watchers: Iterable[Watcher]) -> frozenset[str]:
        """Whose names the kiosk of a machine shows: of those in front of it, and of those who supervise there."""
        session = self.around.live.machines[machine].state.session
        place = self._stands(machine).place
        return frozenset(session.persons if session is not None else ()) | {
            one.person for one in watchers if one.place == place
        }

    def _happened(self, facts: Sequence[Fact]) -> None:
        self._facts.update(fact.machine for fact in facts)

    def _fresh(self, machine: str, people: frozenset[str], ticks: float) -> bool:
        known = self._known.get(machine)
        return (
            known is not None
            and known.facts == self._facts[machine]
            and known.people == people
            and 0.0 <= ticks - known.ticks < READ_EVERY
        )

    def _read(self, machines: list[str], people: dict[str, frozenset[str]]) -> dict[str, Written]:
        def read(connection: Connection, machine: str) -> Written:
            return read_written(connection, self.around.live.machines[machine], people[machine])

        with self.around.store.reader() as connection:
            return {machine: read(connection, machine) for machine in machines}

    def _teller(self, machine: str) -> Callable[[Arrival | ShopFloorRefused], None]:
        """Shows at the kiosks of a machine what a badge at its own reader came to."""

        def tell(what: Arrival | ShopFloorRefused) -> None:
            now = self.around.clock.now()
            told = answered(what, now) if isinstance(what, Arrival) else turned_away(what.code, now)
            for booth in self._booths.values():
                if booth.machine.id == machine:
                    booth.conversation = told

        return tell
