"""A workshop for the pages to look at: a real store, engine and desk; what machines say is put in by hand."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher
from starlette.requests import HTTPConnection

from collector.accounts.lodge import open_lodge
from collector.accounts.passwords import Hasher
from collector.accounts.rights import COMMAND, AccountRole, Right, Visitor
from collector.core.events import ConnectionLost, ConnectionMade, Tick
from collector.core.facts import Role
from collector.core.families import Family
from collector.core.rules import CompletedBy, CounterRules, MachineRules, PartsFrom, Standard
from collector.core.signals import Quality, Reading, Value
from collector.desk import Desk, Post
from collector.runtime.engine import Engine
from collector.runtime.live import Line, Live
from collector.runtime.mailbox import Delivery, WaitingMailbox
from collector.shopfloor.shopfloor import ShopFloor
from collector.store.registry import Registry
from collector.store.registry_records import Operation, Order, Person
from collector.store.sample_queries import SampleReader
from collector.store.store import Store
from collector.web.surroundings import ShownMachine, ShownSite, Surroundings

TOKEN = "let-me-in"
LIGHT = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Passwords are hashed with as little work as can be asked for."""

ENTITLED = Visitor(COMMAND, COMMAND, AccountRole.PROGRAM, granted=frozenset(Right))
"""Who brings that token: a command, which may all."""

MORNING = datetime(2026, 11, 24, 8, 42, tzinfo=UTC)
"""A Tuesday in November, 09:42 on the wall."""

LEA = Person(id="p-aaaa2222", reference="E26-001", given_name="Léa", family_name="Martin")
YANIS = Person(id="p-bbbb3333", reference="E26-002", given_name="Yanis", family_name="Benali")
HUGO = Person(id="p-cccc4444", reference="E26-003", given_name="Hugo", family_name="Dubois")
AMINATA = Person(id="p-dddd5555", reference="E26-007", given_name="Aminata", family_name="Traoré")
BADGE = "04A15C32"

ORDERS = (
    Order(number="26-1042", customer="Ateliers Pernet", title="Support de palier", due_date=date(2026, 12, 18)),
    Order(number="26-1047", customer="Hydro-Sud", title="Raccord fileté M24", due_date=date(2026, 11, 25)),
    Order(number="26-1051", customer="Mairie de Vaulx", title="Garde-corps de l'école", due_date=date(2026, 11, 21)),
    Order(number="26-1055", customer="Agri-Méca", title="Carter de protection", due_date=date(2027, 1, 15)),
)
OPERATIONS = (
    Operation(order="26-1042", operation="20", description="Fraisage six faces", family="machining_centre",
              quantity=48, standard_cycle=390.0, program="O1042"),
    Operation(order="26-1047", operation="10", description="Tournage complet", family="cnc_lathe", quantity=250,
              standard_cycle=75.0, program="RACCORD_M24"),
    Operation(order="26-1051", operation="20", description="Pliage des platines", family="press_brake", quantity=64,
              standard_cycle=30.0),
    Operation(order="26-1055", operation="20", description="Poinçonnage", family="punch_press", quantity=1200,
              standard_cycle=35.0),
)  # fmt: skip

COUNTED = CounterRules("part_count", "scene")


def machine(id_: str, name: str, family: Family, place: str, **rules: object) -> ShownMachine:
    """A machine of the scene; one that counts parts unless `rules` say otherwise."""
    given = {"counters": (COUNTED,), "parts_from": PartsFrom.COUNTER, "completed_by": CompletedBy.COUNT, **rules}
    made = MachineRules(machine=id_, **given)  # type: ignore[arg-type]
    units = {"power": "W", "energy": "Wh", "spindle_load": "%", "spindle_speed": "1/min", "feed_override": "%"}
    return ShownMachine(id_, name, family, place, "opcua/machinery-machine-tool", made, units)


MACHINES = (
    machine("centre-1", "Centre d'usinage DMU 50", Family.MACHINING_CENTRE, "usinage"),
    machine("tour-1", "Tour CN", Family.CNC_LATHE, "usinage", standard=Standard(cycle=120.0)),
    machine("tour-2", "Tour CN n° 2", Family.CNC_LATHE, "usinage"),
    machine("centre-2", "Centre d'usinage n° 2", Family.MACHINING_CENTRE, "usinage"),
    machine("plieuse-1", "Presse plieuse", Family.PRESS_BRAKE, "tolerie"),
    machine("poinconneuse-1", "Poinçonneuse", Family.PUNCH_PRESS, "tolerie"),
    machine("laser-1", "Découpe laser", Family.LASER, "tolerie"),
    machine("scie-1", "Scie à ruban", Family.SAW, "tolerie"),
    machine("compteur-1", "Compteur général", Family.METER, "tolerie"),
)
SITE = ShownSite(
    "École de production de démonstration",
    ZoneInfo("Europe/Paris"),
    "fr",
    {"usinage": "Usinage", "tolerie": "Tôlerie"},
    MACHINES,
)


class SceneClock:
    """A clock that is set by hand; sleeping takes real time, but little of it."""

    def __init__(self, at: datetime = MORNING) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(min(seconds, 0.1))


class Host:
    """A doorkeeper who takes whoever comes for the one whom a test names."""

    def __init__(self) -> None:
        self.visitor: Visitor | None = Visitor("a-head", "Claire Morel", AccountRole.HEAD)

    def comes(self, role: AccountRole) -> None:
        """From now on it is somebody with this role."""
        self.visitor = Visitor(f"a-{role.value}", f"Test {role.value}", role)

    async def who(self, connection: HTTPConnection) -> Visitor | None:
        token = connection.headers.get("authorization")
        if token is None or self.visitor is None:
            return self.visitor
        return ENTITLED if token == f"Bearer {TOKEN}" else None


class Scene:
    """A workshop whose machines say what a test has them say."""

    def __init__(self, around: Surroundings, mailbox: WaitingMailbox, engine: Engine, clock: SceneClock) -> None:
        self.around = around
        self.clock = clock
        self.host = Host()
        self._mailbox = mailbox
        self._engine = engine

    async def hear(self, machine: str, *, quality: Quality = Quality.GOOD, **signals: Value) -> None:
        """Let a machine say something now; the line to it stands from then on."""
        now = self.clock.now()
        live = self.around.live.machines[machine]
        readings = [Reading(machine, signal, value, quality, None, now) for signal, value in signals.items()]
        if live.line is not Line.UP:
            live.line, live.reason = Line.UP, ""
            live.values.clear()
            await self._mailbox.put(Delivery(machine, [ConnectionMade(at=now)]))
        live.values.update({one.signal: one for one in readings})
        live.heard_at = now
        await self._mailbox.put(Delivery(machine, readings))
        await self.pass_on(machine)

    async def lose(self, machine: str, line: Line = Line.DOWN, reason: str = "connection refused") -> None:
        """Let the line to a machine break."""
        live = self.around.live.machines[machine]
        live.line, live.reason = line, reason
        if live.heard_at is not None:
            await self._mailbox.put(Delivery(machine, [ConnectionLost(at=live.heard_at, reason=reason)]))
        await self.pass_on(machine)

    async def pass_on(self, machine: str) -> None:
        """Wait until all that was said has been written down."""
        await self._engine.ask(machine, Tick(at=self.clock.now()))

    async def cycle(self, machine: str, seconds: float, counter: int, pause: float = 0.0) -> None:
        """Let a machine make a part, in so many seconds of running."""
        await self.hear(machine, execution="ACTIVE")
        if pause:
            self.later(seconds / 2)
            await self.hear(machine, execution="FEED_HOLD")
            self.later(pause)
            await self.hear(machine, execution="ACTIVE")
            self.later(seconds / 2)
        else:
            self.later(seconds)
        await self.hear(machine, part_count=counter, execution="READY")

    def later(self, seconds: float) -> None:
        """Let time go by."""
        self.clock.at += timedelta(seconds=seconds)


@asynccontextmanager
async def scene(directory: Path, site: ShownSite = SITE, *, at: datetime = MORNING) -> AsyncIterator[Scene]:
    """Open a workshop in an empty directory."""
    clock = SceneClock(at)
    store = await asyncio.to_thread(Store.open, directory)
    try:
        registry = Registry(store.writer)
        await asyncio.to_thread(_seed, registry, at)
        live = Live(one.id for one in site.machines)
        mailbox = WaitingMailbox()
        posts: Mapping[str, Post] = {one.id: Post(one.name, one.family) for one in site.machines}

        async def match_order(machine: str, text: str) -> tuple[str | None, str | None]:
            return await desk.match_order(machine, text)

        engine = Engine(
            {one.id: one.rules for one in site.machines}, store, live, mailbox, clock, software="scene",
            match_order=match_order,
        )  # fmt: skip
        desk = Desk(posts, registry, store, engine, live, clock)
        await engine.start(await asyncio.to_thread(store.states))
        async with asyncio.TaskGroup() as group:
            group.create_task(engine.run(), name="engine")
            try:
                yield Scene(
                    Surroundings(
                        site, live, store, desk, clock, SampleReader(directory), directory,
                        lodge=open_lodge(store, live, clock, Hasher(LIGHT)),
                        shopfloor=ShopFloor(desk, posts, registry, store, live, clock, site.zone, site.kiosk),
                    ),
                    mailbox, engine, clock,
                )  # fmt: skip
            finally:
                await engine.finish()
    finally:
        await asyncio.to_thread(store.close)


def _seed(registry: Registry, at: datetime) -> None:
    for person in (LEA, YANIS, HUGO, AMINATA):
        registry.save_person(person)
    registry.give_badge(BADGE, LEA.id, at - timedelta(days=30))
    for order in ORDERS:
        registry.save_order(order)
    for operation in OPERATIONS:
        registry.save_operation(operation)


async def busy(scene: Scene) -> None:
    """A morning on which everything happens that a floor can show."""
    desk, hear = scene.around.desk, scene.hear
    scene.later(-5400)
    await hear("centre-1", execution="READY", program="O1042", tool="T12", part_count=100, permit=True)
    await desk.open_session("centre-1", ["E26-001", "E26-002"], order="26-1042", author="test", via="command")
    for number, seconds in enumerate((402.0, 398.0, 371.0), 101):
        await scene.cycle("centre-1", seconds, number)
        scene.later(45)
    await hear("tour-1", execution="READY", program="RACCORD_M24", tool="T4", part_count=86, permit=True)
    await desk.open_session("tour-1", ["E26-003"], order="26-1047", author="test", via="command")
    for number in range(87, 100):
        await scene.cycle("tour-1", 72.0 if number % 2 else 71.0, number, pause=3.0 if number == 90 else 0.0)
        scene.later(8)
    await scene.cycle("tour-1", 84.5, 100)
    await hear("tour-2", execution="READY", program="BRIDE80", tool="T2", part_count=11)
    await scene.cycle("tour-2", 140.0, 12)
    await hear("tour-2", execution="ACTIVE")
    scene.later(20)
    await hear("tour-2", spindle_load=30.0)
    await hear("plieuse-1", execution="READY", part_count=60)
    await desk.open_session("plieuse-1", ["E26-007"], order="26-1051", author="test", via="command")
    for number in range(61, 80):
        await scene.cycle("plieuse-1", 27.0, number)
    await hear("poinconneuse-1", execution="READY", program="C1055", part_count=10)
    await hear("poinconneuse-1", execution="ACTIVE", controller_mode="AUTOMATIC")
    await scene.hear("compteur-1", power=18_450.0, energy=1_284_310_000.0)
    scene.clock.at = MORNING
    scene.later(-230)
    await hear("centre-1", execution="ACTIVE", spindle_load=42.0, spindle_speed=8000.0, feed_override=90.0)
    await hear("poinconneuse-1", alarm="E-1203 Pression hydraulique basse")
    await hear("tour-1", execution="ACTIVE")
    scene.later(50)
    await hear("tour-1", execution="FEED_HOLD", permit=True)
    await hear("poinconneuse-1", execution="INTERRUPTED")
    await hear("plieuse-1", execution="READY", part_count=80, permit=False)
    scene.later(1)
    await hear("plieuse-1", part_count=4700)
    await hear("centre-2", execution="READY", program="O1058", part_count=3, permit=False)
    await desk.open_session("centre-2", ["E26-002"], order="26-1042", role=Role.SETUP, author="test", via="command")
    await hear("scie-1", execution="READY", part_count=3)
    await hear("scie-1", emergency_stop=True)
    await hear("laser-1", execution="READY", program="P26-1063", controller_mode="MANUAL_DATA_INPUT", part_count=7)
    await scene.lose("tour-2", reason="no answer from opc.tcp://10.0.7.12:4840 within 4 s")
    scene.later(135)
    await hear("laser-1", part_count=7)
    await hear("plieuse-1", part_count=4700)
    scene.later(45)
    for machine, value in (("centre-1", 47.0), ("tour-1", 0.0)):
        await hear(machine, spindle_load=value)
    await hear("poinconneuse-1", power=0.0)
    await hear("centre-2", spindle_load=0.0)
    await hear("scie-1", part_count=3)
    await hear("laser-1", power=1240.0)
    await hear("compteur-1", power=18_720.0)
