"""Sets up the gate of a site: its rules, what was kept of supervision, the tasks that keep it, where alarms go."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from collector.settings import Site
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
    """

    book: Book
    gate: Gate
    permits: Permits
    keeper: Gatekeeper

    def start(self, group: asyncio.TaskGroup, pilots: Mapping[str, Pilot]) -> list[asyncio.Task[None]]:
        """Look at every machine and at the supervisors, until cancelled.

        Args:
            group: Where to.
            pilots: By entry of the site file, who tells its device something.
        """
        for machine, station in self.book.stations.items():
            self.permits.pilot(machine, pilots[station.permit_by or machine])
        tasks = [group.create_task(self.permits.keep_watch(), name="supervisors")]
        tasks += [
            group.create_task(self.permits.keep(machine), name=f"permit {machine}") for machine in self.permits.machines
        ]
        return tasks


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
    watched_over = {
        one.id
        for one in site.machines
        if any(point.signal == "watchdog" and point.writable for point in one.device.points)
    }
    beating = [one.id for one in site.machines if (one.permit_by or one.id) in watched_over]
    permits = Permits(book, live, access.renew, beating)
    gate = Gate(book, live, permits.entered)
    places = {place.id: place.name for place in site.places}
    return OpenGate(book, gate, permits, Gatekeeper(gate, permits, registry, places, clock))


def open_alarms(site: Site) -> MqttAlarms | None:
    """Who publishes alarms of the access rules; None where the site names no broker for them."""
    if site.alarms is None:
        return None
    # The library is loaded where there is a broker to talk to.
    from collector.sinks.mqtt.alarms import MqttAlarms

    layout = Layout(
        site.alarms.mqtt.prefix,
        site.alarms.site,
        places={place.id: place.name for place in site.places},
        machines={one.id: Spot(one.name, one.place) for one in site.machines},
    )
    return MqttAlarms(site.alarms.mqtt, layout, Backoff())
