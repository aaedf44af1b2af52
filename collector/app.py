"""The composition root: the only module that knows everyone. It opens the workshop, runs it, and closes it in order."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from collector import __version__
from collector.accounts.keys import new_secret
from collector.accounts.links import WELCOME
from collector.accounts.lodge import Lodge, open_lodge
from collector.control import Control, withdraw_control, write_control
from collector.core.opening import opening_intervals
from collector.core.plain import time_text
from collector.desk import Desk, Post
from collector.entrance import OpenGate, open_alarms, open_gate
from collector.errors import EtabliError, RequestRefused, SamplesError
from collector.outgoing import Carrier
from collector.outlets import open_influx
from collector.runtime.clock import Clock, SystemClock
from collector.runtime.engine import Engine
from collector.runtime.groups import task_group
from collector.runtime.live import Line, Live
from collector.runtime.mailbox import DroppingMailbox, WaitingMailbox
from collector.runtime.memory import settled_memory
from collector.runtime.service import Service, keep_told
from collector.runtime.supervisor import Supervisor
from collector.runtime.turns import quick_turns
from collector.settings import Site
from collector.settings.reported import workshop_of
from collector.shopfloor.shopfloor import ShopFloor
from collector.store.holding import holding
from collector.store.registry import Registry
from collector.store.sample_queries import SampleReader
from collector.store.samples import SampleRules, SampleWriter
from collector.store.store import Store
from collector.upkeep.archive import backup_name
from collector.upkeep.daily import DailyBackup
from collector.web.accounts.doorman import Doorman
from collector.web.listening import Listening
from collector.web.server import WebServer
from collector.web.surroundings import Inside, ShownMachine, ShownSite, Surroundings

log = logging.getLogger(__name__)

SAMPLES_EVERY = 0.2
"""Seconds for which telemetry is gathered before it is written: one transaction instead of many."""

HEARTBEAT_EVERY = 60.0
"""Seconds between two looks at telemetry that has stood still."""

PRUNE_EVERY = 3600.0
"""Seconds between two rounds of retention."""

SHIFT_LOOK_EVERY = 30.0
"""Seconds between two looks at sessions that outlived their shift."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """An open workshop: its memory, its engine and its desk, whether or not machines are connected."""

    site: Site
    store: Store
    samples: SampleWriter
    registry: Registry
    live: Live
    mailbox: WaitingMailbox
    telemetry: DroppingMailbox
    engine: Engine
    desk: Desk
    lodge: Lodge
    access: OpenGate | None
    badges: asyncio.Queue[tuple[str, str]]
    clock: Clock
    shopfloor: ShopFloor


@contextmanager
def only_one(site: Site) -> Iterator[None]:
    """Hold the data directory for this process.

    Raises:
        RequestRefused: If another process holds it, or it can be neither made nor written.
    """
    with holding(site.store.directory):
        yield


@asynccontextmanager
async def _memory(site: Site) -> AsyncIterator[tuple[Store, SampleWriter]]:
    """The store and the samples of a site, held for this process; opened and closed in a thread, for both block."""
    held = _held(site)
    opened = await asyncio.to_thread(held.__enter__)
    try:
        yield opened
    finally:
        await asyncio.to_thread(held.__exit__, None, None, None)


@contextmanager
def _held(site: Site) -> Iterator[tuple[Store, SampleWriter]]:
    directory = site.store.directory
    keep = SampleRules(machines={machine.id: machine.dead_bands for machine in site.machines})
    with only_one(site), Store.open(directory) as store, SampleWriter(directory, keep) as samples:
        yield store, samples


@asynccontextmanager
async def workshop(site: Site, clock: Clock | None = None) -> AsyncIterator[Workshop]:
    """Open the workshop without its machines: take up what was kept, let the engine run, and stop it in good order.

    Args:
        site: What the site file says.
        clock: The time; the system's own by default.

    Raises:
        RequestRefused: If another process works with the same data.
        JournalError: If something cannot be recorded.
    """
    clock = clock or SystemClock()
    async with _memory(site) as (store, samples):
        registry = Registry(store.readers)
        live = Live(machine.id for machine in site.machines)
        mailbox, telemetry = WaitingMailbox(), DroppingMailbox()
        badges: asyncio.Queue[tuple[str, str]] = asyncio.Queue(100)

        async def match_order(machine: str, text: str) -> tuple[str | None, str | None]:
            return await desk.match_order(machine, text)

        def on_badge(machine: str, badge: str) -> None:
            with suppress(asyncio.QueueFull):
                badges.put_nowait((machine, badge))

        engine = Engine(
            {machine.id: machine.rules for machine in site.machines},
            store,
            live,
            mailbox,
            clock,
            software=__version__,
            match_order=match_order,
            on_badge=on_badge,
        )
        posts = {machine.id: Post(machine.name, machine.family) for machine in site.machines}
        access = await open_gate(site, store, registry, engine, live, clock)
        desk = Desk(
            posts, registry, store, engine, live, clock, *((access.gate, access.keeper) if access is not None else ())
        )
        lodge = open_lodge(store, live, clock)
        gate = access.gate if access is not None else None
        shopfloor = ShopFloor(desk, posts, registry, store, live, clock, site.zone, site.kiosk, gate)
        await engine.start(await asyncio.to_thread(store.states))
        async with task_group() as group:
            working = group.create_task(engine.run(), name="engine")
            time = group.create_task(engine.keep_time(), name="time")
            try:
                yield Workshop(
                    site, store, samples, registry, live, mailbox, telemetry, engine, desk, lodge, access, badges,
                    clock, shopfloor,
                )  # fmt: skip
            except Exception:
                # The engine goes on until it has written down what is in its mailbox, and that it stops; then the
                # failure comes out. Raised any sooner, it would have the group cancel the engine.
                time.cancel()
                if not working.done():
                    await engine.finish()
                    await asyncio.wait([working])
                raise
            time.cancel()
            await engine.finish()


async def run(
    site: Site,
    *,
    ready: Callable[[str], None],
    welcome: Callable[[str], None] = lambda _: None,
    stop: asyncio.Event | None = None,
) -> None:
    """Collect from every machine of the site and serve its pages, until a signal or `stop`.

    Args:
        site: What the site file says.
        ready: Called with the address of the pages once they are served.
        welcome: Called before that with the one-time link by which the first administrator's account is opened, as
            long as there is no account.
        stop: Set by whoever wants it to end; SIGINT and SIGTERM set it too.

    Raises:
        EtabliError: As `workshop`, and RequestRefused if the pages' port is taken.
    """
    stop = stop or asyncio.Event()
    token = new_secret()
    with _signals(stop), quick_turns():
        async with workshop(site) as shop, open_influx(site, shop.store, shop.samples) as influx, task_group() as group:
            tasks = [
                group.create_task(_samples(shop), name="samples"),
                group.create_task(_heartbeats(shop), name="heartbeats"),
                group.create_task(_prune(shop), name="retention"),
                group.create_task(_badges(shop), name="badges"),
                group.create_task(_shift_ends(shop), name="shift ends"),
            ]
            alarms = open_alarms(site)
            if alarms is not None:
                shop.live.follow(alarms.take)
                tasks.append(group.create_task(alarms.run(), name="alarms over MQTT"))
            if influx is not None:
                tasks.append(group.create_task(influx.sink.run(), name="InfluxDB"))
            keepers: dict[str, Supervisor] = {}
            for machine in site.machines:
                adapter = machine.dialect.build(machine.device)
                live = shop.live.machines[machine.id]
                keeper = Supervisor(live, adapter, shop.mailbox, shop.telemetry, shop.clock)
                tasks.append(group.create_task(keeper.run(), name=f"supervisor {machine.id}"))
                keepers[machine.id] = keeper
            if shop.access is not None:
                tasks += shop.access.start(group, keepers)
            shop.lodge.keeper.let_commands_in(token)
            tasks.append(group.create_task(shop.lodge.keeper.watch(), name="who is signed in"))
            if site.backup is not None:
                daily = DailyBackup(site.backup, site.path, backup_name(site.name), site.zone, shop.clock)
                tasks.append(group.create_task(daily.run(), name="daily backup"))
            service = Service.of_environment()
            server = WebServer(
                surroundings_of(shop, [influx] if influx is not None else []),
                _listening(site),
                Doorman(shop.lodge.keeper),
            )
            try:
                async with server.serving() as url:
                    control = Control(
                        url=url, token=token, pid=os.getpid(), started_at=time_text(shop.clock.now()),
                        certificate=str(site.web.certificate or ""),
                    )  # fmt: skip
                    await asyncio.to_thread(write_control, site.store.directory, control)
                    if (key := await shop.lodge.links.first()) is not None:
                        welcome(f"{url}{WELCOME}?key={key}")
                    with settled_memory():
                        if service is not None:
                            service.tell("READY=1")
                            told = keep_told(service, shop.engine, shop.live, shop.clock)
                            tasks.append(group.create_task(told, name="service manager"))
                        ready(url)
                        await stop.wait()
            finally:
                if service is not None:
                    service.tell("STOPPING=1")
                await asyncio.to_thread(withdraw_control, site.store.directory)
                if shop.access is not None:
                    # While the supervisors still hold the lines: no machine may be started any more.
                    await shop.access.permits.withhold_all()
                for task in tasks:
                    task.cancel()


def surroundings_of(shop: Workshop, carriers: Sequence[Carrier] = ()) -> Surroundings:
    """What surrounds the pages of an open workshop, and whom its facts are carried out by."""
    site = shop.site
    return Surroundings(
        _shown(site), shop.live, shop.store, shop.desk, shop.clock, SampleReader(site.store.directory),
        site.store.directory, workshop_of(site) if site.access is not None else None,
        Inside(shop.mailbox, shop.telemetry, shop.samples.counts, carriers), shop.lodge, shop.shopfloor,
    )  # fmt: skip


async def _samples(shop: Workshop) -> None:
    """Write down telemetry as it comes; what cannot be written is not worth stopping for, but is told."""
    broken = False
    while True:
        readings = await shop.telemetry.take()
        try:
            await asyncio.to_thread(shop.samples.write, readings)
        except EtabliError as error:
            if not broken:
                log.warning("telemetry cannot be written", extra={"reason": str(error)})
            broken = True
            shop.telemetry.dropped += len(readings)
        else:
            if broken:
                log.info("telemetry is written again")
            broken = False
        await shop.clock.sleep(SAMPLES_EVERY)


async def _heartbeats(shop: Workshop) -> None:
    """Let charts know that values which stand still are alive: links report changes only."""
    while True:
        await shop.clock.sleep(HEARTBEAT_EVERY)
        for machine, live in shop.live.machines.items():
            if live.line is Line.UP and live.heard_at is not None:
                with suppress(SamplesError):
                    await asyncio.to_thread(shop.samples.alive, machine, live.heard_at)


async def _prune(shop: Workshop) -> None:
    while True:
        try:
            keep = shop.site.store
            oldest = shop.clock.now() - timedelta(seconds=keep.samples_age)
            await asyncio.to_thread(shop.samples.prune, before=oldest, max_bytes=keep.samples_size)
            await asyncio.to_thread(shop.samples.summarise, shop.clock.now())
        except EtabliError as error:
            log.warning("old samples cannot be removed", extra={"reason": str(error)})
        await shop.clock.sleep(PRUNE_EVERY)


async def _badges(shop: Workshop) -> None:
    """Let badges that machines' own readers read open and close sessions; a badge number is never logged."""
    while True:
        machine, badge = await shop.badges.get()
        machine = shop.site.readers.get(machine, machine)
        try:
            await shop.shopfloor.badge_read(machine, badge)
        except RequestRefused as refusal:
            log.warning("badge refused", extra={"machine": machine, "reason": str(refusal)})


async def _shift_ends(shop: Workshop) -> None:
    """Close sessions that nobody closed when their shift ended."""
    while True:
        await shop.clock.sleep(SHIFT_LOOK_EVERY)
        now = shop.clock.now()
        for machine in shop.site.machines:
            session = shop.live.machines[machine.id].state.session
            if session is not None and _shift_ended(shop.site, machine.place, session.opened_at, now):
                with suppress(RequestRefused):
                    await shop.desk.close_session(machine.id, reason="shift_end", author="collector", via="shift_end")


def _shift_ended(site: Site, place: str, opened_at: datetime, now: datetime) -> bool:
    """Whether the shift in which a session was opened is over. One opened outside every shift is nobody's to close."""
    periods = opening_intervals(
        site.shifts, opened_at - timedelta(days=1), now + timedelta(days=2), zone=site.zone, place=place
    )
    return any(period.start <= opened_at < period.end <= now for period in periods)


def _listening(site: Site) -> Listening:
    """Where the pages are served, as the server wants it."""
    web = site.web
    return Listening(web.host, web.port, web.certificate, web.key, web.behind_proxy)


def _shown(site: Site) -> ShownSite:
    """The site as pages name it."""
    return ShownSite(
        name=site.name,
        zone=site.zone,
        language=site.language,
        places={place.id: place.name for place in site.places},
        machines=tuple(
            ShownMachine(one.id, one.name, one.family, one.place, one.profile, one.rules, one.units)
            for one in site.machines
        ),
        shifts=site.shifts,
        planned_stops=site.planned_stops,
        kiosk=site.kiosk,
        trainings=site.trainings,
    )


@contextmanager
def _signals(stop: asyncio.Event) -> Iterator[None]:
    """Let SIGINT and SIGTERM ask for a stop in good order; a second one ends the process the hard way."""
    loop = asyncio.get_running_loop()
    heard = (signal.SIGINT, signal.SIGTERM)

    def ask() -> None:
        for one in heard:
            loop.remove_signal_handler(one)
        stop.set()

    try:
        for one in heard:
            loop.add_signal_handler(one, ask)
    except (NotImplementedError, ValueError):
        # Windows, or a loop outside the main thread: Ctrl+C then cancels the run, which ends in good order too.
        yield
        return
    try:
        yield
    finally:
        for one in heard:
            loop.remove_signal_handler(one)
