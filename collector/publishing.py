"""Sets up what is told over MQTT: who looks at the workshop for it, its outbox, its tasks."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Protocol

from sqlalchemy.exc import SQLAlchemyError

from collector.core.machine import MachineState
from collector.errors import SinkError
from collector.runtime.backoff import Backoff
from collector.runtime.clock import Clock
from collector.runtime.live import Live, MachineLive
from collector.settings import Site
from collector.settings.workshop import Mqtt
from collector.sinks.mqtt.namespace import Cell, Namespace
from collector.sinks.mqtt.standing import LastCycle, Made, Sight, Standing
from collector.sinks.mqtt.topics import as_level
from collector.store import standing_queries as queries
from collector.store.outbox import StoreOutbox
from collector.store.retained import StoreRetained
from collector.store.store import Store
from collector.store.writer import reason

if TYPE_CHECKING:
    from collector.sinks.mqtt.publisher import MqttPublisher
    from collector.sinks.mqtt.sparkplug.node import SparkplugNode

SHORTEST, LONGEST = 0.5, 5.0
"""Seconds between tries at a broker that is away: whoever looks at a machine over it wants to see it soon again."""


class Shop(Protocol):
    """What is looked at: the open workshop. Its site may be another one after the site file was taken up anew."""

    @property
    def site(self) -> Site: ...
    @property
    def store(self) -> Store: ...
    @property
    def live(self) -> Live: ...
    @property
    def clock(self) -> Clock: ...


async def open_mqtt(shop: Shop) -> list[MqttPublisher | SparkplugNode]:
    """Those who tell the workshop over MQTT, where its site file names a broker for it; whoever opens them runs them.

    Raises:
        EtabliError: If the place of the sink in the journal cannot be read or kept.
    """
    mqtt = shop.site.mqtt
    if mqtt is None:
        return []
    # The library is loaded where there is a broker to talk to.
    from collector.sinks.mqtt.publisher import MqttPublisher
    from collector.sinks.mqtt.sparkplug.node import SparkplugNode

    now = shop.clock.now
    outbox = await asyncio.to_thread(
        partial(StoreOutbox, MqttPublisher.name, shop.store, in_order=True, from_now=True, now=now)
    )
    server, look = mqtt.server, Looking(shop, mqtt)
    retained = StoreRetained(MqttPublisher.name, shop.store)
    publisher = MqttPublisher(server, mqtt.site, outbox, retained, look, Backoff(SHORTEST, LONGEST), now)
    shop.live.follow(publisher.take)
    if server.sparkplug is None:
        return [publisher]
    look = Looking(shop, mqtt)
    return [
        publisher, SparkplugNode(server, server.sparkplug, mqtt.site, look, Backoff(SHORTEST, LONGEST), now)
    ]  # fmt: skip


def namespace_of(site: Site, mqtt: Mqtt) -> Namespace:
    """Where everything of a site stands."""
    lines = {machine: line for line, machines in mqtt.server.lines.items() for machine in machines}
    return Namespace(
        mqtt.server.root,
        mqtt.site,
        {place.id: place.name for place in site.places},
        {
            one.id: Cell(one.name, one.place, lines.get(one.id) or as_level(one.family.value), one.family.value)
            for one in site.machines
        },
    )


class Looking:
    """See `Look`. The views are asked again only when facts have come, or a day has begun.

    Args:
        shop: The open workshop.
        mqtt: How it is told.
    """

    def __init__(self, shop: Shop, mqtt: Mqtt) -> None:
        self._shop, self._mqtt = shop, mqtt
        self._asked: tuple[int, datetime] | None = None
        self._made: Mapping[str, queries.MadeSince] = {}
        self._alarms: Mapping[str, datetime] = {}
        self._cycles: dict[str, queries.CycleRow | None] = {}
        """The last cycle from before the start, by machine."""

    async def __call__(self) -> Sight:
        """See `Look.__call__`."""
        shop = self._shop
        site, live = shop.site, shop.live
        midnight = _midnight(site, shop.clock.now())
        if self._asked != (asked := (live.facts, midnight)):
            await asyncio.to_thread(self._ask, tuple(live.machines), midnight)
            self._asked = asked
        units = {one.id: {point.signal: one.units.get(point.signal, "") for point in one.device.points}
                 for one in site.machines}  # fmt: skip
        machines = [self._standing(one, units.get(machine, {}), midnight) for machine, one in live.machines.items()]
        return Sight(namespace_of(site, self._mqtt), machines)

    def _ask(self, machines: tuple[str, ...], midnight: datetime) -> None:
        try:
            with self._shop.store.reader() as connection:
                self._made = queries.made_since(connection, midnight)
                self._alarms = queries.alarms_standing(connection)
                for machine in machines:
                    if machine not in self._cycles:
                        self._cycles[machine] = queries.last_cycle(connection, machine)
        except SQLAlchemyError as error:
            raise SinkError(f"how the machines stand cannot be read: {reason(error)}") from error

    def _standing(self, live: MachineLive, units: Mapping[str, str], midnight: datetime) -> Standing:
        state, machine = live.state, live.machine
        made = self._made.get(machine)
        return Standing(
            machine=machine, state=state, line=live.line.value, line_since=live.line_since, heard_at=live.heard_at,
            values=dict(live.values), units=units,
            made=Made(midnight, made.counted, made.scrap, made.rework) if made is not None else Made(midnight),
            last_cycle=self._last_cycle(live),
            alarm_since=self._alarms.get(machine) if _rings(state) else None,
        )  # fmt: skip

    def _last_cycle(self, live: MachineLive) -> LastCycle | None:
        """The last completed cycle: since the start what was committed, before it what the views have."""
        fact, row = live.last_cycle, self._cycles.get(live.machine)
        if fact is not None:
            whose = fact.attribution
            return LastCycle(
                fact.cycle, fact.at, fact.gross, fact.active, fact.program, whose.order, whose.operation
            )  # fmt: skip
        if row is None:
            return None
        return LastCycle(row.cycle, row.ended_at, row.gross, row.active, row.program, row.order, row.operation)


def _rings(state: MachineState) -> bool:
    return state.alarm is not None or state.emergency_stop


def _midnight(site: Site, now: datetime) -> datetime:
    """When the day began by the site's clocks."""
    local = now.astimezone(site.zone)
    # By the wall clock, whatever daylight saving does in between.
    return local.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(now.tzinfo)
