"""All who take what people at the machines ask for, put together; and who is told when a machine's own reader reads."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from collector.core.reasons import KioskRules
from collector.desk import Desk, Post
from collector.errors import RequestRefused
from collector.gate.gate import Gate
from collector.runtime.clock import Clock
from collector.runtime.live import Live
from collector.shopfloor import offers
from collector.shopfloor.corrections import Corrections
from collector.shopfloor.entry import Arrival, Came, Entry
from collector.shopfloor.offers import Offer
from collector.shopfloor.pins import Pins
from collector.shopfloor.refusals import ShopFloorRefused
from collector.shopfloor.sayings import Sayings
from collector.store.registry import Registry
from collector.store.store import Store

T = TypeVar("T")
Told = Callable[[Arrival | ShopFloorRefused], None]
"""Told what a badge at a machine's own reader came to; may neither wait nor fail."""


class ShopFloor:
    """What people at the machines ask for.

    Args:
        desk: Who opens and closes sessions.
        posts: The machines by id.
        registry: Who is who and what was ordered.
        store: What was counted and said.
        live: How the machines stand.
        clock: The time.
        zone: The site's zone.
        rules: How kiosks behave, and what can be said at them.
        gate: Who decides; None for a site without access rules.
    """

    def __init__(
        self,
        desk: Desk,
        posts: Mapping[str, Post],
        registry: Registry,
        store: Store,
        live: Live,
        clock: Clock,
        zone: ZoneInfo,
        rules: KioskRules,
        gate: Gate | None = None,
    ) -> None:
        self.rules = rules
        self.pins = Pins(store, live, clock)
        self.sayings = Sayings(store, live, clock, rules)
        self.entry = Entry(
            dict(posts), desk, registry, live, clock, self.sayings, self.pins, gate, gate.book if gate else None
        )
        self.corrections = Corrections(
            desk, store, live, clock, zone, gate.book.bump if gate is not None else lambda: None
        )
        self._desk = desk
        self._posts = posts
        self._store = store
        self._live = live
        self._clock = clock
        self._zone = zone
        self._followers: dict[Told, str] = {}

    def arrange(self, posts: Mapping[str, Post], rules: KioskRules) -> None:
        """Know these machines, and what can be said at them, from now on."""
        self.rules = self.sayings.rules = rules
        self._posts = posts
        self.entry.arrange(dict(posts))

    def follow(self, machine: str, told: Told) -> Callable[[], None]:
        """Be told of what badges at a machine's own reader come to; returns what ends it."""
        self._followers[told] = machine

        def leave() -> None:
            self._followers.pop(told, None)

        return leave

    async def badge_read(self, machine: str, badge: str) -> None:
        """A machine's own reader read a badge: who comes first begins at once, with the order that the machine names.

        Raises:
            RequestRefused: As the desk says; whoever follows the machine was told, too.
        """
        try:
            arrival = await self._read(machine, badge)
        except ShopFloorRefused as refusal:
            self._tell(machine, refusal)
            raise
        except RequestRefused as refusal:
            self._tell(machine, ShopFloorRefused("not_now", reason=str(refusal)))
            raise
        self._tell(machine, arrival)

    async def _read(self, machine: str, badge: str) -> Arrival:
        person = await self.entry.by_badge(badge)
        arrival = await self.entry.arrive(machine, person, via="badge")
        if arrival.came is not Came.CHOOSING:
            return arrival
        order, operation = await self._desk.named_work(machine)
        return await self.entry.begin(machine, person, order=order, operation=operation, author=person.id, via="badge")

    async def offers(self, machine: str) -> tuple[Offer, ...]:
        """What could be worked on at a machine, what it names itself first."""
        post, reported = self._posts[machine], self._live.machines[machine].state.reported
        return await self._ask(lambda connection: offers.offers(connection, post.family, reported))

    async def tasks(self, machine: str) -> tuple[str, ...]:
        """The tasks that papers tell apart at a machine; mostly none."""
        today = self._clock.now().astimezone(self._zone).date()
        return await self._ask(lambda connection: offers.tasks(connection, machine, today))

    async def put_right(self, session: str, closed_at: datetime, *, author: str, reason: str) -> None:
        """A forgotten badge-out is put right; see `Corrections`."""
        await self.corrections.put_right(session, closed_at, author=author, reason=reason)

    async def _ask(self, question: Callable[[Connection], T]) -> T:
        def ask() -> T:
            with self._store.reader() as connection:
                return question(connection)

        return await asyncio.to_thread(ask)

    def _tell(self, machine: str, what: Arrival | ShopFloorRefused) -> None:
        for told, at in tuple(self._followers.items()):
            if at == machine:
                told(what)
