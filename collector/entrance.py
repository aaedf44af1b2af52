"""Sets up the gate of a site: its rules, what was kept of supervision, the tasks that keep it, where alarms go."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from collector.core.facts import Fact
from collector.gate.book import Book
from collector.gate.clerk import Answer, Clerk
from collector.gate.exceptions import Exceptions
from collector.gate.gate import Gate
from collector.gate.permits import Permits, Pilot
from collector.gate.watch import watched
from collector.gatekeeper import Gatekeeper
from collector.runtime.backoff import Backoff
from collector.runtime.clock import Clock
from collector.runtime.engine import Engine
from collector.runtime.live import Live
from collector.settings import Alarms, Site
from collector.sinks.mqtt.topics import Layout, Spot
from collector.store import snapshots
from collector.store.registry import Registry
from collector.store.store import Store

if TYPE_CHECKING:
    from collector.sinks.mqtt.alarms import MqttAlarms

SUPERVISION = ("SupervisorPresent", "SupervisorLeft", "OverrideGranted")
"""The facts that tell where supervisors are and which exceptions hold."""

KEPT = 500
"""Facts about supervision and exceptions that are looked at when the collector starts: far more than a day has."""


@dataclass(frozen=True, slots=True)
class OpenGate:
    """The gate of a site that has access rules.

    Args:
        book: What is known and decided.
        gate: What people ask.
        permits: What machines are told.
        keeper: Who checks what people ask.
        tasks: Who looks at each machine, by the machine.
    """

    book: Book
    gate: Gate
    permits: Permits
    keeper: Gatekeeper
    tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict)

    def start(self, group: asyncio.TaskGroup, pilots: Mapping[str, Pilot]) -> list[asyncio.Task[None]]:
        """Look at every machine and at the supervisors, until cancelled.

        Args:
            group: Where to.
            pilots: By entry of the site file, who tells its device something.
        """
        self.take_up(group, pilots)
        return [group.create_task(self.permits.keep_watch(), name="supervisors")]

    def take_up(self, group: asyncio.TaskGroup, pilots: Mapping[str, Pilot]) -> None:
        """Look at every machine that nobody looks at yet: at first at all, then at those that come."""
        for machine, station in self.book.stations.items():
            if machine not in self.tasks:
                self.permits.pilot(machine, pilots[station.permit_by or machine])
                self.tasks[machine] = group.create_task(self.permits.keep(machine), name=f"permit {machine}")

    async def let_go(self, machines: Collection[str], why: str = "changed") -> None:
        """Withhold the permits of machines, while their lines still stand, and look at them no more."""
        await self.permits.withhold(machines, why)
        ending = [task for machine in machines if (task := self.tasks.pop(machine, None)) is not None]
        for task in ending:
            task.cancel()
        if ending:
            await asyncio.wait(ending)

    def arrange(self, site: Site) -> None:
        """Know the machines of this site from now on."""
        self.book.arrange(site.stations)
        self.permits.arrange(_beating(site))
        self.keeper.places = {place.id: place.name for place in site.places}

    def cancel(self) -> None:
        """Look at no machine any more."""
        for task in self.tasks.values():
            task.cancel()


async def open_gate(
    site: Site, store: Store, registry: Registry, engine: Engine, live: Live, clock: Clock
) -> OpenGate | None:
    """Set up the gate; None for a site without access rules."""
    access = site.access
    if access is None:
        return None
    pack = access.pack

    async def keep(answers: Sequence[Answer], facts: Sequence[Fact], now: datetime) -> None:
        def work(connection: Connection) -> None:
            snapshots.keep_pack(connection, pack.digest, access.text, now)
            for answer in answers:
                snapshots.keep(connection, answer.decision.person, answer.snapshot, now)
            store.record(connection, facts)

        await store.write(work)
        live.committed({}, facts)

    kept = [entry.fact for entry in await asyncio.to_thread(store.last, KEPT, kinds=SUPERVISION)]
    clerk = Clerk(store, pack, site.zone, site.stations)
    book = Book(clerk, site.stations, engine, keep, clock, watched(kept), Exceptions().after(kept))
    permits = Permits(book, live, access.renew, _beating(site))
    gate = Gate(book, live, permits.entered)
    places = {place.id: place.name for place in site.places}
    return OpenGate(book, gate, permits, Gatekeeper(gate, permits, registry, places, clock))


def open_alarms(site: Site) -> MqttAlarms | None:
    """Who publishes alarms of the access rules; None where the site names no broker for them."""
    if site.alarms is None:
        return None
    # The library is loaded where there is a broker to talk to.
    from collector.sinks.mqtt.alarms import MqttAlarms

    return MqttAlarms(site.alarms.mqtt, layout_of(site, site.alarms), Backoff())


def layout_of(site: Site, alarms: Alarms) -> Layout:
    """Under which topics and names alarms of this site go out."""
    return Layout(
        alarms.mqtt.prefix,
        alarms.site,
        places={place.id: place.name for place in site.places},
        machines={one.id: Spot(one.name, one.place) for one in site.machines},
    )


def _beating(site: Site) -> list[str]:
    """The machines whose permit's device expects a sign of life with each renewal."""
    watched_over = {
        one.id
        for one in site.machines
        if any(point.signal == "watchdog" and point.writable for point in one.device.points)
    }
    return [one.id for one in site.machines if (one.permit_by or one.id) in watched_over]
