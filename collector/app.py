"""The composition root: the only module that knows everyone. It opens the workshop, runs it, and closes it in order."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress

from collector import __version__, chores
from collector.accounts.keys import new_secret
from collector.accounts.links import WELCOME
from collector.accounts.lodge import open_lodge
from collector.control import Control, withdraw_control, write_control
from collector.core.plain import time_text
from collector.desk import Desk, Post
from collector.entrance import layout_of, open_alarms, open_gate
from collector.opened import Workshop
from collector.outgoing import Carrier
from collector.outlets import open_influx
from collector.publishing import open_mqtt
from collector.reloading.crew import Crew, adapters_of
from collector.reloading.taking_up import TakingUp
from collector.room_watch import RoomWatch
from collector.runtime.clock import Clock, SteadyClock, SystemClock
from collector.runtime.engine import Engine
from collector.runtime.groups import task_group
from collector.runtime.live import Live
from collector.runtime.mailbox import DroppingMailbox, WaitingMailbox
from collector.runtime.memory import settled_memory
from collector.runtime.service import Service, keep_told
from collector.runtime.turns import quick_turns
from collector.settings import Site
from collector.settings.reported import workshop_of
from collector.settings.shown import gone_of, shown_of
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
from collector.web.surroundings import Inside, ShownMachine, Surroundings

log = logging.getLogger(__name__)


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
    with holding(directory), Store.open(directory) as store, SampleWriter(directory, keep) as samples:
        yield store, samples


@asynccontextmanager
async def workshop(site: Site, clock: Clock | None = None) -> AsyncIterator[Workshop]:
    """Open the workshop without its machines: take up what was kept, let the engine run, and stop it in good order.

    Args:
        site: What the site file says.
        clock: The time; the system's own by default, steadied for all but what the law decides by.

    Raises:
        RequestRefused: If another process works with the same data.
        JournalError: If something cannot be recorded.
    """
    clock, wall = (clock or SteadyClock()), (clock or SystemClock())
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
        access = await open_gate(site, store, registry, engine, live, wall)
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
                group.create_task(chores.write_samples(shop), name="samples"),
                group.create_task(chores.show_alive(shop), name="heartbeats"),
                group.create_task(chores.prune(shop), name="retention"),
                group.create_task(chores.read_badges(shop), name="badges"),
                group.create_task(chores.end_shifts(shop), name="shift ends"),
            ]
            crew = Crew(shop, group)
            gone = gone_of(site, await asyncio.to_thread(shop.store.states))
            carriers = [*([influx] if influx is not None else []), *await open_mqtt(shop)]
            around = surroundings_of(shop, gone, carriers)
            taking_up = around.keeper = TakingUp(shop, crew, around, group)
            room_watch = RoomWatch(shop, crew, group)
            alarms = open_alarms(site)
            if alarms is not None and (named := site.alarms) is not None:
                publisher = alarms
                shop.live.follow(alarms.take)
                room_watch.follow(alarms.take)
                tasks.append(group.create_task(alarms.run(), name="alarms over MQTT"))
                taking_up.follow(lambda now: publisher.arrange(layout_of(now, named)))
            tasks += [group.create_task(one.run(), name=f"{one.name} out") for one in carriers]
            tasks.append(group.create_task(room_watch.keep(), name="room on the disk"))
            crew.begin(adapters_of(site.machines))
            if shop.access is not None:
                tasks += shop.access.start(group, crew.keepers)
            shop.lodge.keeper.let_commands_in(token)
            tasks.append(group.create_task(shop.lodge.keeper.watch(), name="who is signed in"))
            server = WebServer(around, _listening(site), Doorman(shop.lodge.keeper))
            if site.backup is not None:
                daily = DailyBackup(site.backup, site.path, backup_name(site.name), site.zone, shop.clock)
                tasks.append(group.create_task(daily.run(), name="daily backup"))
            service = Service.of_environment()
            try:
                async with server.serving() as url:
                    control = Control(
                        url=url, token=token, pid=os.getpid(), started_at=time_text(shop.clock.now()),
                        certificate=str(site.web.certificate or ""),
                    )  # fmt: skip
                    await asyncio.to_thread(write_control, site.store.directory, control)
                    if (key := await shop.lodge.links.first()) is not None:
                        welcome(f"{url}{WELCOME}?key={key}")
                    with settled_memory(), _hangups(group, taking_up, stop):
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
                    shop.access.cancel()
                crew.cancel()
                for task in tasks:
                    task.cancel()


def surroundings_of(
    shop: Workshop, gone: Sequence[ShownMachine] = (), carriers: Sequence[Carrier] = ()
) -> Surroundings:
    """What surrounds the pages of an open workshop.

    Args:
        shop: The workshop.
        gone: Machines that stand there no more.
        carriers: Who carries its facts out of the house.
    """
    site = shop.site
    return Surroundings(
        shown_of(site, gone), shop.live, shop.store, shop.desk, shop.clock, SampleReader(site.store.directory),
        site.store.directory, workshop_of(site) if site.access is not None else None,
        Inside(shop.mailbox, shop.telemetry, shop.samples.counts, carriers), shop.lodge, shop.shopfloor,
    )  # fmt: skip


def _listening(site: Site) -> Listening:
    """Where the pages are served, as the server wants it."""
    web = site.web
    return Listening(web.host, web.port, web.certificate, web.key, web.behind_proxy)


@contextmanager
def _hangups(group: asyncio.TaskGroup, taking_up: TakingUp, stop: asyncio.Event) -> Iterator[None]:
    """Let SIGHUP have the site file taken up anew; where it says that the terminal has gone, it asks for a stop."""
    loop, terminal = asyncio.get_running_loop(), os.isatty(0)

    def ask() -> None:
        if terminal and not os.isatty(0):
            stop.set()
        else:
            group.create_task(taking_up.on_signal(), name="site file")

    try:
        loop.add_signal_handler(signal.SIGHUP, ask)
    except (AttributeError, NotImplementedError, ValueError):
        # Windows knows no such signal; a loop outside the main thread hears none.
        yield
        return
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGHUP)


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
