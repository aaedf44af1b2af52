"""The demo school with its real papers, its gate and its shop floor: what its machines say is put in by hand."""

from __future__ import annotations

import asyncio
import dataclasses
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from collector.core.reasons import KioskRules
from collector.desk import Desk, Post
from collector.entrance import OpenGate, open_gate
from collector.gate.stations import Regulation
from collector.runtime.engine import Engine
from collector.runtime.live import Live
from collector.runtime.mailbox import WaitingMailbox
from collector.settings import Site
from collector.settings.shown import shown_of
from collector.shopfloor.shopfloor import ShopFloor
from collector.store.registry import Registry
from collector.store.sample_queries import SampleReader
from collector.store.store import Store
from collector.web.surroundings import Surroundings
from tests.reports.scene import School
from tests.web.scene import MORNING, Scene, SceneClock

GABIN, CAMILLE, YANIS, HUGO, ENZO, THEO, CHLOE = (
    "E26-024", "E26-018", "E26-002", "E26-003", "E26-016", "E26-020", "E26-005"
)  # fmt: skip
"""Of age twice; allowed while somebody supervises; too young; three whose papers lack something at the press brake."""

SYLVIE, DIDIER, HEAD = "F-02", "F-01", "R-01"

BADGES = {GABIN: "04D94138", CAMILLE: "04C38853", YANIS: "04A15C47", HUGO: "04A15C5B", ENZO: "04C38835",
          SYLVIE: "040FE222", DIDIER: "040FE211", HEAD: "040FE244"}  # fmt: skip


class Stall(Scene):
    """A school whose machines say what a test has them say, and whose gate decides."""

    site: Site
    access: OpenGate
    floor: ShopFloor
    relays: dict[str, Relay]

    def session(self, machine: str) -> tuple[str, ...]:
        """Who is at a machine."""
        session = self.around.live.machines[machine].state.session
        return session.persons if session is not None else ()

    async def id(self, reference: str) -> str:
        """Somebody's opaque id."""
        return (await asyncio.to_thread(Registry(self.around.store.readers).find, reference)).id


class Relay:
    """A permit that takes what it is told."""

    def __init__(self) -> None:
        self.told: list[bool | int] = []

    async def write(self, signal: str, value: bool | int) -> None:
        if signal == "permit":
            self.told.append(value)


@asynccontextmanager
async def stall(
    school: School,
    folder: Path,
    *,
    enforced: Sequence[str] = ("plieuse-1",),
    at: datetime = MORNING,
    rules: KioskRules | None = None,
    keeping: bool = False,
) -> AsyncIterator[Stall]:
    """Open a copy of a school.

    Args:
        school: As it was filled once.
        folder: Where the copy lies.
        enforced: The machines whose permit follows the decision; the others are observed.
        at: The time.
        rules: How kiosks behave.
        keeping: Permits are kept. (Nobody looks whether the clock jumps: a test's clock does nothing else.)
    """
    data = await asyncio.to_thread(shutil.copytree, school.data, folder / "data")
    machines = tuple(
        dataclasses.replace(one, access=Regulation.ENFORCE if one.id in enforced else Regulation.OBSERVE)
        for one in school.site.machines
    )
    site = dataclasses.replace(school.site, machines=machines, kiosk=rules or KioskRules())
    clock = SceneClock(at)
    store = await asyncio.to_thread(Store.open, data, now=clock.now)
    try:
        registry, mailbox = Registry(store.readers), WaitingMailbox()
        live = Live(one.id for one in site.machines)
        posts = {one.id: Post(one.name, one.family) for one in site.machines}

        async def match_order(machine: str, text: str) -> tuple[str | None, str | None]:
            return await desk.match_order(machine, text)

        engine = Engine(
            {one.id: one.rules for one in site.machines}, store, live, mailbox, clock, software="stall",
            match_order=match_order,
        )  # fmt: skip
        access = await open_gate(site, store, registry, engine, live, clock)
        assert access is not None
        desk = Desk(posts, registry, store, engine, live, clock, access.gate, access.keeper)
        floor = ShopFloor(desk, posts, registry, store, live, clock, site.zone, site.kiosk, access.gate)
        await engine.start(await asyncio.to_thread(store.states))
        async with asyncio.TaskGroup() as group:
            group.create_task(engine.run(), name="engine")
            around = Surroundings(
                shown_of(site), live, store, desk, clock, SampleReader(data), data, school.workshop, shopfloor=floor
            )
            opened = Stall(around, mailbox, engine, clock)
            opened.site, opened.access, opened.floor = site, access, floor
            opened.relays = {machine: Relay() for machine in access.permits.machines}
            keepers = []
            for machine, relay in opened.relays.items() if keeping else ():
                access.permits.pilot(machine, relay)
                keepers.append(group.create_task(access.permits.keep(machine), name=f"permit {machine}"))
            try:
                yield opened
            finally:
                for keeper in keepers:
                    keeper.cancel()
                await engine.finish()
    finally:
        await asyncio.to_thread(store.close)
